import { lookAgain } from '../../src/activities/followUp/look';
import { moveSilence } from '../../src/activities/followUp/moveSilence';
import type { ConversationId, DecisionId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import { silentLogger } from '../../src/log';
import type { Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { gatherLook } from '../../src/store/followUp/gatherLook';
import { seedConversation, seedMessage } from '../api/seed';
import { seedContact } from '../support/seedContact';
import { useStore } from '../support/useStore';

let store: Database;
useStore((started) => (store = started));
let rung: ConversationId[] = [];
beforeEach(async () => {
  rung = [];
  for (const collection of await store.db.collections()) await collection.deleteMany({});
});

const hourMs = 3600 * 1000;
const nowMs = Date.parse('2026-03-10T15:00:00Z');
const sinceMs = nowMs - 73 * hourMs;
const deps = () => ({
  ...{ store, log: silentLogger },
  ring: async (id: ConversationId) => {
    rung.push(id);
    throw new Error('Temporal is away.');
  },
});

/** Our question can't reach the buyer at one number; at the other nothing goes on, and its window is open. */
async function twoNumbers(): Promise<[ConversationDocument, ConversationDocument]> {
  const followUp = { ...defaultRules.followUp, otherNumbers: true, holidays: { ofBuyersPlace: false } };
  await store.rules.insertOne({ _id: 1, rules: { ...defaultRules, followUp }, by: 'test', createdAtMs: 1 });
  const contactId = await seedContact(store);
  const here = await seedConversation(store, {
    ...{ contactId, unreachable: { meaning: 'unreachable', sinceMs }, lastInboundAtMs: sinceMs - hourMs },
    control: { holder: { kind: 'automation' } },
    followUp: {
      ...{ lookAtMs: nowMs, reasons: [], silence: 'unreached', means: 'unreached', sinceMs, sentInSilence: 0 },
      begins: 'afterOurMessage',
    },
  });
  const ours = { direction: 'out', author: 'automation', sentAs: 'answer', status: 'sent' } as const;
  await seedMessage(store, here, { ...ours, text: 'Qual cor você quer?', atMs: sinceMs });
  const there = await seedConversation(store, {
    ...{ contactId, phone: '5511900000002', windowClosesAtMs: nowMs + hourMs, lastInboundAtMs: sinceMs - hourMs },
    control: { holder: { kind: 'automation' } },
  });
  await seedMessage(store, there, { text: 'Obrigada, tchau!', atMs: sinceMs - hourMs, status: 'received' });
  return [here, there];
}

const fresh = async ({ _id }: ConversationDocument) => (await store.conversations.findOne({ _id }))!;
const look = async (conversation: ConversationDocument) => {
  const found = await fresh(conversation);
  return lookAgain(deps(), found, found.followUp!, nowMs);
};

test('the other conversation looks at this silence by its words, and sends; whatever is repeated, once', async () => {
  const [here, there] = await twoNumbers();
  const first = await look(here);
  expect(first).toMatchObject({ lastDecision: { outcome: 'otherNumber' }, followUp: { silence: 'nothingOwed' } });
  const moved = await fresh(there);
  expect(moved.revision).toBe(there.revision + 1);
  expect(moved.followUp).toMatchObject({ lookAtMs: nowMs, sinceMs, movedFrom: here._id, sentInSilence: 0 });
  expect(rung).toEqual([there._id]);
  const sent = await look(there);
  expect(sent).toMatchObject({
    lastDecision: { outcome: 'send', codes: expect.arrayContaining(['openQuestion']) as string[] },
  });
  expect(await store.outbox.find({}).toArray()).toMatchObject([{ conversationId: there._id, kind: 'followUp' }]);
  // Cut short, this one is carried out again: nothing moves twice.
  await store.conversations.updateOne({ _id: there._id }, { $set: { followUp: sent.followUp! } });
  expect(await look(here)).toMatchObject({ lastDecision: { outcome: 'otherNumber' } });
  expect((await fresh(there)).followUp).toMatchObject({ silence: 'nothingOwed' });
});

test('what goes on there by now keeps it from moving: it is looked at again soon', async () => {
  const [here, there] = await twoNumbers();
  const plan = here.followUp!;
  const rules = (await store.rules.findOne({}))!;
  const decision = { _id: 'x' as DecisionId, reasons: [] } as never;
  const about = {
    conversation: here,
    plan,
    about: 'look-1',
    facts: {} as never,
    contact: {} as never,
    rules,
    epoch: 0,
    decision,
    nowMs,
  };
  const turn = { id: 'trn_1' as never, again: null, openedAtMs: 1, lastMessageAtMs: 1, settleAtMs: 1 };
  for (const change of [
    { turn },
    { 'control.optedOut': true },
    { 'control.state': 'closed' },
    { followUp: plan },
    { followUp: { ...plan, silence: 'nothingOwed', given: 'draft' } },
  ] as const) {
    const before = await fresh(there);
    await store.conversations.updateOne({ _id: there._id }, { $set: change });
    expect([change, await moveSilence(deps(), about, there._id)]).toEqual([change, false]);
    await store.conversations.replaceOne({ _id: there._id }, before);
  }
  expect(await store.decisions.countDocuments({})).toBe(0);
  expect(await moveSilence(deps(), about, there._id)).toBe(true);
});

test('a conversation whose silence a person has is no other number', async () => {
  const [here, there] = await twoNumbers();
  const given = { ...here.followUp!, silence: 'nothingOwed', given: 'task' } as const;
  await store.conversations.updateOne({ _id: there._id }, { $set: { followUp: given } });
  expect((await look(here)).lastDecision).toMatchObject({ outcome: 'askPerson' });
});

test('what the buyer named or agreed to there holds it back there', async () => {
  const [here, there] = await twoNumbers();
  const notBeforeMs = nowMs + 5 * 24 * hourMs;
  const from = { place: { zone: null, country: null, region: null }, windowClosesAtMs: null, lastFollowUpAtMs: null };
  const moment = {
    ...{ fixedAtMs: notBeforeMs, delayMs: 0, notBeforeMs, from },
    ...{ chanceByThen: null, chanceAtAll: null, learntVersion: null },
  };
  const waits = { ...here.followUp!, silence: 'nothingOwed', means: 'theirDate', moment } as const;
  await store.conversations.updateOne({ _id: there._id }, { $set: { followUp: waits } });
  await look(here);
  expect((await fresh(there)).followUp).toMatchObject({ movedFrom: here._id, lookAtMs: notBeforeMs });
  // And what was agreed in words counts at its look.
  const said = { atMs: sinceMs - 2 * hourMs, direction: 'out', author: 'agent', status: 'read' } as const;
  await seedMessage(store, there, { ...said, text: 'Entregamos no dia 14/03, pode ser?' });
  await seedMessage(store, there, { text: 'Pode sim, obrigada!', atMs: sinceMs - hourMs - 1, status: 'received' });
  const moved = (await fresh(there)).followUp!;
  const { facts } = await gatherLook(store, await fresh(there), moved, defaultRules.followUp, nowMs);
  expect(facts.more?.appointment?.atMs).toBeGreaterThan(nowMs);
});
