import { fitInThread } from '../../src/activities/feedback/fitInThread';
import { gatherFeedback } from '../../src/activities/feedback/gatherFeedback';
import { learn } from '../../src/activities/feedback/learn';
import { takeLearnt } from '../../src/activities/feedback/takeLearnt';
import { unpacked } from '../../src/activities/feedback/packedTimes';
import { outcomesOf } from '../../src/core/feedback/outcomes';
import { mostWordings } from '../../src/core/feedback/parameters';
import { inOrder, nothingTallied, tallyConversation } from '../../src/core/feedback/tally';
import type { ConversationId, DecisionId, LearningRunId } from '../../src/core/ids';
import type { Database } from '../../src/store/database';
import type { LearningStep } from '../../src/store/learningDocument';
import { textKeyOf } from '../../src/core/feedback/textKey';
import { learntFacts } from '../../src/store/followUp/learnt';
import { addVersion, changeInForce, inForceOf, learntForRoute } from '../../src/store/learning';
import {
  beginLearningRun,
  keepLearningRun,
  leaveLearningRun,
  newestFinishedLearningRun,
} from '../../src/store/learningRuns';
import { outcomeHistories } from '../../src/store/outcomeHistory';
import type { TestMongo } from '../support/engines';
import { explainReads } from '../support/explainReads';
import { seedFeedback, type Exchange } from '../support/seedFeedback';
import { useEmptyStore } from '../support/useStore';

let mongo: TestMongo;
let store: Database;
useEmptyStore((started, mongod) => {
  store = started;
  mongo = mongod;
});

const dayMs = 24 * 3600 * 1000;
const nowMs = Date.UTC(2026, 5, 1, 12);
const deps = () => ({ store, clock: () => nowMs });
let runs = 0;
const work = () => ({ by: `run ${++runs}`, beat: () => undefined, signal: new AbortController().signal });
/** A run that nothing else keeps from running. */
const learnNow = async () => (await learn(deps(), work()))!;
const silence = { conversationId: 'cnv_1' as ConversationId, sinceMs: nowMs, language: 'pt' };
const learntNow = async () =>
  (await learntFacts(store, silence))(
    ['usual', 'short'].map((name) => ({ name, isTemplate: false, textKeys: [textKeyOf(`${name}?`)] })),
  );

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
  const gathered = await gatherFeedback(store, { sinceMs: 0, nowMs, mostMessages: 1e6, ...work() });
  const fresh = nothingTallied();
  for (const conversation of await store.conversations.find({}).toArray()) {
    const history = (await outcomeHistories(store, [conversation], { sinceMs: 0 })).get(conversation._id);
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
    gatherFeedback(store, { sinceMs: nowMs - 2.5 * dayMs, nowMs, mostMessages, ...work() });
  expect(await gather(2)).toMatchObject({ conversations: 1, messages: 2, complete: false });
  expect(await gather(100)).toMatchObject({ conversations: 2, messages: 4, complete: true });
});

test('a run keeps the wordings used most, however many texts conversations have of their own', async () => {
  const exchanges = Array.from({ length: mostWordings + 20 }, (_, place): Exchange => {
    const atMs = nowMs - 100 * dayMs + place * 3600_000;
    const wording = place < 5 ? 'usual' : `own ${place}`;
    return { atMs, asks: 'Oi', answers: 'Olá', followUp: { after: 10, wording } };
  });
  await seedFeedback(store, '5511900000001', exchanges);
  const { tallied } = await learnNow();
  expect(tallied?.wordings).toHaveLength(mostWordings);
  expect(tallied?.wordings[0]?.name).toBe('usual');
});

test('what is learnt comes into force with its evidence, once; frozen it does not; rolled back it is the fixed policy', async () => {
  expect(await learntNow()).toBeNull();
  expect(await learntForRoute(store)).toBeNull();
  await seedBuyers(120);
  const run = await learnNow();
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
  const again = await learnNow();
  expect(new Set(again.steps.map(({ outcome }) => outcome))).toEqual(new Set(['same', 'notBetter', 'tooLittle']));
  await changeInForce(store, 'wordings', { kind: 'freeze', by: 'ana', atMs: nowMs });
  await changeInForce(store, 'rhythm', { kind: 'rollback', to: null, by: 'ana', atMs: nowMs });
  await seedFeedback(store, '5511900000001', [
    { atMs: nowMs - 50 * dayMs, asks: 'Oi', answers: 'Olá', followUp: { after: 1500, wording: 'short' } },
  ]);
  const frozen = await learnNow();
  expect(frozen.steps.filter(({ outcome }) => outcome === 'frozen').map(({ parameter }) => parameter)).toEqual([
    'rhythm',
    'wordings',
  ]);
  expect(await store.learning.countDocuments({ parameter: 'wordings' })).toBe(1);
  expect((await learntNow())?.model).toBeNull();
  for (const parameter of ['prematureHours', 'wordings'] as const)
    await changeInForce(store, parameter, { kind: 'rollback', to: null, by: 'ana', atMs: nowMs });
  expect(await learntNow()).toBeNull();
  await changeInForce(store, 'wordings', { kind: 'thaw', by: 'ana', atMs: nowMs });
  await learnNow();
  expect(await inForceOf(store, 'wordings')).toMatchObject({ inForce: 2, frozen: null });
}, 120_000);

