import { z } from 'zod';
import type { ContactId } from '../../core/ids';
import { agentName, idSchema, instant, pageQuery } from './common';

export const mergeBody = z.strictObject({
  into: idSchema<ContactId>('contact').meta({ description: 'The contact that stays.' }),
  by: agentName.optional(),
});

export const mergeQuery = z.strictObject({ ...pageQuery });

export const mergeSchema = z
  .object({
    id: z.string(),
    from: z.string().meta({ description: 'The contact that was merged away.' }),
    into: z.string(),
    by: z.string().meta({ description: '`continuo`: the channel signed both as one buyer.' }),
    at: instant,
    conversations: z.array(z.string()).meta({ description: 'Conversations that went over.' }),
    deals: z.array(z.string()),
    undoneAt: instant.nullable(),
    undoneBy: z.string().nullable(),
  })
  .meta({ id: 'Merge' });

/** What the API shows of a merge. */
export type MergeView = z.input<typeof mergeSchema>;
