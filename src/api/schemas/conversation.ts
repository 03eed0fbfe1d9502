import { z } from 'zod';
import type { ContactId } from '../../core/ids';
import { flagQuery, idSchema, instant, pageQuery, phoneQuery } from './common';
import { referralSchema } from './message';
import { ownRulesSchema } from './rules';
import { questionKinds } from '../../core/resolve/question';

export const reasonSchema = z.object({ code: z.string(), text: z.string() }).meta({ id: 'Reason' });

const touchSchema = z.object({ ...referralSchema.shape, at: instant });

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
    unreachable: z
      .object({ meaning: z.string(), since: instant })
      .nullable()
      .meta({ description: 'Set while the channel can not reach the buyer, or the buyer has blocked us.' }),
    questions: z
      .array(
        z.object({
          id: z.string(),
          kind: z.enum(questionKinds),
          text: z.string().meta({ description: 'The question in words, and how it is answered.' }),
          conversationId: z.string().nullable(),
          contactIds: z.array(z.string()),
          companyIds: z.array(z.string()),
          dealIds: z.array(z.string()),
          at: instant,
        }),
      )
      .meta({ description: 'Doubts that only people can settle; nothing was changed by them.' }),
    firstTouch: touchSchema.nullable().meta({ description: 'The first advertisement that brought the buyer.' }),
    lastTouch: touchSchema.nullable().meta({ description: 'The newest advertisement that brought the buyer.' }),
    lastInboundAt: instant.nullable(),
    lastOutboundAt: instant.nullable(),
    inboundCount: z.int(),
    outboundCount: z.int(),
    rulesVersion: z.int(),
    chosen: z
      .array(z.enum(['contact', 'company', 'deal']))
      .meta({ description: 'What a person has chosen; never overruled.' }),
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
  hasQuestions: flagQuery,
  contactId: idSchema<ContactId>('contact').optional(),
  ...pageQuery,
});
