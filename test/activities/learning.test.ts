import { gatherFeedback } from '../../src/activities/feedback/gatherFeedback';
import { learn } from '../../src/activities/feedback/learn';
import { unpacked } from '../../src/activities/feedback/packedTimes';
import { outcomesOf } from '../../src/core/feedback/outcomes';
import { inOrder, nothingTallied, tallyConversation } from '../../src/core/feedback/tally';
import type { ConversationId, DecisionId } from '../../src/core/ids';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import { learntFacts } from '../../src/store/followUp/learnt';
import { changeInForce, inForceOf, learntForRoute } from '../../src/store/learning';
import { newestFinishedLearningRun } from '../../src/store/learningRuns';
import { outcomeHistories } from '../../src/store/outcomeHistory';
import { startTestMongo, type TestMongo } from '../support/engines';
import { explainReads } from '../support/explainReads';
import { seedFeedback, type Exchange } from '../support/seedFeedback';

let mongo: TestMongo;
let store: Database;
beforeAll(async () => {
  mongo = await startTestMongo();
  store = await connectDatabase(mongo.mongodbUri, { timeoutMs: 5000, appName: 'test' });
  await ensureIndexes(store);
}, 60_000);
beforeEach(async () => {
  for (const collection of await store.db.collections()) await collection.deleteMany({});
});
afterAll(async () => {
  await store?.client.close();
  await mongo?.stop();
});

const dayMs = 24 * 3600 * 1000;
const nowMs = Date.UTC(2026, 5, 1, 12);
const deps = () => ({ store, clock: () => nowMs });
const work = () => ({ beat: () => undefined, signal: new AbortController().signal });
const silence = { conversationId: 'cnv_1' as ConversationId, sinceMs: nowMs, language: 'pt' };
const learntNow = async () =>
  (await learntFacts(store, silence))(['usual', 'short'].map((name) => ({ name, isTemplate: false })));

/** Buyers who answer quickly, slowly or never, some of them after a follow-up; four exchanges each, days apart. */
async function seedBuyers(count: number): Promise<void> {
  for (let buyer = 0; buyer < count; buyer++) {
    const exchanges = Array.from({ length: 4 }, (_, turn): Exchange => {
      const atMs = nowMs - (100 - 20 * turn) * dayMs + (buyer % 24) * 3600_000;
      const repliesAfter = buyer % 3 === 0 ? 5 + (buyer % 7) : buyer % 3 === 1 ? 2000 + 30 * buyer : undefined;
      const followUp = { after: 1500, wording: buyer % 2 === 0 ? 'short' : 'usual' };
      return {
        ...{ atMs, asks: 'Quanto custa a cadeira?', answers: 'Custa 300. Qual cor?' },
        ...(repliesAfter === undefined ? {} : { repliesAfter }),
        ...(buyer % 3 === 0 ? {} : { followUp }),
      };
    });
    await seedFeedback(store, `55119${String(10_000_000 + buyer)}`, exchanges);
  }
}

test('what a run counts is a fresh fold over messages and decisions, and only times are kept', async () => {
  await seedBuyers(250);
  const gathered = await gatherFeedback(store, { sinceMs: 0, nowMs, mostMessages: 1e6, beat: () => undefined });
  const fresh = nothingTallied();
  const ids = (await store.conversations.find({}).toArray()).map(({ _id }) => _id);
  for (const id of ids) {
    const history = (await outcomeHistories(store, [id], { sinceMs: 0 })).get(id);
    if (history) tallyConversation(fresh, outcomesOf(history, nowMs), []);
  }
  expect(gathered.tallied).toEqual(inOrder(fresh));
  expect(gathered).toMatchObject({
    conversations: 250,
    complete: true,
    messages: await store.messages.countDocuments(),
  });
  expect(unpacked(gathered.packed).reduce((sum, { messages }) => sum + messages.length, 0)).toBe(gathered.messages);
  expect(unpacked(gathered.packed)[0]).toMatchObject({ zone: 'America/Sao_Paulo' });
  const { followUp, answer } = gathered.tallied.results;
  expect([answer.replied, answer.promptedAgain]).toEqual([84 * 4, 166 * 4]);
  // Who never answers a follow-up comes back with the next question, but for the last.
  expect(followUp).toMatchObject({ replied: 83 * 4 + 83 * 3, unanswered: 83 });
  expect(gathered.tallied.intents).toMatchObject([{ intent: 'price', answers: 1000 }]);
});

test('a run that may not read everything reads the newest conversations, and says so', async () => {
  for (const day of [1, 2, 3])
    await seedFeedback(store, `551190000000${day}`, [{ atMs: nowMs - day * dayMs, asks: 'Oi', answers: 'Olá' }]);
  // A conversation of more messages than are read at once is a page of its own.
  await store.conversations.updateMany({}, { $set: { inboundCount: 20_000 } });
  const gather = (mostMessages: number) =>
    gatherFeedback(store, { sinceMs: nowMs - 2.5 * dayMs, nowMs, mostMessages, beat: () => undefined });
  expect(await gather(2)).toMatchObject({ conversations: 1, messages: 2, complete: false });
  expect(await gather(100)).toMatchObject({ conversations: 2, messages: 4, complete: true });
});

