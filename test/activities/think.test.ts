import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { think } from '../../src/activities/think';
import type { Language } from '../../src/activities/dependencies';
import type { ConversationId, ThoughtId, TurnId } from '../../src/core/ids';
import type { Logger } from '../../src/log';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import { takeModelCall } from '../../src/store/modelBudget';
import { insertThoughtOnce, thoughtKeyOf } from '../../src/store/thoughts';
import { startTestMongo, type TestMongo } from '../support/engines';
import { ThinkingStandIn, understoodAs } from '../support/thinkingStandIn';

let mongo: TestMongo;
let store: Database;
beforeAll(async () => {
  mongo = await startTestMongo();
  store = await connectDatabase(mongo.mongodbUri, { timeoutMs: 2500, appName: 'test' });
  await ensureIndexes(store);
}, 120_000);
afterAll(async () => {
  await store?.client.close();
  await mongo?.stop();
});
const model = new ThinkingStandIn();
const logged: unknown[] = [];
const log = { warn: (...line: unknown[]) => logged.push(line) } as unknown as Logger;
beforeEach(async () => {
  model.forget();
  logged.splice(0);
  for (const collection of await store.db.collections()) await collection.deleteMany({});
});

const noon = Date.UTC(2026, 4, 1, 12);
const secret = 'Preciso de 20 caixas até sexta';

async function asked(id: string, text = secret, nowMs = noon): Promise<ThoughtId> {
  const request = { before: [], messages: [text] };
  const thought = await insertThoughtOnce(store, {
    ...{
      _id: id as ThoughtId,
      conversationId: `cnv_${id}` as ConversationId,
      turnId: 'trn_1' as TurnId,
      about: 'trn_1',
    },
    ...{ kind: 'understand', key: thoughtKeyOf(model.version, 'understand', request), request },
    ...{ result: null, fromCache: false, askedAtMs: nowMs, expiresAt: new Date(Date.now() + 1e9) },
  });
  return thought._id;
}

async function thinkAbout(thoughtId: ThoughtId, language: Language | undefined = model.asLanguage(), nowMs = noon) {
  const environment = new MockActivityEnvironment(undefined, { logger: new DefaultLogger('ERROR') });
  const deps = { store, clock: () => nowMs, log, ...(language === undefined ? {} : { language }) };
  await environment.run(() => think(deps, { thoughtId }));
  return (await store.thoughts.findOne({ _id: thoughtId }))?.result ?? null;
}

test('what the model told is stored; asked again, it is not called again', async () => {
  model.understoods.push(() => understoodAs('order'));
  const id = await asked('tho_1');
  expect(await thinkAbout(id)).toEqual(understoodAs('order'));
  expect(await thinkAbout(id)).toEqual(understoodAs('order'));
  expect(model.asked).toHaveLength(1);
});

test('the same question of somebody else is answered from what is known, and takes no call of the day', async () => {
  model.understoods.push(() => understoodAs('order'));
  await thinkAbout(await asked('tho_1'));
  expect(await thinkAbout(await asked('tho_2'))).toEqual(understoodAs('order'));
  expect(await store.thoughts.findOne({ _id: 'tho_2' as ThoughtId })).toMatchObject({ fromCache: true });
  expect(model.asked).toHaveLength(1);
  expect(await store.modelBudgets.findOne({})).toEqual({
    ...{ _id: '2026-05-01', calls: 1, callsPerDay: 100 },
    ...{ outcomes: { understood: 1 }, fromCache: 1 },
  });
});

test('what is known already takes no call, even when it is the first question of the day', async () => {
  model.understoods.push(() => understoodAs('order'));
  await thinkAbout(await asked('tho_1'));
  const nextDay = noon + 24 * 3600 * 1000;
  expect(await thinkAbout(await asked('tho_2'), undefined, nextDay)).toEqual(understoodAs('order'));
  expect(await store.modelBudgets.findOne({ _id: '2026-05-02' })).toEqual({
    _id: '2026-05-02',
    calls: 0,
    fromCache: 1,
  });
  expect(await takeModelCall(store, { nowMs: nextDay, callsPerDay: 1 })).toBe(true);
  expect(await takeModelCall(store, { nowMs: nextDay, callsPerDay: 1 })).toBe(false);
});

test('what came of each question is counted by its code', async () => {
  const language = model.asLanguage({ callsPerDay: 2 });
  model.understoods.push(() => understoodAs('order'));
  for (const text of ['a', 'b', 'c']) await thinkAbout(await asked(`tho_${text}`, text), language);
  expect(await store.modelBudgets.findOne({})).toEqual({
    ...{ _id: '2026-05-01', calls: 2, callsPerDay: 2 },
    outcomes: { understood: 1, away: 1, overBudget: 1 },
  });
});

test.each([1, 0])('how many there may be is known from what is refused too: %i', async (callsPerDay) => {
  const calls = callsPerDay;
  if (calls > 0) await takeModelCall(store, { nowMs: noon, callsPerDay: 5 });
  expect(await takeModelCall(store, { nowMs: noon, callsPerDay })).toBe(false);
  expect(await store.modelBudgets.findOne({})).toEqual({ _id: '2026-05-01', calls, callsPerDay });
});

test('a failure is no answer: the next one is asked', async () => {
  expect(await thinkAbout(await asked('tho_1'))).toEqual({ kind: 'failed', failure: 'away' });
  model.understoods.push(() => understoodAs('order'));
  expect(await thinkAbout(await asked('tho_2'))).toEqual(understoodAs('order'));
});

test('the calls of a day are used up; the next day there are new ones', async () => {
  const language = model.asLanguage({ callsPerDay: 1 });
  model.understoods.push(
    () => understoodAs('order'),
    () => understoodAs('price'),
  );
  await thinkAbout(await asked('tho_1', 'a'), language);
  expect(await thinkAbout(await asked('tho_2', 'b'), language)).toEqual({ kind: 'failed', failure: 'overBudget' });
  expect(model.asked).toHaveLength(1);
  expect(await thinkAbout(await asked('tho_3', 'c'), language, noon + 24 * 3600 * 1000)).toEqual(understoodAs('price'));
});

test('however many ask at once, no more than the calls of the day are taken', async () => {
  const taken = await Promise.all(
    Array.from({ length: 60 }, () => takeModelCall(store, { nowMs: noon, callsPerDay: 25 })),
  );
  expect(taken.filter(Boolean)).toHaveLength(25);
  expect(await store.modelBudgets.findOne({})).toEqual({ _id: '2026-05-01', calls: 25, callsPerDay: 25 });
  expect(await takeModelCall(store, { nowMs: noon, callsPerDay: 0 })).toBe(false);
});

test('nothing of the words is in the log', async () => {
  await thinkAbout(await asked('tho_1'));
  expect(logged).toHaveLength(1);
  expect(JSON.stringify(logged)).not.toMatch(/caixas|sexta/);
});

test('a question that was erased meanwhile is not asked', async () => {
  const id = await asked('tho_1');
  await store.thoughts.deleteMany({});
  expect(await thinkAbout(id)).toBeNull();
  expect(model.asked).toEqual([]);
});

test('where no model is configured any more, that is said', async () => {
  const environment = new MockActivityEnvironment(undefined, { logger: new DefaultLogger('ERROR') });
  const thoughtId = await asked('tho_1');
  await environment.run(() => think({ store, clock: () => noon, log }, { thoughtId }));
  expect((await store.thoughts.findOne({ _id: thoughtId }))?.result).toEqual({
    kind: 'failed',
    failure: 'switchedOff',
  });
});
