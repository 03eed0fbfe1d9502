import { assignQueued } from '../../src/activities/assign/assignQueued';
import { attend } from '../../src/activities/attend';
import { control } from '../../src/activities/control';
import { takeThought } from '../../src/activities/thinking/takeThought';
import type { AgentId, CommandId, ThoughtId, TurnId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import type { ConversationDocument } from '../../src/store/documents';
import { insertThoughtOnce } from '../../src/store/thoughts';
import type { IssuedCommand } from '../../src/workflows/contract';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, webhook } from '../support/whatsappEvents';

const minuteMs = 60_000;
const start = Date.parse('2026-11-20T09:00:00Z');
const [maria, bo] = ['maria', 'bo'] as AgentId[] as [AgentId, AgentId];
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

const one = async () => (await bench.conversations())[0]!;
async function put(change: Record<string, unknown>): Promise<ConversationDocument> {
  await bench.store.conversations.updateMany({}, { $set: change });
  return one();
}
const heldBy = (assignee: AgentId | null) => ({ kind: 'human', assignee, team: null }) as const;

/** Maria has it and was reminded; from now on the rules know bo alone, with room for so many. */
async function remindedMaria(capacity: number): Promise<ConversationDocument> {
  await bench.post(webhook(messageFrom({ phone: '5511987654321' }, `wamid.${ids++}`, nowMs, 'Vocês entregam?')));
  await bench.drain();
  await bench.decide();
  const at = (minutes: number) => start + minutes * minuteMs;
  const told = { assigneeAtMs: at(10), teamAtMs: at(20), supervisorAtMs: at(30) };
  const { _id } = await put({ 'control.holder': heldBy(maria), 'wait.told': told, 'wait.dueAtMs': at(40) });
  nowMs = at(12);
  await attend(bench.deps, { conversationId: _id, kind: 'replyDue', nowMs });
  expect(await reminded()).toEqual(['maria']);
  const people = { members: [{ name: 'bo', capacity }], teams: [] };
  await bench.store.rules.insertOne({ _id: 1, rules: { ...defaultRules, people }, by: 'test', createdAtMs: 1 });
  nowMs = at(13);
  return one();
}

/** Who is reminded now. */
async function reminded(): Promise<unknown[]> {
  const alerts = await bench.store.alerts.find({ kind: 'remindedAssignee', endedAtMs: null }).toArray();
  return alerts.map((alert) => ('agent' in alert.for ? alert.for.agent : null));
}

/** MongoDB fails where the alerts are looked after, or where the conversation is written; the step is done again then. */
async function cutAt(where: 'telling' | 'writing', step: () => Promise<unknown>): Promise<void> {
  const { alerts, conversations } = bench.store;
  const cut = where === 'telling' ? jest.spyOn(alerts, 'updateMany') : jest.spyOn(conversations, 'findOneAndUpdate');
  cut.mockRejectedValueOnce(new Error('MongoDB is away.') as never);
  await expect(step()).rejects.toThrow('MongoDB is away.');
  cut.mockRestore();
  nowMs += 5000;
  await step();
}

async function expectBoWasToldOnce(): Promise<void> {
  expect((await one()).control.holder).toMatchObject({ assignee: 'bo' });
  expect(await reminded()).toEqual(['bo']);
  expect(await bench.store.alerts.countDocuments({ 'for.agent': 'bo' })).toBe(1);
  expect(await bench.store.decisions.countDocuments({ outcome: 'remindedAssignee' })).toBe(2);
}

test.each(['telling', 'writing'] as const)('given to somebody from the queue, cut short at the %s', async (where) => {
  await remindedMaria(1);
  await put({ 'control.holder': heldBy(null), assignDue: true });
  await cutAt(where, async () => assignQueued(bench.deps, await one(), nowMs));
  await expectBoWasToldOnce();
});

test.each(['telling', 'writing'] as const)('back to the queue, cut short at the %s: nobody is asked', async (where) => {
  await remindedMaria(0);
  await put({ assignDue: true });
  await cutAt(where, async () => assignQueued(bench.deps, await one(), nowMs));
  expect((await one()).control.holder).toMatchObject({ assignee: null });
  expect(await reminded()).toEqual([]);
});

test.each<IssuedCommand['command']>([
  { name: 'reroute', to: { kind: 'agent', agent: bo } },
  { name: 'takeOver', agent: bo },
])('the command $name, cut short at the telling', async (command) => {
  const { _id: conversationId } = await remindedMaria(1);
  const issued: IssuedCommand = { id: `cmd_${ids++}` as CommandId, by: 'boss', command };
  await cutAt('telling', () => control(bench.deps, { conversationId, nowMs, issued }));
  await expectBoWasToldOnce();
});

test.each(['telling', 'writing'] as const)('decided again after a hand-back, cut short at the %s', async (where) => {
  const { _id: conversationId } = await remindedMaria(1);
  const issued: IssuedCommand = { id: `cmd_${ids++}` as CommandId, by: 'maria', command: { name: 'handBack' } };
  await control(bench.deps, { conversationId, nowMs, issued });
  await cutAt(where, () => attend(bench.deps, { conversationId, kind: 'turn', nowMs }));
  await expectBoWasToldOnce();
});

test('an answer that could not be written comes to somebody else', async () => {
  const { _id: conversationId, control: held } = await remindedMaria(1);
  await bench.store.rules.deleteMany({});
  const turnId = 'trn_1' as TurnId;
  const { _id: id } = await insertThoughtOnce(bench.store, {
    ...{ _id: 'tho_1' as ThoughtId, conversationId, turnId, about: 'trn_1', key: 'key', kind: 'respond' },
    ...{ request: { before: [], messages: [], sources: [], language: null } as never, result: { kind: 'lacks' } },
    ...{ mode: 'send', epoch: held.epoch, people: { assignee: bo, team: null } },
    ...{ fromCache: false, askedAtMs: nowMs, expiresAt: new Date(nowMs + 1e12) },
  });
  const thinking = { id, kind: 'respond', turnId, untilMs: nowMs, state: 'asked' } as const;
  await put({ thinking, 'control.holder': { kind: 'automation' } });
  await cutAt('writing', async () => takeThought(bench.deps, await one(), nowMs));
  await expectBoWasToldOnce();
});
