import { z } from 'zod';
import { outcomeResults } from '../../core/feedback/outcome';
import { instant } from './common';

/** Which wording or template a follow-up was. */
export const saidWording = z.object({
  name: z.string(),
  language: z.string().nullable(),
  isTemplate: z.boolean(),
  textKey: z
    .string()
    .optional()
    .meta({ description: 'Which of its texts: another one once people changed it. Missing when it is not known.' }),
});

export const outcomeSchema = z
  .object({
    messageId: z.string().meta({ description: 'Our own id of the message.' }),
    at: instant,
    sentAs: z.enum(['answer', 'followUp', 'humanReply']),
    author: z.enum(['automation', 'agent', 'businessApp']),
    agent: z.string().nullable(),
    intent: z.string().nullable().meta({ description: 'What the turn it answers asked for; null when not known.' }),
    wording: saidWording.nullable(),
    result: z.enum(outcomeResults).meta({
      description:
        'promptedAgain: we wrote again first. readOnly, unanswered: nothing for seven days. open: not so long yet.',
    }),
    settled: z.boolean().meta({ description: 'Seven days are over: only then it counts for or against a wording.' }),
    repliedAfterMs: z.number().nullable(),
    depth: z
      .object({ turns: z.int(), questions: z.int(), media: z.int(), lastedMs: z.number() })
      .nullable()
      .meta({ description: 'The buyer’s answer, until our next word.' }),
    askedBack: z.boolean().meta({ description: 'The buyer asked about the same thing.' }),
    optedOut: z.boolean().meta({ description: 'The buyer opted out after it, before our next word.' }),
    overruled: z.boolean().meta({ description: 'People did otherwise after an answer of automation.' }),
    questions: z.int().meta({ description: 'How many questions it holds: one is clear.' }),
    clarity: z
      .enum(['answered', 'askedBack', 'ignored', 'open'])
      .nullable()
      .meta({ description: 'What came of its question; null when it holds none.' }),
    tookMs: z.number().nullable().meta({ description: 'How long the buyer had waited for it.' }),
  })
  .meta({ id: 'Outcome' });

const speed = z
  .object({ count: z.int(), meanMs: z.number().nullable() })
  .meta({ description: 'How many replies, and how long they took on the average.' });

export const outcomesSchema = z
  .object({ items: z.array(outcomeSchema), responseTimes: z.object({ theirs: speed, ours: speed }) })
  .meta({ id: 'Outcomes' });

/** What the API shows of a conversation's outcomes. */
export type OutcomesView = z.input<typeof outcomesSchema>;
