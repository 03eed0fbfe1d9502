import { attend } from '../../src/activities/attend';
import { control } from '../../src/activities/control';
import { escalate, type EscalationFacts } from '../../src/core/escalate/escalate';
import type { AgentId, CommandId } from '../../src/core/ids';
import type { ConversationDocument } from '../../src/store/documents';
import type { IssuedCommand } from '../../src/workflows/contract';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, webhook } from '../support/whatsappEvents';

const minuteMs = 60_000;
const start = Date.parse('2026-11-20T09:00:00Z');
const bo = 'bo' as AgentId;
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

/** A wait that maria has, her reminder at 10 minutes from now. */
async function waitsForMaria(): Promise<ConversationDocument> {
  await bench.post(webhook(messageFrom({ phone: '5511987654321' }, `wamid.${ids++}`, nowMs, 'Vocês entregam?')));
  await bench.drain();
  await bench.decide();
  const at = (minutes: number) => nowMs + minutes * minuteMs;
  const told = { assigneeAtMs: at(10), teamAtMs: at(20), supervisorAtMs: at(30) };
  const holder = { kind: 'human', assignee: 'maria' as AgentId, team: null } as const;
  await bench.store.conversations.updateMany(
    {},
    { $set: { 'control.holder': holder, 'wait.told': told, 'wait.dueAtMs': at(40) } },
  );
  return (await bench.conversations())[0]!;
}

const lookAt = ({ _id }: ConversationDocument) => attend(bench.deps, { conversationId: _id, kind: 'replyDue', nowMs });
const command = ({ _id: conversationId }: ConversationDocument, given: IssuedCommand['command'], by = 'boss') =>
  control(bench.deps, { conversationId, nowMs, issued: { id: `cmd_${ids++}` as CommandId, by, command: given } });
const toBo = { name: 'reroute', to: { kind: 'agent', agent: bo } } as const;
/** Who is reminded now. */
async function reminded(): Promise<unknown[]> {
  const alerts = await bench.store.alerts.find({ kind: 'remindedAssignee', endedAtMs: null }).toArray();
  return alerts.map((alert) => ('agent' in alert.for ? alert.for.agent : null));
}

test('put with somebody else after its assignee was reminded: the new one is told at once, the other is not asked any more', async () => {
  const conversation = await waitsForMaria();
  nowMs = start + 12 * minuteMs;
  await lookAt(conversation);
  expect(await reminded()).toEqual(['maria']);
  nowMs += minuteMs;
  await command(conversation, toBo);
  expect(await reminded()).toEqual(['bo']);
  const decisions = await bench.store.decisions.find({ outcome: 'remindedAssignee' }).sort({ atMs: 1 }).toArray();
  expect(decisions).toHaveLength(2);
  for (const { facts, outcome, reasons } of decisions)
    expect(escalate(facts as EscalationFacts)).toMatchObject({ outcome, reasons });
  nowMs += minuteMs;
  await command(conversation, toBo);
  expect(await bench.store.alerts.countDocuments({ 'for.agent': 'bo' })).toBe(1);
  nowMs = start + 20 * minuteMs;
  await lookAt(conversation);
  expect(await bench.store.alerts.countDocuments({ kind: 'toldTeam' })).toBe(1);
});

test.each([
  ['before anybody was told', 5, toBo, 'boss', []],
  ['by who takes it on themselves', 12, { name: 'takeOver', agent: bo }, 'bo', []],
  ['by who takes it without saying who orders it', 12, { name: 'takeOver', agent: bo }, 'api', []],
  ['by a supervisor who gives it to them', 12, { name: 'takeOver', agent: bo }, 'boss', ['bo']],
  ['to a team', 12, { name: 'reroute', to: { kind: 'team', team: 'sales' as never } }, 'boss', []],
  ['when it is overdue', 45, toBo, 'boss', ['bo']],
] as const)('%s', async (_, minutes, given, by, told) => {
  const conversation = await waitsForMaria();
  nowMs = start + minutes * minuteMs;
  await lookAt(conversation);
  await command(conversation, given, by);
  expect(await reminded()).toEqual(told);
});
