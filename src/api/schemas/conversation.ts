import { z } from 'zod';
import type { ContactId } from '../../core/ids';
import { flagQuery, idSchema, instant, pageQuery, phoneQuery } from './common';
import { ownRulesSchema } from './rules';

export const reasonSchema = z.object({ code: z.string(), text: z.string() }).meta({ id: 'Reason' });

export const conversationSchema = z
  .object({
    id: z.string(),
    account: z.string(),
    contactId: z.string().nullable(),
    companyId: z.string().nullable(),
    dealId: z.string().nullable(),
    dealStage: z.string().nullable(),
    state: z.enum(['open', 'closed']),
    holder: z.enum(['automation', 'human', 'nobody']),
    assignee: z.string().nullable(),
    team: z.string().nullable(),
    needsReply: z.boolean(),
    replyDueAt: instant.nullable(),
    replyOverdue: z.boolean(),
    paused: z.object({ until: instant, by: z.string(), reason: z.string().nullable() }).nullable(),
    snoozedUntil: instant.nullable(),
    followUp: z.object({ lookAt: instant, reasons: z.array(reasonSchema) }).nullable(),
    window: z.object({ closesAt: instant }).nullable(),
    optedOut: z.boolean(),
    lastInboundAt: instant.nullable(),
    lastOutboundAt: instant.nullable(),
    inboundCount: z.int(),
    outboundCount: z.int(),
    rulesVersion: z.int(),
    ownRules: ownRulesSchema.nullable(),
    forwardedTo: z
      .string()
      .nullable()
      .meta({ description: 'The conversation that has this buyer now, when the two turned out to be one.' }),
    createdAt: instant,
  })
  .meta({ id: 'Conversation' });

/** What the API shows of a conversation. */
export type ConversationView = z.input<typeof conversationSchema>;

export const commandedSchema = conversationSchema
  .extend({
    inFlight: z
      .array(z.string())
      .meta({ description: 'Sends that were already with the channel and could not be called back.' }),
  })
  .meta({ id: 'CommandedConversation' });

export const conversationQuery = z.strictObject({
  phone: phoneQuery,
  state: z.enum(['open', 'closed']).optional(),
  holder: z.enum(['automation', 'human', 'nobody']).optional(),
  assignee: z
    .string()
    .max(64)
    .optional()
    .meta({ description: 'An agent; empty for conversations that nobody is assigned to.' }),
  needsReply: flagQuery,
  contactId: idSchema<ContactId>('contact').optional(),
  ...pageQuery,
});
