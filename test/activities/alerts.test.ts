import { attend } from '../../src/activities/attend';
import { receive } from '../../src/activities/receive';
import { defaultRules } from '../../src/core/rules/defaults';
import type { AgentId } from '../../src/core/ids';
import type { AlertDocument } from '../../src/store/alertDocument';
import type { ConversationDocument } from '../../src/store/documents';
import { conversationsLeftDue } from '../../src/store/conversationsLeftDue';
import { joinConversations } from '../../src/store/join';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { eraseAll, order } from '../support/erasureBench';
import { echoTo, messageFrom, webhook } from '../support/whatsappEvents';

const minuteMs = 60_000;
const start = Date.parse('2026-11-20T09:00:00Z');
const ana = '5511987654321';
let nowMs = start;
let ids = 0;
let bench: CaptureBench;

beforeAll(async () => {
  bench = await startCaptureBench({ clock: () => nowMs });
}, 60_000);
afterAll(() => bench?.stop());
beforeEach(async () => {
  nowMs = start;
  await bench.clear();
});

async function says(phone: string, text: string): Promise<void> {
  await bench.post(webhook(messageFrom({ phone }, `wamid.${ids++}`, nowMs, text)));
  await bench.drain();
}

/** A wait that maria has, with its people told at these minutes from now. */
async function waitsForMaria(phone = ana): Promise<ConversationDocument> {
  await says(phone, 'Vocês entregam em Campinas?');
  await bench.decide();
  const told = {
    assigneeAtMs: nowMs + 10 * minuteMs,
    teamAtMs: nowMs + 20 * minuteMs,
    supervisorAtMs: nowMs + 30 * minuteMs,
  };
  await bench.store.conversations.updateOne(
    { 'identity.phone': phone },
    {
      $set: {
        'control.holder': { kind: 'human', assignee: 'maria' as AgentId, team: null },
        'wait.told': told,
        'wait.dueAtMs': nowMs + 40 * minuteMs,
      },
    },
  );
  return conversationOf(phone);
}

async function conversationOf(phone: string): Promise<ConversationDocument> {
  const found = await bench.store.conversations.findOne({ 'identity.phone': phone });
  if (!found) throw new Error('There is no such conversation.');
  return found;
}

const lookAt = ({ _id }: ConversationDocument) => attend(bench.deps, { conversationId: _id, kind: 'replyDue', nowMs });
const alerts = () => bench.store.alerts.find({}).sort({ atMs: 1 }).toArray();
const kinds = async () => (await alerts()).map(({ kind }) => kind);
const isOpen = ({ endedAtMs }: AlertDocument) => endedAtMs === null;

test('looked at too early, nothing is told; at its time once, however often one looks', async () => {
  const conversation = await waitsForMaria();
  expect((await lookAt(conversation)).wait?.nextTellAtMs).toBe(start + 10 * minuteMs);
  expect(await alerts()).toEqual([]);
  nowMs = start + 10 * minuteMs;
  for (let looks = 0; looks < 3; looks++) await lookAt(conversation);
  expect(await alerts()).toMatchObject([
    { kind: 'remindedAssignee', for: { kind: 'agent', agent: 'maria' }, dueAtMs: start + 40 * minuteMs, atMs: nowMs },
  ]);
  expect((await lookAt(conversation)).wait?.nextTellAtMs).toBe(start + 20 * minuteMs);
});

test('cut off after a decision and before the record, the stage is taken again and told once', async () => {
  const conversation = await waitsForMaria();
  nowMs = start + 10 * minuteMs;
  await lookAt(conversation);
  await bench.store.conversations.updateOne({ _id: conversation._id }, { $unset: { 'wait.toldStage': '' } });
  nowMs += 1000;
  await lookAt(conversation);
  expect(await kinds()).toEqual(['remindedAssignee']);
  expect(await bench.store.decisions.countDocuments({ outcome: 'remindedAssignee' })).toBe(1);
  expect((await conversationOf(ana)).wait?.toldStage).toBe(1);
});

test('with its workflow gone, the relay rings when a stage is past, and not before, nor while it is snoozed', async () => {
  const conversation = await waitsForMaria();
  const due = async () => {
    const left = await conversationsLeftDue(bench.store, { nowMs, rulesVersion: 0 }, 10);
    return left.includes(conversation._id);
  };
  // Its answer is settled and its silence is not watched: only the wait is left.
  await bench.store.conversations.updateOne({ _id: conversation._id }, { $set: { followUp: null, untold: false } });
  for (const minute of [10, 20, 30]) {
    nowMs = start + minute * minuteMs;
    expect([minute, await due()]).toEqual([minute, false]);
    nowMs += minuteMs;
    expect([minute, await due()]).toEqual([minute, true]);
    await bench.store.conversations.updateOne(
      { _id: conversation._id },
      { $set: { 'control.snoozedUntilMs': nowMs + minuteMs } },
    );
    expect(await due()).toBe(false);
    await bench.store.conversations.updateOne({ _id: conversation._id }, { $set: { 'control.snoozedUntilMs': null } });
    await lookAt(conversation);
    expect(await due()).toBe(false);
  }
});

