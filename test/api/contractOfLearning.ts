import type { LearningRunId } from '../../src/core/ids';
import { nothingTallied } from '../../src/core/feedback/tally';
import { addVersion } from '../../src/store/learning';
import { beginLearningRun, finishLearningRun } from '../../src/store/learningRuns';
import type { ContractBench } from './contractBench';
import { seedFeedback } from '../support/seedFeedback';

/** What is learnt, and what became of our messages. */
export async function learningAnswers({ api, check }: ContractBench): Promise<void> {
  const { store } = api;
  const { conversation } = await seedFeedback(store, '5511900000077', [
    { atMs: Date.now() - 3600_000, asks: 'Tem azul?', answers: 'Sim. Quer?', repliesAfter: 5 },
    { atMs: Date.now() - 600_000, asks: 'E verde?', answers: 'Também.' },
  ]);
  const outcomes = '/api/conversations/{id}/outcomes';
  expect((await check('GET', outcomes, conversation._id)).body).toMatchObject({
    items: [
      { result: 'replied', clarity: 'answered', depth: { turns: 2 } },
      { result: 'open', clarity: null },
    ],
    responseTimes: { ours: { count: 2, meanMs: 60_000 }, theirs: { count: 1, meanMs: 300_000 } },
  });
  expect((await check('GET', outcomes, 'cnv_0123456789abcdef01234567')).status).toBe(404);
  const run = (await beginLearningRun(store, { nowMs: 2, sinceMs: 1, by: 'run' }))!;
  const tallied = nothingTallied();
  const figures = [{ name: 'shareAnswered', value: 0.5 }];
  const step = { parameter: 'leastChance', outcome: 'learnt', version: 1, seen: 60, figures } as const;
  const read = { conversations: 1, messages: 2, complete: true, finishedAtMs: 3 };
  await finishLearningRun(store, run._id, { ...read, steps: [{ ...step, figures }], tallied });
  const evidence = { runId: 'lrn_1' as LearningRunId, seen: 60, figures };
  for (const value of [0.03, 0.05]) await addVersion(store, { parameter: 'leastChance', value, evidence }, 3);

  expect((await check('GET', '/api/learning/runs')).body.items).toMatchObject([{ id: run._id, complete: true }]);
  expect((await check('POST', '/api/learning/runs')).status).toBe(200);
  expect(api.temporal.learningRuns).toBe(1);
  api.temporal.state.temporal = false;
  expect((await check('POST', '/api/learning/runs')).status).toBe(503);
  api.temporal.state.temporal = true;

  const parameterIn = async () =>
    (await check('GET', '/api/learning')).body.items.find(
      (one: { parameter: string }) => one.parameter === 'leastChance',
    );
  expect(await parameterIn()).toMatchObject({ bounds: { least: 0, most: 0.1 }, inForce: { version: 2, value: 0.05 } });
  const one = '/api/learning/{parameter}';
  expect((await check('GET', `${one}/versions`, 'leastChance')).body.items).toMatchObject([
    { version: 2 },
    { version: 1 },
  ]);
  expect((await check('GET', `${one}/versions`, 'loudness')).body.detail).toContain('There are: rhythm, ');
  const { body } = await check('POST', `${one}/freeze`, 'leastChance', { body: { by: 'ana' } });
  expect(body).toMatchObject({ frozen: { by: 'ana' }, inForce: { version: 2 } });
  expect((await check('POST', `${one}/thaw`, 'leastChance')).body).toMatchObject({ frozen: null });
  const back = (to: unknown) => check('POST', `${one}/rollback`, 'leastChance', { body: { to } });
  expect((await back(1)).body).toMatchObject({ inForce: { version: 1, value: 0.03 }, frozen: { by: 'api' } });
  expect((await back(null)).body).toMatchObject({ inForce: null });
  expect(await back(7)).toMatchObject({ status: 404, body: { detail: expect.stringContaining('The newest is 2;') } });
  const never = await check('POST', `${one}/rollback`, 'handOver', { body: { to: 1 } });
  expect(never).toMatchObject({
    status: 404,
    body: { detail: expect.stringContaining('Nothing was learnt of handOver') },
  });
  expect((await back('x')).status).toBe(400);
  expect((await check('POST', `${one}/rollback`, 'leastChance')).status).toBe(400);
  expect(await parameterIn()).toMatchObject({
    inForce: null,
    history: [
      { kind: 'freeze', by: 'ana', from: 2, to: 2 },
      { kind: 'thaw', by: 'api' },
      { kind: 'rollback', by: 'api', from: 2, to: 1 },
      { kind: 'rollback', by: 'api', from: 1, to: null },
    ],
  });
  const { text } = await check('GET', '/metrics');
  expect(text).toContain('continuo_learning_version{parameter="leastChance"} 0');
  expect(text).toContain('continuo_message_outcomes{kind="followUp",outcome="replied"} 0');
  expect(text).toContain('continuo_learning_run_finished_timestamp_seconds 0.003');
}
