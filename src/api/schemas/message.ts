import { z } from 'zod';
import { agentName, instant, pageQuery, words } from './common';

export const messageSchema = z
  .object({
    id: z.string().meta({ description: "The channel's own message id once known, before that the outbox id." }),
    direction: z.enum(['in', 'out']),
    author: z.enum(['buyer', 'automation', 'agent', 'businessApp']),
    agent: z.string().nullable(),
    type: z.string(),
    text: z.string().nullable(),
    media: z
      .object({
        id: z.string().nullable(),
        mimeType: z.string().nullable(),
        filename: z.string().nullable(),
        caption: z.string().nullable(),
        sha256: z.string().nullable(),
        voice: z.boolean(),
        animated: z.boolean(),
      })
      .nullable(),
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
    errors: z.array(z.object({ code: z.int(), title: z.string().nullable() })),
    replyTo: z.string().nullable(),
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
