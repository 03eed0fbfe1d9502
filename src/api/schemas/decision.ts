import { z } from 'zod';
import { instant, pageQuery } from './common';
import { reasonSchema } from './conversation';

export const decisionSchema = z
  .object({
    id: z.string(),
    step: z.enum(['resolve', 'contextualize', 'route', 'followUp', 'control']),
    outcome: z.string(),
    reasons: z.array(reasonSchema),
    facts: z.unknown().meta({ description: 'What it was decided from: decided again, it comes out the same.' }),
    details: z.unknown(),
    turnId: z.string().nullable(),
    rulesVersion: z.int(),
    at: instant,
  })
  .meta({ id: 'Decision' });

/** What the API shows of a decision. */
export type DecisionView = z.input<typeof decisionSchema>;

export const decisionQuery = z.strictObject({ ...pageQuery });
