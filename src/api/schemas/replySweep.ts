import { z } from 'zod';
import { findingKinds } from '../../store/replySweepDocument';
import { instant, pageQuery } from './common';

const counts = z.object(
  Object.fromEntries(findingKinds.map((kind) => [kind, z.int()])) as Record<(typeof findingKinds)[number], z.ZodInt>,
);

export const replySweepSchema = z
  .object({
    id: z.string(),
    startedAt: instant,
    finishedAt: instant.nullable().meta({ description: 'Null while it runs, and for good when it was cut off.' }),
    complete: z.boolean().meta({ description: 'False when its time was over first: the next one goes on.' }),
    clean: z.boolean().meta({ description: 'True when it came to its end and found nothing.' }),
    found: counts.meta({ description: 'Messages, conversations and alerts with something wrong, by kind.' }),
    repaired: counts.meta({ description: 'Of these, what was put right or had its conversation look again.' }),
    messagesChecked: z.int().meta({ description: 'Messages whose decision was looked up; each once, when it is new.' }),
    checkedUntil: instant.meta({ description: 'Every message captured before this has its decision.' }),
  })
  .meta({ id: 'ReplySweep' });

/** What the API shows of a pass of the reply sweep. */
export type ReplySweepView = z.input<typeof replySweepSchema>;

export const replySweepQuery = z.strictObject({ ...pageQuery });
