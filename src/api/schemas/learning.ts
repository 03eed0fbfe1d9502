import { z } from 'zod';
import { changeKinds } from '../../core/feedback/inForce';
import { mostWordings, parameterNames } from '../../core/feedback/parameters';
import { agentName, instant, pageQuery } from './common';
import { saidWording } from './outcome';

export const parameterParams = z.strictObject({
  parameter: z.enum(parameterNames, { error: `There is no such parameter. There are: ${parameterNames.join(', ')}.` }),
});

const figures = z
  .array(z.object({ name: z.string(), value: z.number() }))
  .meta({ description: 'What it rests on: shares are from 0 to 1, scores are Brier scores (lower is better).' });

export const learningVersionSchema = z
  .object({
    parameter: z.enum(parameterNames),
    version: z.int(),
    value: z.unknown().meta({ description: 'What was learnt; its shape depends on the parameter.' }),
    evidence: z.object({
      runId: z.string(),
      seen: z.int().meta({ description: 'How many silences, follow-ups, answers or waits it rests on.' }),
      figures,
    }),
    basedOn: z.int().nullable().meta({ description: 'What was in force when it was learnt; null: the fixed policy.' }),
    createdAt: instant,
    by: z.string(),
  })
  .meta({ id: 'LearningVersion' });

/** What the API shows of a learnt version. */
export type LearningVersionView = z.input<typeof learningVersionSchema>;

const frozen = z
  .object({ by: z.string(), at: instant })
  .nullable()
  .meta({ description: 'While it is frozen no newer version comes into force.' });

export const learningParameterSchema = z
  .object({
    parameter: z.enum(parameterNames),
    changes: z.string().meta({ description: 'What it changes, in plain words.' }),
    bounds: z
      .object({ least: z.number(), most: z.number() })
      .nullable()
      .meta({ description: 'No value outside of these ever counts. Null: it is a curve of chances, from 0 to 1.' }),
    inForce: learningVersionSchema.nullable().meta({ description: 'Null: the fixed policy, as the rules say.' }),
    since: instant.nullable().meta({ description: 'Since when; null when nothing was ever learnt.' }),
    frozen,
    history: z
      .array(
        z.object({
          kind: z.enum(changeKinds),
          by: z.string(),
          at: instant,
          from: z.int().nullable(),
          to: z.int().nullable(),
        }),
      )
      .meta({
        description:
          'Who froze, thawed, rolled back or withdrew it, the newest 100, oldest first, and the versions in force before and after; null: the fixed policy.',
      }),
  })
  .meta({ id: 'LearningParameter' });

/** What the API shows of a parameter. */
export type LearningParameterView = z.input<typeof learningParameterSchema>;

export const learningSchema = z
  .object({ items: z.array(learningParameterSchema), lastRunAt: instant.nullable() })
  .meta({ id: 'Learning' });

export const learningVersionQuery = z.strictObject({ ...pageQuery });

const by = agentName.optional();
export const learningChange = z.strictObject({ by }).optional();
const versionFault = 'Must be the number of a version, or null for the fixed policy.';
export const rollbackBody = z.strictObject({
  to: z
    .int(versionFault)
    .min(1, versionFault)
    .nullable()
    .meta({ description: 'The version that is in force from now on; null: the fixed policy.' }),
  by,
});

const clarity = { oneQuestion: z.int(), answered: z.int(), askedBack: z.int(), ignored: z.int() };
const depth = z.object({
  ...{ answers: z.int(), turns: z.int(), questions: z.int(), media: z.int(), lastedMs: z.number() },
});
const counts = z.record(z.string(), z.int());
const speed = z.object({ count: z.int(), totalMs: z.number() });

export const learningRunSchema = z
  .object({
    id: z.string(),
    startedAt: instant,
    finishedAt: instant.nullable().meta({ description: 'Null while it runs, and for good when it was cut off.' }),
    readSince: instant,
    conversations: z.int(),
    messages: z.int(),
    complete: z.boolean().meta({ description: 'False when there was more than one run may read.' }),
    steps: z.array(
      z.object({
        parameter: z.enum(parameterNames),
        outcome: z.enum(['learnt', 'same', 'tooLittle', 'notBetter', 'worse', 'withdrawn', 'frozen']).meta({
          description: '`worse`: what is in force forecasts worse than nothing learnt; twice in a row it is withdrawn.',
        }),
        version: z.int().nullable().meta({ description: 'In force afterwards; null: the fixed policy.' }),
        seen: z.int(),
        figures,
      }),
    ),
    outcomes: z
      .object({
        results: z
          .record(z.string(), counts)
          .meta({ description: 'What came of answers, follow-ups and people’s replies.' }),
        depths: z
          .record(z.string(), depth)
          .meta({ description: 'Sums over buyers’ answers: turns, questions, media, and how long they lasted.' }),
        wordings: z
          .array(
            z.object({
              ...saidWording.shape,
              ...{ worked: z.int(), notWorked: z.int(), readOnly: z.int(), notDelivered: z.int() },
              ...{ optedOut: z.int(), ...clarity },
            }),
          )
          .meta({ description: `The ${mostWordings} used most, the most used first.` }),
        intents: z.array(
          z.object({
            ...{ intent: z.string(), answers: z.int(), overruled: z.int(), doubted: z.int() },
            ...{ draftsKept: z.int(), draftsCorrected: z.int(), ...clarity },
          }),
        ),
        authors: z.array(
          z.object({
            ...{ author: z.enum(['automation', 'agent', 'businessApp']), agent: z.string().nullable() },
            ...{ messages: z.int(), replied: z.int(), ...clarity },
          }),
        ),
        responseTimes: z.object({ theirs: speed, ours: speed }),
      })
      .nullable(),
  })
  .meta({ id: 'LearningRun' });

/** What the API shows of a learning run. */
export type LearningRunView = z.input<typeof learningRunSchema>;

export const learningRunQuery = z.strictObject({ ...pageQuery });
export const learningRunStarted = z.object({ startedAt: instant }).meta({
  id: 'LearningRunStarted',
  description: 'It is being learnt; its report stands among the runs when it is done.',
});
