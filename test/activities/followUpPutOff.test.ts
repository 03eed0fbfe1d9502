import { takeLateDelivery } from '../../src/activities/followUp/lateDelivery';
import { lookAgain } from '../../src/activities/followUp/look';
import { update } from '../../src/activities/update';
import type { ContactId, DecisionId, LearningRunId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import { silentLogger } from '../../src/log';
import type { Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { gatherLook } from '../../src/store/followUp/gatherLook';
import { seedConversation, seedDecision, seedMessage } from '../api/seed';
import { model } from '../core/followUp/support/silences';
import { seedContact } from '../support/seedContact';
import { seedSend } from '../support/seedSend';
import { useEmptyStore } from '../support/useStore';

let store: Database;
useEmptyStore((started) => (store = started));

const hourMs = 3600 * 1000;
const nowMs = Date.parse('2026-03-10T15:00:00Z');
const sinceMs = nowMs - 30 * hourMs;

/** A rhythm is learnt by which a reply is still likely after 30 hours. */
async function learns(): Promise<void> {
  const evidence = { runId: 'run_1' as LearningRunId, seen: 1000, figures: [] };
  await store.learning.insertOne({
    ...{ _id: 'rhythm.1', parameter: 'rhythm', version: 1, value: model, evidence, basedOn: null, createdAtMs: 1 },
    by: 'learning',
  });
  await store.learningInForce.insertOne({ _id: 'rhythm', inForce: 1, sinceMs: 1, frozen: null, changes: 1 });
}

/** A conversation in which our question has been open for 30 hours; its window stays open, so that no template is needed. */
async function hesitates(contactId: ContactId, phone: string): Promise<ConversationDocument> {
  const conversation = await seedConversation(store, {
    ...{ phone, contactId, windowClosesAtMs: nowMs + 200 * hourMs, lastInboundAtMs: sinceMs - hourMs },
    lastOutboundAtMs: sinceMs,
    control: { holder: { kind: 'automation' } },
    followUp: {
      ...{ lookAtMs: nowMs, reasons: [], silence: 'hesitation', means: 'hesitation', sinceMs, sentInSilence: 0 },
      begins: 'afterOurMessage',
    },
  });
  await seedMessage(store, conversation, { text: 'Quanto custa?', atMs: sinceMs - hourMs, status: 'received' });
  await seedMessage(store, conversation, {
    ...{ direction: 'out', author: 'automation', sentAs: 'answer', text: 'Posso reservar?', atMs: sinceMs },
    status: 'delivered',
  });
  return conversation;
}

const read = async ({ _id }: ConversationDocument) => (await store.conversations.findOne({ _id }))!;

async function look(conversation: ConversationDocument, atMs: number): Promise<ConversationDocument> {
  const fresh = await read(conversation);
  const deps = { store, ring: async () => undefined, log: silentLogger };
  return update({ store }, fresh, await lookAgain(deps, fresh, fresh.followUp!, atMs), atMs);
}

async function seen(conversation: ConversationDocument, atMs: number) {
  const fresh = await read(conversation);
  return (await gatherLook(store, fresh, fresh.followUp!, defaultRules.followUp, atMs)).facts.more!;
}

test('what is learnt puts a follow-up off once; meanwhile it counts as what the fixed rules would have sent', async () => {
  await learns();
  const contactId = await seedContact(store);
  const one = await hesitates(contactId, '5511900000001');
  const other = await hesitates(contactId, '5511900000002');
  const { followUp } = await look(one, nowMs);
  expect(followUp).toMatchObject({ silence: 'hesitation', moment: { putOff: { atMs: nowMs, wording: 'usual' } } });
  expect(followUp!.lookAtMs).toBeGreaterThan(nowMs);
  expect(await store.outbox.countDocuments()).toBe(0);
  // Had it been sent, the silence of the other conversation would be over.
  const elsewhere = await seen(other, nowMs + 1);
  expect(elsewhere.contact).toMatchObject({ fixedLastFollowUpAtMs: nowMs, elsewhere: { putOffAtMs: nowMs } });
  expect(elsewhere.contact.elsewhere.lastOutboundAtMs).toBeLessThan(nowMs);
  expect((await look(other, nowMs + 1)).lastDecision).toMatchObject({
    ...{ outcome: 'dropped', codes: ['putOffElsewhere'] },
  });
  // In its own conversation it counts as the wording the fixed rules have used.
  expect(await seen(one, nowMs + 1)).toMatchObject({
    ...{ lastWording: null, fixedLastWording: 'usual', putOff: { atMs: nowMs, wording: 'usual' } },
  });
  const sent = await look(one, followUp!.lookAtMs);
  expect(sent.lastDecision).toMatchObject({ outcome: 'send' });
  expect(await store.outbox.countDocuments({ kind: 'followUp' })).toBe(1);
  expect((await seen(one, followUp!.lookAtMs + 1)).contact).toMatchObject({ fixedLastFollowUpAtMs: nowMs });
});

test('once it is rolled back, what was put off still counts from the moment of the fixed rules', async () => {
  const contactId = await seedContact(store);
  const [one, other] = [await hesitates(contactId, '5511900000001'), await hesitates(contactId, '5511900000002')];
  expect((await seen(one, nowMs)).learnt).toBeNull();
  await learns();
  await look(one, nowMs);
  await store.learningInForce.updateMany({}, { $set: { inForce: null } });
  for (const conversation of [one, other])
    expect(await seen(conversation, nowMs + 1)).toMatchObject({
      ...{ learnt: { actsAt: 'fixedMoment', model: null, wordings: {} }, contact: { fixedLastFollowUpAtMs: nowMs } },
    });
});

test('what was put off is not put off again when our message is seen late', async () => {
  await learns();
  const conversation = await hesitates(await seedContact(store), '5511900000001');
  await seedMessage(store, conversation, {
    ...{ direction: 'out', author: 'agent', sentAs: 'humanReply', atMs: sinceMs - 9 * hourMs, status: 'read' },
  });
  const followUp = { ...defaultRules.followUp, waitHoursOf: { unreached: 24 } };
  await store.rules.insertOne({ _id: 1, rules: { ...defaultRules, followUp }, by: 'test', createdAtMs: 1 });
  const put = (await look(conversation, nowMs)).followUp!;
  expect(put).toMatchObject({ silence: 'unreached', moment: { putOff: { atMs: nowMs } } });
  const seenAtMs = nowMs + hourMs;
  await store.messages.updateOne({ atMs: sinceMs }, { $set: { status: 'read', statusAtMs: seenAtMs } });
  const after = (await takeLateDelivery({ store }, await read(conversation), seenAtMs)).followUp!;
  expect(after).toMatchObject({ silence: 'hesitation', sinceMs: seenAtMs, moment: { putOff: put.moment?.putOff } });
  expect(after.lookAtMs).toBe(Math.max(put.lookAtMs, seenAtMs + 24 * hourMs));
  expect(await look(conversation, after.lookAtMs)).toMatchObject({ lastDecision: { outcome: 'send' } });
});

test('what the fixed rules would have said last is read from what was sent', async () => {
  await learns();
  const conversation = await hesitates(await seedContact(store), '5511900000001');
  const facts = { more: { lastWording: 'again', fixedLastWording: 'short' } };
  const stored = (outcome: string, atMs: number, details: object) =>
    seedDecision(store, conversation, {
      ...{ _id: `${conversation._id}.${atMs}.followUp` as DecisionId, step: 'followUp', outcome, atMs },
      ...({ facts, details } as object),
    });
  const last = async () => {
    const { lastWording, fixedLastWording } = await seen(conversation, nowMs);
    return { lastWording, fixedLastWording };
  };
  const leaves = (wording: string, state: 'sent' | 'failed', createdAtMs: number) =>
    seedSend(store, conversation, { kind: 'followUp', author: 'automation', state, wording, createdAtMs });
  await stored('send', 1, { wording: 'again' });
  await leaves('again', 'sent', 1);
  expect(await last()).toEqual({ lastWording: 'again' });
  await stored('send', 2, { wording: 'again', fixedWording: 'usual' });
  await leaves('again', 'sent', 3);
  expect(await last()).toEqual({ lastWording: 'again', fixedLastWording: 'usual' });
  await stored('putOff', 4, { moment: { putOff: { atMs: 4, wording: 'third' } } });
  expect(await last()).toEqual({ lastWording: 'again', fixedLastWording: 'third' });
  // A task by rule says nothing.
  await stored('putOff', 5, { moment: { putOff: { atMs: 5, wording: null } } });
  expect(await last()).toEqual({ lastWording: 'again', fixedLastWording: 'short' });
  // What did not get there, they have not said either.
  await stored('send', 6, { wording: 'third', fixedWording: 'usual' });
  await leaves('third', 'failed', 6);
  expect(await last()).toEqual({ lastWording: 'again', fixedLastWording: 'short' });
  await stored('draft', 7, { content: {}, fixedWording: 'usual' });
  expect(await last()).toEqual({ lastWording: 'again', fixedLastWording: 'short' });
});
