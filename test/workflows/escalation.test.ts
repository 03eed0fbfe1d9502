import type { Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { ConversationHarness } from '../support/conversationHarness';
import { hourMs, inHours, reply, waitsForPerson } from './support/given';

const minuteMs = 60_000;
let harness: ConversationHarness;
beforeAll(async () => {
  harness = await ConversationHarness.start();
  await harness.useRules({ reply: { targetMinutes: 60 } });
}, 120_000);
afterAll(() => harness?.stop());

/** A wait of an hour whose people are told after 30, 45 and 54 minutes; maria has it. */
async function maryHasAnHour(phone: string): Promise<ConversationDocument> {
  const conversation = await waitsForPerson(harness, phone);
  await harness.command(conversation, 'reroute', { agent: 'maria' });
  const { wait } = await harness.conversationOf(phone);
  const dueAtMs = wait?.dueAtMs ?? 0;
  const told = {
    assigneeAtMs: dueAtMs - 30 * minuteMs,
    teamAtMs: dueAtMs - 15 * minuteMs,
    supervisorAtMs: dueAtMs - 6 * minuteMs,
  };
  await harness.store.conversations.updateOne(
    { _id: conversation._id },
    { $set: { 'wait.told': told }, $unset: { 'wait.toldStage': '' }, $inc: { revision: 1 } },
  );
  await harness.ring(conversation._id);
  for (let tries = 0; tries < 200; tries++) {
    const { standing } = await harness.state(conversation);
    if (standing?.wait?.nextTellAtMs === told.assigneeAtMs) return harness.conversationOf(phone);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The workflow does not know when people are told.');
}

async function alertsOf({ _id }: ConversationDocument) {
  const alerts = await harness.store.alerts.find({ conversationId: _id }).sort({ atMs: 1, _id: 1 }).toArray();
  return alerts.map(({ kind, for: whom, endedAtMs }) => [kind, whom.kind, endedAtMs === null ? 'open' : 'ended']);
}
const toldOf = async (store: Database, { _id }: ConversationDocument) =>
  (await store.decisions.find({ conversationId: _id, step: 'route' }).sort({ atMs: 1, _id: 1 }).toArray())
    .map(({ outcome }) => outcome)
    .slice(1);

test('the assignee, then the team, then the supervisor, then overdue; each once, each at its time', async () => {
  const phone = '5511900000701';
  const conversation = await maryHasAnHour(phone);
  const dueAtMs = conversation.wait?.dueAtMs ?? 0;
  const steps = [
    [30, 'remindedAssignee', 'agent'],
    [15, 'toldTeam', 'everybody'],
    [6, 'toldSupervisor', 'everybody'],
    [0, 'overdue', 'everybody'],
  ] as const;
  const seen: unknown[] = [];
  for (const [before, kind, whom] of steps) {
    const atMs = dueAtMs - before * minuteMs;
    await harness.passUntil(atMs - 5000);
    expect(await alertsOf(conversation)).toEqual(seen);
    await harness.passUntil(atMs + 2000);
    await harness.until(phone, ({ lastDecision }) => lastDecision?.outcome === kind, kind);
    seen.push([kind, whom, 'open']);
    expect(await alertsOf(conversation)).toEqual(seen);
    const decision = await harness.store.decisions.findOne({ conversationId: conversation._id, outcome: kind });
    expect(Math.abs((decision?.atMs ?? 0) - atMs)).toBeLessThan(2000);
    expect(decision?.reasons.length).toBeGreaterThan(0);
    expect((await harness.conversationOf(phone)).control.holder).toMatchObject({ assignee: 'maria' });
  }
  await harness.pass('3d');
  expect(await toldOf(harness.store, conversation)).toEqual(steps.map(([, kind]) => kind));
  expect(await alertsOf(conversation)).toHaveLength(4);
});

test('an answer ends it: nobody is told any more, and what was told is over', async () => {
  const phone = '5511900000702';
  const conversation = await maryHasAnHour(phone);
  await harness.passUntil((conversation.wait?.dueAtMs ?? 0) - 14 * minuteMs);
  await harness.until(phone, ({ wait }) => wait?.toldStage === 2, 'the team told');
  await reply(harness, conversation, 'Sim, entregamos.');
  await harness.until(phone, ({ wait }) => wait === null, 'answered');
  const ended = [
    ['remindedAssignee', 'agent', 'ended'],
    ['toldTeam', 'everybody', 'ended'],
  ];
  await harness.pass('2h');
  expect(await alertsOf(conversation)).toEqual(ended);
  expect((await toldOf(harness.store, conversation)).filter((outcome) => outcome !== 'humanReplies')).toEqual([
    'remindedAssignee',
    'toldTeam',
  ]);
});

test('a close stops it', async () => {
  const phone = '5511900000703';
  const conversation = await maryHasAnHour(phone);
  await harness.passUntil((conversation.wait?.dueAtMs ?? 0) - 29 * minuteMs);
  await harness.until(phone, ({ wait }) => wait?.toldStage === 1, 'reminded');
  await harness.command(conversation, 'close');
  await harness.pass('2h');
  expect(await alertsOf(conversation)).toEqual([['remindedAssignee', 'agent', 'ended']]);
});

test('a snooze holds it back; from its end the time counts anew, and people are told in order', async () => {
  const phone = '5511900000704';
  const conversation = await maryHasAnHour(phone);
  const nowMs = await harness.environment.currentTimeMs();
  await harness.command(conversation, 'snooze', { until: inHours(nowMs, 3) });
  await harness.pass('170m');
  expect(await alertsOf(conversation)).toEqual([]);
  await harness.passUntil(nowMs + 3 * hourMs + 5000);
  await harness.until(phone, ({ control }) => control.snoozedUntilMs === null, 'the snooze is over');
  expect(await alertsOf(conversation)).toEqual([]);
  for (const minutes of [31, 16, 10, 6]) await harness.pass(`${minutes}m`);
  await harness.until(phone, ({ wait }) => wait?.overdue === true, 'overdue');
  expect((await toldOf(harness.store, conversation)).toSorted()).toEqual([
    'overdue',
    'remindedAssignee',
    'toldSupervisor',
    'toldTeam',
  ]);
});

test('a buyer who writes again while people are told has the same wait: it goes on where it was', async () => {
  const phone = '5511900000705';
  const conversation = await maryHasAnHour(phone);
  await harness.passUntil((conversation.wait?.dueAtMs ?? 0) - 29 * minuteMs);
  await harness.until(phone, ({ wait }) => wait?.toldStage === 1, 'reminded');
  await harness.buyerWrites(phone, 'Vocês entregam em Campinas ou não?');
  await harness.pass('6s');
  const again = await harness.until(phone, ({ turn }) => turn === null, 'decided');
  expect(again.wait).toMatchObject({ sinceMs: conversation.wait?.sinceMs, toldStage: 1 });
  expect(await alertsOf(conversation)).toEqual([['remindedAssignee', 'agent', 'open']]);
});
