import { z } from 'zod';
import type { ConversationId } from '../../core/ids';
import { agentName, idSchema, instant, pageQuery, words } from './common';

const state = z.enum(['open', 'approved', 'discarded', 'outdated']);

export const draftSchema = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    turnId: z.string().nullable().meta({ description: 'The turn it answers; null for a follow-up.' }),
    purpose: z.enum(['answer', 'followUp']),
    template: z
      .object({ name: z.string(), language: z.string() })
      .nullable()
      .meta({ description: 'The approved template it leaves as while its words are not changed.' }),
    text: z.string(),
    writtenBy: z.enum(['rules', 'knowledge']),
    sources: z.array(z.string()).meta({ description: 'The pieces of knowledge it rests on.' }),
    state: state.meta({ description: 'outdated: answered or dismissed otherwise, or replaced by a newer one.' }),
    at: instant,
    decidedAt: instant.nullable(),
    decidedBy: z.string().nullable(),
    changed: z.boolean().meta({ description: 'The person changed the words before they left.' }),
  })
  .meta({ id: 'Draft' });

/** What the API shows of a draft. */
export type DraftView = z.input<typeof draftSchema>;

export const draftQuery = z.strictObject({
  ...pageQuery,
  state: state.optional(),
  conversationId: idSchema<ConversationId>('conversation').optional(),
});

export const approveBody = z
  .strictObject({
    text: words({ least: 1, most: 4096 })
      .refine((value) => value.trim() !== '', 'Must not be blank.')
      .optional()
      .meta({ description: "The words as they shall leave; left out, the draft's." }),
    agent: agentName.optional().meta({ description: 'Who answers. They have the conversation from then on.' }),
  })
  .optional();

export const discardBody = z.strictObject({ by: agentName.optional() }).optional();
