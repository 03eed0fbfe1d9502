import { Fault } from '../../errors';
import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { iso, pageOf, pageSchema } from '../schemas/common';
import { learningRunQuery, learningRunSchema, learningRunStarted } from '../schemas/learning';
import { learningRunView } from '../views/learningView';

export const listLearningRuns = operation({
  tag: 'Rules',
  summary: 'List the newest 100 learning runs: what they read, what came of our messages, and what was learnt',
  query: learningRunQuery,
  answers: { 200: { description: 'A page of runs, the newest first.', schema: pageSchema(learningRunSchema) } },
  async handle({ query }, { store }) {
    const page = await readPage(store.learningRuns, { filter: {}, order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, learningRunView) };
  },
});

export const startLearningRun = operation({
  tag: 'Rules',
  summary: 'Learn now from what came of our messages; it is done once a day in any case',
  answers: { 200: { description: 'It is being learnt.', schema: learningRunStarted } },
  problems: ['temporalAway'],
  async handle(_request, { temporal, clock }) {
    try {
      await temporal.learn();
    } catch (error) {
      throw new Fault('temporalAway', 'Nobody could be told to learn. Try again in a moment.', { cause: error });
    }
    return { status: 200, body: { startedAt: iso(clock()) } };
  },
});

const newestFirst = [
  { field: 'startedAtMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;
