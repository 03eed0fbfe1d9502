import { z } from 'zod';
import type { AccountId } from '../../core/ids';
import {
  templateCategories,
  templatePurposes,
  templateQualities,
  templateStatuses,
} from '../../core/templates/template';
import { fillNames } from '../../core/templates/fills';
import { idSchema, instant, pageQuery } from './common';

const purpose = z.enum([...templatePurposes, 'none'], { error: 'Must be followUp, none or null.' }).nullable();

export const templateSchema = z
  .object({
    id: z.string(),
    accountId: z.string(),
    name: z.string(),
    language: z.string().meta({ description: "The channel's code: pt_BR, en." }),
    status: z
      .enum(templateStatuses)
      .meta({ description: 'Only approved ones are sent. removed: the channel has it no more.' }),
    statusReason: z.string().nullable().meta({ description: "The channel's short word; null when it gives none." }),
    quality: z.enum(templateQualities),
    category: z.enum(templateCategories),
    body: z.string().nullable(),
    variables: z
      .array(z.object({ name: z.string(), example: z.string().nullable(), filledWith: z.enum(fillNames).nullable() }))
      .meta({
        description:
          'filledWith: what automation fills in: the name of the contact, its first word, the title or the reference of the deal. null: nobody said; then it is not sent.',
      }),
    needsMore: z.enum(['header', 'button', 'other']).nullable().meta({
      description: 'What a send would need beside the values of its body. Such a template is shown and never sent.',
    }),
    purpose: purpose.meta({ description: 'What people said it is for; null: its name says.' }),
    usedFor: z.enum(templatePurposes).nullable().meta({ description: 'What automation sends it for, if anything.' }),
    sendable: z.boolean().meta({
      description:
        'Automation could send it now: approved, with nothing needed beside its body, not refused, and every variable known.',
    }),
    unfit: z.object({ code: z.int().nullable(), at: instant }).nullable().meta({
      description:
        'Its last send was refused because values and template do not fit, or it was not there; for a day, until it says something else, or until it is changed here.',
    }),
    statusAt: instant,
    syncedAt: instant.meta({ description: "When it last stood on the channel's list." }),
    version: z.int(),
  })
  .meta({ id: 'Template' });

/** What the API shows of a template. */
export type TemplateView = z.input<typeof templateSchema>;

export const templateQuery = z.strictObject({
  ...pageQuery,
  account: idSchema<AccountId>('account').optional(),
  status: z.enum(templateStatuses).optional(),
});

export const templateChange = z
  .strictObject({
    purpose: purpose.optional().meta({
      description:
        'followUp: automation may send it as a follow-up. none: it never does. null: only if its name begins with continuo_follow_up.',
    }),
    values: z.record(z.string().max(512), z.enum(fillNames)).optional().meta({
      description:
        'What fills its variables, by their names or numbers, in this language: {"1": "first_name"}. Replaces what was said before. A number that nobody described is never filled. Holds until its text changes.',
    }),
  })
  .refine(
    ({ purpose: said, values }) => said !== undefined || values !== undefined,
    'The body says nothing to change: give purpose, values or both.',
  );

export const templateSyncSchema = z
  .object({
    items: z.array(
      z.object({
        accountId: z.string(),
        syncedAt: instant.nullable().meta({ description: 'When the list was asked for that was last read whole.' }),
        nextAt: instant.nullable().meta({ description: 'From when on it is read again.' }),
        fault: z.string().nullable().meta({ description: 'Why the newest reading failed; null when it did not.' }),
      }),
    ),
  })
  .meta({ id: 'TemplateSync' });

/** What the API shows of the reading of templates. */
export type TemplateSyncView = z.input<typeof templateSyncSchema>;