test('an alert holds ids, names of agents and times; no word of the buyer', async () => {
  const conversation = await waitsForMaria();
  nowMs = start + 50 * minuteMs;
  await lookAt(conversation);
  expect(await kinds()).toHaveLength(4);
  expect(JSON.stringify(await alerts())).not.toMatch(/Campinas|5511987654321|wamid/);
});

test('an answer from the phone ends the wait and its alerts', async () => {
  const conversation = await waitsForMaria();
  nowMs = start + 25 * minuteMs;
  await lookAt(conversation);
  expect((await alerts()).filter(isOpen)).toHaveLength(2);
  nowMs += minuteMs;
  await bench.post(webhook(echoTo({ phone: ana }, `wamid.${ids++}`, nowMs, 'Sim!')));
  await bench.drain();
  expect((await conversationOf(ana)).wait).toBeNull();
  expect((await alerts()).map(({ endedAtMs }) => endedAtMs)).toEqual([nowMs, nowMs]);
});

test('an answer ends what was told, also when an urgent message has moved the stages since', async () => {
  const conversation = await waitsForMaria();
  nowMs = start + 12 * minuteMs;
  await lookAt(conversation);
  const later = {
    assigneeAtMs: nowMs + 5 * minuteMs,
    teamAtMs: nowMs + 6 * minuteMs,
    supervisorAtMs: nowMs + 7 * minuteMs,
  };
  await bench.store.conversations.updateOne({ _id: conversation._id }, { $set: { 'wait.told': later } });
  nowMs += minuteMs;
  await bench.post(webhook(echoTo({ phone: ana }, `wamid.${ids++}`, nowMs, 'Sim!')));
  await bench.drain();
  expect((await alerts()).map(({ endedAtMs }) => endedAtMs)).toEqual([nowMs]);
});

test('what a person has put off is not late when they get it back: its time and its stages count anew', async () => {
  const conversation = await waitsForMaria();
  nowMs = start + 12 * minuteMs;
  await lookAt(conversation);
  const endMs = start + 24 * 60 * minuteMs;
  await bench.store.conversations.updateOne({ _id: conversation._id }, { $set: { 'control.snoozedUntilMs': endMs } });
  nowMs = endMs + minuteMs;
  await attend(bench.deps, { conversationId: conversation._id, kind: 'snoozeEnd', nowMs });
  const targetMs = defaultRules.reply.targetMinutes * minuteMs;
  expect((await conversationOf(ana)).wait).toMatchObject({
    ...{ sinceMs: start, dueAtMs: endMs + targetMs, toldStage: 0, overdue: false },
    told: { assigneeAtMs: endMs + targetMs / 2 },
  });
  await lookAt(conversation);
  expect((await alerts()).filter(isOpen)).toEqual([]);
  nowMs = endMs + targetMs / 2;
  await lookAt(conversation);
  expect((await alerts()).filter(isOpen)).toMatchObject([{ kind: 'remindedAssignee', dueAtMs: endMs + targetMs }]);
  expect(await bench.store.decisions.countDocuments({ outcome: 'remindedAssignee' })).toBe(2);
});

test('conversations that are joined keep the alerts about the wait that is left', async () => {
  const younger = await waitsForMaria();
  nowMs = start + 12 * minuteMs;
  await lookAt(younger);
  await says('5511977776666', 'Oi');
  const older = await conversationOf('5511977776666');
  await joinConversations(bench.store, older._id, younger._id, nowMs);
  expect(await alerts()).toMatchObject([{ conversationId: older._id, endedAtMs: null }]);
  nowMs = start + 20 * minuteMs;
  await receive(bench.deps, { conversationId: older._id, nowMs });
  await lookAt(older);
  expect(await alerts()).toMatchObject([
    { kind: 'remindedAssignee', conversationId: older._id, endedAtMs: null },
    { kind: 'toldTeam', conversationId: older._id, endedAtMs: null },
  ]);
});

test("an erased person's alerts are gone, the others' stay", async () => {
  const conversation = await waitsForMaria();
  const other = await waitsForMaria('5511977776666');
  nowMs = start + 12 * minuteMs;
  await lookAt(conversation);
  await lookAt(other);
  const { contactId } = conversation;
  if (contactId === null) throw new Error('Nobody is linked.');
  const erasure = await eraseAll(bench, await order(bench, contactId));
  expect(erasure).toMatchObject({ state: 'finished', left: [] });
  expect(erasure.erased).toContainEqual({ collection: 'alerts', count: 1 });
  expect(await alerts()).toMatchObject([{ conversationId: other._id, endedAtMs: null }]);
});
