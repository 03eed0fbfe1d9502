import { z } from 'zod';
import type { ContactId } from '../../core/ids';
import { idSchema, instant, pageQuery } from './common';

const pairState = z.enum(['open', 'different', 'merged']).meta({
  description:
    'open: a question for people. different: a person said they are two, for good. merged: one of them was merged away; the pair is no question while that lasts.',
});

export const duplicateSchema = z
  .object({
    id: z.string(),
    contacts: z.array(
      z.object({
        id: z.string(),
        name: z.string().nullable(),
        phones: z.array(z.string()),
        emails: z.array(z.string()),
        companyId: z.string().nullable(),
      }),
    ),
    probability: z.number().min(0).max(1).meta({
      description: 'How probable it is that they are one person, by the model. Nothing is ever merged by it.',
    }),
    strength: z
      .enum(['likely', 'weak'])
      .meta({ description: 'weak: worth a look, but rather two people, as with a shared office phone.' }),
    weight: z
      .number()
      .meta({ description: 'The same in bits: what is expected before looking, and all reasons added up.' }),
    reasons: z.array(
      z.object({
        code: z.string(),
        text: z.string(),
        weight: z.number().meta({ description: 'In bits; negative when it speaks for two people.' }),
      }),
    ),
    state: pairState,
    foundAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
  })
  .meta({ id: 'Duplicate' });

/** What the API shows of a pair. */
export type DuplicateView = z.input<typeof duplicateSchema>;

export const duplicateQuery = z.strictObject({
  ...pageQuery,
  state: pairState.optional(),
  strength: z.enum(['likely', 'weak']).optional(),
  contactId: idSchema<ContactId>('contact').optional(),
});

export const sweepSchema = z
  .object({
    state: z.enum(['never', 'running', 'stopped', 'finished']),
    compared: z.int().meta({ description: 'Contacts that are done.' }),
    total: z.int().meta({ description: 'Contacts there were at its start.' }),
    comparisons: z.int().meta({ description: 'Pairs that were scored.' }),
    found: z.int().meta({ description: 'Pairs that were not known before.' }),
    startedAt: instant.nullable(),
    updatedAt: instant.nullable(),
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'DuplicateSweep' });

/** What the API shows of the sweep. */
export type SweepView = z.input<typeof sweepSchema>;
