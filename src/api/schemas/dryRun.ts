import { z } from 'zod';
import { changeKinds } from '../../core/rules/dryRun';
import { instant } from './common';
import { rulesEnvelope, rulesSchema } from './rules';

const mostConversations = 500;
/** When nothing is said. */
export const usualConversations = 100;

/** Which of the shapes the rules have is found out by the handler: a union would not say which field is wrong. */
export const dryRunBody = z.strictObject({
  rules: z.union([z.string().min(1), z.record(z.string(), z.unknown())], {
    error: 'must be rules, or their YAML as a text',
  }),
  last: z.int().min(1).max(mostConversations).default(usualConversations),
});

/** The same as the document tells it. */
export const dryRunDocumentBody = z.union([
  z.strictObject({
    rules: z.union([rulesSchema, rulesEnvelope, z.string().meta({ description: 'The rules as a YAML text.' })]),
    last: z
      .int()
      .min(1)
      .max(mostConversations)
      .optional()
      .meta({ description: 'Of how many conversations the newest decided turn is looked at; 100 when left out.' }),
  }),
  rulesSchema.meta({ description: 'The rules alone.' }),
  rulesEnvelope.meta({ description: 'What GET answers.' }),
]);

const decidedSchema = z
  .object({
    outcome: z.enum(['noReply', 'automationReplies', 'humanReplies']),
    assignee: z.string().nullable(),
    team: z.string().nullable(),
    dueAt: instant.nullable(),
    automation: z
      .enum(['send', 'draft'])
      .nullable()
      .meta({ description: 'Whether its answer leaves alone or as a draft.' }),
    text: z.string().nullable().meta({ description: 'What automation says.' }),
    absenceText: z.string().nullable(),
    codes: z.array(z.string()).meta({ description: 'The codes of its reasons, in order.' }),
  })
  .meta({ id: 'DecidedTurn' });

export const dryRunSchema = z
  .object({
    looked: z.int().meta({ description: 'So many conversations, each by its newest decided turn.' }),
    same: z.int(),
    changes: z
      .object(
        Object.fromEntries(changeKinds.map((kind) => [kind, z.int()])) as Record<
          (typeof changeKinds)[number],
          z.ZodInt
        >,
      )
      .meta({ description: 'How many decisions change in which way; one may in several.' }),
    different: z.array(
      z.object({
        conversationId: z.string(),
        turnId: z.string().nullable(),
        at: instant,
        rulesVersion: z.int(),
        changes: z.array(z.enum(changeKinds)),
        before: decidedSchema,
        after: decidedSchema,
      }),
    ),
    unexplained: z
      .array(
        z.object({ conversationId: z.string(), turnId: z.string().nullable(), at: instant, rulesVersion: z.int() }),
      )
      .meta({
        description:
          'Decisions that under the very rules they were taken under do not come out as stored: there should be none.',
      }),
    unknownVersion: z.int().meta({ description: 'Decisions whose rules version is not kept.' }),
    olderFacts: z.int().meta({
      description:
        'Decisions from before people, hours and absence texts were looked at: what rules about those change can’t be tried on them.',
    }),
    cutShort: z.boolean().meta({ description: 'The time was up before all were looked at; ask for fewer.' }),
  })
  .meta({ id: 'DryRun' });

/** What the API shows of a dry run. */
export type DryRunView = z.input<typeof dryRunSchema>;
