import { z } from 'zod';
import { agentName, instant, pageQuery, words } from './common';
import { mediaSchema } from './media';

export const referralSchema = z.object({
  sourceType: z.string().nullable(),
  sourceId: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  headline: z.string().nullable(),
  body: z.string().nullable(),
  clickId: z.string().nullable().meta({ description: "The advertisement's click id (WhatsApp: ctwa_clid)." }),
});

export const messageSchema = z
  .object({
    id: z.string().meta({ description: "The channel's own message id once known, before that the outbox id." }),
    direction: z.enum(['in', 'out']),
    author: z.enum(['buyer', 'automation', 'agent', 'businessApp']),
    agent: z.string().nullable(),
    type: z.string(),
    text: z.string().nullable(),
    notice: z.string().nullable().meta({
      description:
        'For people, where there are no words: why the content is not available, or what the channel reports.',
    }),
    content: z.looseObject({ type: z.string() }).nullable().meta({
      description: 'All the message says, by its type: place, cards, order, pressed button. Null when it was removed.',
    }),
    media: mediaSchema.nullable(),
    at: instant,
    status: z.enum([
      'received',
      'queued',
      'sending',
      'sent',
      'delivered',
      'read',
      'played',
      'failed',
      'unknown',
      'cancelled',
    ]),
    statusAt: instant,
    origin: z
      .enum(['live', 'echo', 'history', 'group', 'notice'])
      .meta({ description: 'How it came. Only what is live can lead to a reply.' }),
    pricing: z.object({ type: z.string().nullable(), category: z.string().nullable() }).nullable(),
    errors: z.array(z.object({ code: z.int(), title: z.string().nullable() })),
    replyTo: z.string().nullable(),
    forwarded: z.boolean(),
    groupId: z.string().nullable(),
    referral: referralSchema.nullable(),
    referredProduct: z.object({ catalogId: z.string().nullable(), productId: z.string() }).nullable(),
    editedAt: instant.nullable(),
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'Message' });

/** What the API shows of a message. */
export type MessageView = z.input<typeof messageSchema>;

export const messageQuery = z.strictObject({ ...pageQuery });

export const replyBody = z.strictObject({
  text: words({ least: 1, most: 4096 }).refine((value) => value.trim() !== '', 'Must not be blank.'),
  agent: agentName.optional().meta({ description: 'Who answers. They have the conversation from then on.' }),
});
