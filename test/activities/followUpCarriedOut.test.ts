import { lookAgain } from '../../src/activities/followUp/look';
import { orderFollowUp } from '../../src/activities/followUp/orderFollowUp';
import type { ConversationId, DecisionId, OutboxId, TurnId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import { ownFollowUpRules } from '../../src/core/rules/followUpRules';
import { silentLogger } from '../../src/log';
import type { Database } from '../../src/store/database';
import type { ConversationDocument, DecisionDocument } from '../../src/store/documents';
import { gatherLook } from '../../src/store/followUp/gatherLook';
import { conversationsOf } from '../../src/store/followUp/queries';
import { whyNotFollowed } from '../../src/store/followUp/whyNotFollowed';
import { questionAbout } from '../../src/store/questions';
import { seedConversation, seedMessage } from '../api/seed';
import { seedContact } from '../support/seedContact';
import { seedSend } from '../support/seedSend';
import { useStore } from '../support/useStore';

let store: Database;
useStore((started) => (store = started));
beforeEach(async () => {
  for (const collection of await store.db.collections()) await collection.deleteMany({});
  const followUp = { ...defaultRules.followUp, holidays: { ofBuyersPlace: false } };
  await store.rules.insertOne({ _id: 1, rules: { ...defaultRules, followUp }, by: 'test', createdAtMs: 1 });
});

const hourMs = 3600 * 1000;
const nowMs = Date.parse('2026-03-10T15:00:00Z');
const sinceMs = nowMs - 30 * hourMs;
const deps = () => ({ store, ring: async () => undefined, log: silentLogger });
type Plan = NonNullable<ConversationDocument['followUp']>;
const plan: Plan = {
  ...{ lookAtMs: nowMs, reasons: [], silence: 'hesitation', means: 'hesitation', sinceMs, sentInSilence: 0 },
  begins: 'afterOurMessage',
};

/** A conversation in which our question has been open for 30 hours. */
async function hesitates(change: Partial<ConversationDocument> = {}): Promise<ConversationDocument> {
  const conversation = await seedConversation(store, {
    ...{ windowClosesAtMs: nowMs + hourMs, lastInboundAtMs: sinceMs - hourMs, lastOutboundAtMs: sinceMs },
    followUp: plan,
    ...change,
    control: { holder: { kind: 'automation' } },
  });
  const line = { direction: 'out', author: 'automation', sentAs: 'answer', status: 'delivered' } as const;
  await seedMessage(store, conversation, { ...line, text: 'Qual cor você quer?', atMs: sinceMs });
  return conversation;
}
const fresh = async ({ _id }: ConversationDocument) => (await store.conversations.findOne({ _id }))!;
async function look(conversation: ConversationDocument) {
  const found = await fresh(conversation);
  return lookAgain(deps(), found, found.followUp!, nowMs);
}

test('its row holds the wording, which the next one does not use again', async () => {
  const conversation = await hesitates();
  await look(conversation);
  expect(await store.outbox.findOne({ kind: 'followUp' })).toMatchObject({ wording: 'usual' });
  const facts = async () => (await gatherLook(store, conversation, plan, defaultRules.followUp, nowMs)).facts.more;
  expect((await facts())?.lastWording).toBe('usual');
  // Rows of earlier versions don't hold it: automation said the usual one.
  await store.outbox.updateMany({}, { $unset: { wording: 1 } });
  expect((await facts())?.lastWording).toBe('usual');
  // Held back, nobody has read it.
  await store.outbox.updateMany({}, { $set: { state: 'cancelled', cancelledBecause: 'quietHours' } });
  expect((await facts())?.lastWording).toBeNull();
  expect((await facts())?.contact).toMatchObject({ followUpsInMonth: 0, lastFollowUpAtMs: null });
});

test.each<[string, Plan]>([
  ['a quiet end', { ...plan, silence: 'nothingOwed', sinceMs: nowMs - 20 * 24 * hourMs }],
  ['a follow-up', plan],
])('%s that was decided before a command is not carried out after it', async (_what, followUp) => {
  const conversation = await hesitates({ followUp });
  // Cut off before it was written.
  await look(conversation);
  await store.outbox.deleteMany({});
  const human = { kind: 'human', assignee: null, team: null } as const;
  const taken = { 'control.epoch': 1, 'control.holder': human };
  await store.conversations.updateOne({ _id: conversation._id }, { $set: taken });
  const change = await look(conversation);
  expect(change).toMatchObject({ followUp: { ...followUp, lookAtMs: nowMs + 1000 } });
  expect(change).not.toHaveProperty('control');
  expect(await store.outbox.countDocuments({})).toBe(0);
});

test('a phone that was seen with somebody else is a person’s task at once, and claims nothing', async () => {
  const conversation = await hesitates();
  const question = questionAbout('phoneNowWithAnother', conversation._id, nowMs);
  await store.conversations.updateOne({ _id: conversation._id }, { $set: { questions: [question] } });
  expect((await look(conversation)).lastDecision).toMatchObject({
    outcome: 'askPerson',
    codes: expect.arrayContaining(['notAddressed']) as string[],
  });
  expect(await store.followUpLedgers.countDocuments({})).toBe(0);
  expect(await store.alerts.countDocuments({ kind: 'followUp' })).toBe(1);
});

test('a claim that can’t be ordered is given back: it counts as no follow-up', async () => {
  const conversation = await hesitates();
  const { facts, contact } = await gatherLook(store, conversation, plan, defaultRules.followUp, nowMs);
  const rules = (await store.rules.findOne({}))!;
  const decision = { _id: 'x' as DecisionId } as DecisionDocument;
  const doubtful = { ...conversation, questions: [questionAbout('phoneNowWithAnother', conversation._id, nowMs)] };
  const decided = { conversation: doubtful, plan, about: 'look-1', facts, contact, rules, epoch: 0, decision, nowMs };
  const words = { text: 'Oi?', template: null, wording: 'usual' };
  expect(await orderFollowUp({ store }, decided, words)).toMatchObject({ code: 'notAddressed' });
  const again = (await gatherLook(store, conversation, plan, defaultRules.followUp, nowMs + 60_000)).facts;
  expect(again.more?.contact).toMatchObject({ followUpsInMonth: 0, lastFollowUpAtMs: null });
  expect(await orderFollowUp({ store }, { ...decided, conversation }, words)).toBeNull();
});

test('a rules change leaves the time that people have for it as it is', async () => {
  const conversation = await hesitates();
  await store.conversations.updateOne(
    { _id: conversation._id },
    { $set: { 'control.holder': { kind: 'human', assignee: null, team: null } } },
  );
  const { followUp } = await look(conversation);
  expect(followUp).toMatchObject({ given: 'task', lookAtMs: nowMs + 7 * 24 * hourMs, closeFromMs: nowMs });
});

test.each(['send', 'draft'] as const)(
  'planned as something else, it is held against the floor of what it means by now: %s',
  async (mode) => {
    const brokeOffMs = nowMs - 3 * hourMs;
    // As it is planned when two conversations became one, and a follow-up with them.
    const followUp = { ...plan, sinceMs: brokeOffMs };
    const conversation = await hesitates({
      followUp,
      lastInboundAtMs: brokeOffMs - 60_000,
      lastOutboundAtMs: brokeOffMs,
    });
    const ownRules = { followUp: { waitHoursOf: { interrupted: 2 }, mode } };
    await store.conversations.updateOne({ _id: conversation._id }, { $set: { 'control.ownRules': ownRules } });
    for (const [minutes, text] of [
      [9, 'Tem azul?'],
      [1, 'E verde?'],
    ] as const) {
      const turnId = `trn_${minutes}` as TurnId;
      await seedMessage(store, conversation, { text, turnId, atMs: brokeOffMs - minutes * 60_000, status: 'received' });
    }
    const line = { direction: 'out', author: 'automation', sentAs: 'answer', status: 'read' } as const;
    await seedMessage(store, conversation, { ...line, text: 'Qual tamanho?', atMs: brokeOffMs });
    const change = await look(conversation);
    expect(change).toMatchObject({ lastDecision: { outcome: mode }, followUp: { means: 'interrupted' } });
    const after = { ...(await fresh(conversation)), ...change };
    const rules = ownFollowUpRules(defaultRules.followUp, ownRules.followUp);
    const outboxId = (await store.outbox.findOne({}))?._id ?? null;
    expect(await whyNotFollowed(store, after, rules, { nowMs, outboxId, by: 'person' })).toBeNull();
  },
);

test.each<[string, Partial<Plan>]>([
  ['hesitation', {}],
  ['their wish to think it over', { silence: 'theirDate', means: 'theirDate' }],
])('planned as %s, it is held against the date that the buyer is found to have named', async (_what, before) => {
  const saidAtMs = nowMs - 5 * 24 * hourMs;
  const followUp = { ...plan, ...before, sinceMs: saidAtMs, sentInSilence: 1 };
  const conversation = await hesitates({ followUp, lastInboundAtMs: saidAtMs - 60_000, lastOutboundAtMs: saidAtMs });
  await store.messages.deleteMany({});
  const ownRules = { followUp: { maxPerSilence: 2, maxWithoutPerson: 5 } };
  await store.conversations.updateOne({ _id: conversation._id }, { $set: { 'control.ownRules': ownRules } });
  const theirs = { text: 'Te respondo amanhã', turnId: 'trn_1' as TurnId, status: 'received' } as const;
  await seedMessage(store, conversation, { ...theirs, atMs: saidAtMs - 60_000 });
  const line = { direction: 'out', author: 'automation', sentAs: 'answer', status: 'read' } as const;
  await seedMessage(store, conversation, { ...line, text: 'Combinado! Qual cor você quer?', atMs: saidAtMs });
  const change = await look(conversation);
  expect(change).toMatchObject({ lastDecision: { outcome: 'send' }, followUp: { means: 'theirDate' } });
  const after = { ...(await fresh(conversation)), ...change };
  const rules = ownFollowUpRules(defaultRules.followUp, ownRules.followUp);
  const outboxId = (await store.outbox.findOne({}))!._id;
  expect(await whyNotFollowed(store, after, rules, { nowMs, outboxId, by: 'automation' })).toBeNull();
});

test('what never left hides nothing that did, however often it was tried', async () => {
  const contactId = await seedContact(store);
  const conversation = await hesitates({ contactId });
  const row = { kind: 'followUp', author: 'automation' } as const;
  const atMs = nowMs - 20 * 24 * hourMs;
  const sent = await seedSend(store, conversation, { ...row, state: 'sent', createdAtMs: atMs, finishedAtMs: atMs });
  const never = { ...sent, state: 'cancelled', cancelledBecause: 'command.pause' } as const;
  const tries = Array.from({ length: 80 }, (_one, place) => ({
    ...never,
    ...{ _id: `out_${place}` as OutboxId, createdAtMs: atMs + hourMs + place },
  }));
  await store.outbox.insertMany(tries);
  const { facts } = await gatherLook(store, conversation, plan, defaultRules.followUp, nowMs);
  expect(facts.more?.contact).toMatchObject({ followUpsInMonth: 1, lastFollowUpAtMs: atMs });
});

test('of a contact with ever so many conversations, those with the newest activity are looked at', async () => {
  const contactId = await seedContact(store);
  const one = await hesitates({ contactId, lastActivityAtMs: 1 });
  await store.conversations.insertMany(
    Array.from({ length: 60 }, (_one, place) => ({
      ...one,
      ...{ _id: `cnv_${place}` as ConversationId, addresses: [], lastActivityAtMs: place < 30 ? nowMs + place : place },
    })),
  );
  const found = await conversationsOf(store, contactId).toArray();
  expect(found).toHaveLength(50);
  expect(found.slice(0, 30).map(({ _id }) => _id)).toEqual(
    Array.from({ length: 30 }, (_one, place) => `cnv_${29 - place}`),
  );
});