test('a run that is given up reads no further, fits nothing and stores no version', async () => {
  await seedBuyers(120);
  for (const stopsAt of [0, 1]) {
    const giveUp = new AbortController();
    let beats = 0;
    const beat = () => (beats++ === stopsAt ? giveUp.abort(new Error('given up')) : undefined);
    if (stopsAt === 0) giveUp.abort(new Error('given up'));
    await expect(learn(deps(), { by: 'run', beat, signal: giveUp.signal })).rejects.toThrow('given up');
    expect(beats).toBe(stopsAt === 0 ? 0 : 2);
  }
  expect(await store.learning.countDocuments()).toBe(0);
  const packed = { times: new Float64Array(0), starts: [], zones: [] };
  const begun = performance.now();
  const input = { packed, inForce: null, prematureHours: null, mayChange: true, nowMs };
  await expect(fitInThread(input, AbortSignal.abort(new Error('given up')))).rejects.toThrow('given up');
  expect(performance.now() - begun).toBeLessThan(100);
}, 60_000);

test('while one run learns another does nothing; a dead one, or the same one begun again, keeps nobody waiting', async () => {
  const both = await Promise.all([learn(deps(), work()), learn(deps(), work())]);
  expect(both.filter((run) => run === null)).toHaveLength(1);
  expect(await store.learningRuns.find({}).toArray()).toEqual(both.filter((run) => run !== null));
  const begin = (by: string, atMs: number) => beginLearningRun(store, { nowMs: atMs, sinceMs: 0, by });
  const run = (await begin('a', nowMs))!;
  expect(await begin('b', nowMs + 50_000)).toBeNull();
  expect(await begin('a', nowMs + 50_000)).not.toBeNull();
  expect(await begin('b', nowMs + 100_000)).toBeNull();
  expect(await begin('b', nowMs + 120_000)).not.toBeNull();
  // Whoever was taken for dead and wakes up again does not speak for the other one.
  await keepLearningRun(store, run._id, nowMs + 500_000);
  await leaveLearningRun(store, run._id);
  expect(await begin('c', nowMs + 130_000)).toBeNull();
});

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
    await gatherFeedback(watched, { sinceMs: 1, nowMs, mostMessages: 1e6, ...work() });
  });
  expect(reads.length).toBeGreaterThanOrEqual(7);
  for (const { name, stages, documents } of reads) {
    expect([name, stages]).toEqual([name, expect.arrayContaining(['IXSCAN'])]);
    expect([name, documents <= 40]).toEqual([name, true]);
  }
});

test('what forecasts worse than nothing learnt, twice in a row, decides no more until a better one is learnt', async () => {
  const evidence = { runId: 'lrn_1' as LearningRunId, seen: 60, figures: [] };
  await addVersion(store, { parameter: 'leastChance', value: 0.03, evidence }, 3);
  const worse = { outcome: 'worse', seen: 400, figures: [] } as const;
  const run = { _id: 'lrn_2' as LearningRunId, startedAtMs: nowMs };
  const take = (before: LearningStep | null) =>
    takeLearnt(store, run, before && { steps: [before] }, 'leastChance', worse);
  const once = await take(null);
  expect(once).toMatchObject({ outcome: 'worse', version: 1 });
  expect(await take({ ...once, outcome: 'notBetter' })).toEqual(once);
  expect(await take({ ...once, version: 7 })).toEqual(once);
  await changeInForce(store, 'leastChance', { kind: 'freeze', by: 'ana', atMs: nowMs });
  expect(await take(once)).toEqual(once);
  await changeInForce(store, 'leastChance', { kind: 'thaw', by: 'ana', atMs: nowMs });
  expect(await take(once)).toMatchObject({ outcome: 'withdrawn', version: null });
  expect(await learntNow()).toBeNull();
  const better = await takeLearnt(store, run, null, 'leastChance', { ...worse, outcome: 'learnt', value: 0.02 });
  expect(better).toMatchObject({ outcome: 'learnt', version: 2 });
  expect(await inForceOf(store, 'leastChance')).toMatchObject({ history: [{}, {}, { kind: 'withdraw', from: 1 }] });
});

test('an empty base teaches nothing', async () => {
  const run = await learnNow();
  expect(run).toMatchObject({ conversations: 0, messages: 0, complete: true, finishedAtMs: nowMs });
  expect(new Set(run.steps.map(({ outcome }) => outcome))).toEqual(new Set(['tooLittle']));
  expect(await store.learning.countDocuments()).toBe(0);
});