test('what is learnt comes into force with its evidence, once; frozen it does not; rolled back it is the fixed policy', async () => {
  expect(await learntNow()).toBeNull();
  expect(await learntForRoute(store)).toBeNull();
  await seedBuyers(120);
  const run = await learn(deps(), work());
  expect(run.steps.map(({ parameter, outcome }) => [parameter, outcome])).toEqual([
    ['rhythm', 'learnt'],
    ['prematureHours', 'learnt'],
    ['templateHours', 'tooLittle'],
    ['leastChance', 'tooLittle'],
    ['wordings', 'learnt'],
    ['handOver', 'learnt'],
    ['dueTime', 'learnt'],
  ]);
  expect(await newestFinishedLearningRun(store)).toEqual(run);
  const facts = await learntNow();
  expect(facts).toMatchObject({ version: 'rhythm.1 prematureHours.1 wordings.1', model: { format: 1 } });
  expect(Object.keys(facts?.wordings ?? {}).sort()).toEqual(['short', 'usual']);
  expect(await learntNow()).toEqual(facts);
  expect(await learntForRoute(store)).toMatchObject({ version: 'handOver.1 dueTime.1' });
  expect(await store.learning.findOne({ _id: 'rhythm.1' })).toMatchObject({
    evidence: { runId: run._id },
    basedOn: null,
  });

  // The same again teaches nothing new.
  const again = await learn(deps(), work());
  expect(new Set(again.steps.map(({ outcome }) => outcome))).toEqual(new Set(['same', 'notBetter', 'tooLittle']));
  await changeInForce(store, 'wordings', { kind: 'freeze', by: 'ana', atMs: nowMs });
  await changeInForce(store, 'rhythm', { kind: 'rollback', to: null, by: 'ana', atMs: nowMs });
  await seedFeedback(store, '5511900000001', [
    { atMs: nowMs - 50 * dayMs, asks: 'Oi', answers: 'Olá', followUp: { after: 1500, wording: 'short' } },
  ]);
  const frozen = await learn(deps(), work());
  expect(frozen.steps.filter(({ outcome }) => outcome === 'frozen').map(({ parameter }) => parameter)).toEqual([
    'rhythm',
    'wordings',
  ]);
  expect(await store.learning.countDocuments({ parameter: 'wordings' })).toBe(1);
  expect((await learntNow())?.model).toBeNull();
  for (const parameter of ['prematureHours', 'wordings'] as const)
    await changeInForce(store, parameter, { kind: 'rollback', to: null, by: 'ana', atMs: nowMs });
  expect(await learntNow()).toBeNull();
  await changeInForce(store, 'wordings', { kind: 'thaw' });
  await learn(deps(), work());
  expect(await inForceOf(store, 'wordings')).toMatchObject({ inForce: 2, frozen: null });
}, 120_000);

test('two changes at the same moment are carried out one after the other', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, place) =>
      changeInForce(store, 'dueTime', { kind: 'learnt', version: place + 1, atMs: place }),
    ),
  );
  expect(await inForceOf(store, 'dueTime')).toMatchObject({ inForce: 20 });
});

test('everything is read by an index, and of decisions only what is needed', async () => {
  await seedBuyers(3);
  const { _id } = (await store.conversations.findOne({})) ?? { _id: '' as ConversationId };
  for (let count = 0; count < 50; count++)
    await store.decisions.insertOne({
      ...{
        _id: `${_id}.${count}.contextualize` as DecisionId,
        conversationId: _id,
        turnId: null,
        step: 'contextualize',
      },
      ...{ outcome: 'gathered', reasons: [], facts: {}, details: null, rulesVersion: 0, atMs: nowMs - count },
    });
  const reads = await explainReads(mongo.mongodbUri, async (watched, begin) => {
    begin();
    await gatherFeedback(watched, { sinceMs: 1, nowMs, mostMessages: 1e6, beat: () => undefined });
  });
  expect(reads.length).toBeGreaterThanOrEqual(7);
  for (const { name, stages, documents } of reads) {
    expect([name, stages]).toEqual([name, expect.arrayContaining(['IXSCAN'])]);
    expect([name, documents <= 40]).toEqual([name, true]);
  }
});

test('an empty base teaches nothing', async () => {
  const run = await learn(deps(), work());
  expect(run).toMatchObject({ conversations: 0, messages: 0, complete: true, finishedAtMs: nowMs });
  expect(new Set(run.steps.map(({ outcome }) => outcome))).toEqual(new Set(['tooLittle']));
  expect(await store.learning.countDocuments()).toBe(0);
});
