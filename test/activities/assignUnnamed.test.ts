import { attend } from '../../src/activities/attend';
import { control } from '../../src/activities/control';
import type { Dependencies } from '../../src/activities/dependencies';
import { receive } from '../../src/activities/receive';
import { relayPending } from '../../src/activities/relayPending';
import type { AgentId, CommandId, ConversationId, OutboxId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import { weekdays } from '../../src/core/rules/people';
import { setAway } from '../../src/store/agents';
import { newId } from '../../src/store/newId';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, webhook } from '../support/whatsappEvents';

// A Tuesday; the office closes at 17:00.
const noon = Date.UTC(2026, 2, 10, 12, 0);
const evening = noon + 8 * 3600_000;
const minuteMs = 60_000;
const ana = 'ana' as AgentId;
const queue = { kind: 'human', assignee: null };
let bench: CaptureBench;
let deps: Dependencies;
let clockMs = noon;
let said = 0;
const rung: ConversationId[] = [];

beforeAll(async () => {
  bench = await startCaptureBench({ clock: () => clockMs });
  deps = { ...bench.deps, ring: async (id) => void rung.push(id) };
});
afterAll(() => bench?.stop());
beforeEach(async () => {
  await bench.clear();
  rung.length = 0;
  clockMs = noon;
  const reply = { ...defaultRules.reply, team: 'sales', absenceTexts: { en: 'Nobody is there.' } };
  const office = { days: Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, ['09:00-17:00']])) };
  const people = { members: [{ name: 'ana' }], teams: [{ name: 'sales', members: ['ana'], hours: 'office' }] };
  const hours = [{ name: 'office', timeZone: 'UTC', ...office }];
  const rules = { ...defaultRules, reply, people, hours };
  await bench.store.rules.insertOne({ _id: 1, rules, by: 'test', createdAtMs: 1 });
});

async function ask(text = 'I want to talk to a person please'): Promise<ConversationId> {
  await bench.post(webhook(messageFrom({ phone: '5511910000000' }, `wamid.${said++}`, clockMs, text)));
  await bench.drain();
  const [one] = await bench.conversations();
  clockMs += minuteMs / 2;
  await attend(deps, { conversationId: one!._id, kind: 'turn', nowMs: clockMs });
  return one!._id;
}

const command = (id: ConversationId, given: Parameters<typeof control>[1]['issued']['command'], by = 'api') =>
  control(deps, {
    conversationId: id,
    nowMs: clockMs,
    issued: { id: newId<CommandId>('command'), by, command: given },
  });
const holderOf = async (id: ConversationId) => (await bench.store.conversations.findOne({ _id: id }))!.control.holder;

/** The relay looks at the queues, and what it rings works. */
async function relay(): Promise<void> {
  await relayPending(deps);
  for (const conversationId of new Set(rung.splice(0))) await receive(deps, { conversationId, nowMs: clockMs });
}

test('the end of a pause leaves it with whom the queue gave it', async () => {
  await setAway(bench.store, ana, clockMs + 10 * minuteMs);
  const id = await ask('How much is it?');
  await bench.store.conversations.updateOne({ _id: id }, { $set: { 'control.holder': { kind: 'automation' } } });
  const untilMs = clockMs + 60 * minuteMs;
  await command(id, { name: 'pause', untilMs, reason: { kind: 'none' } });
  expect(await holderOf(id)).toMatchObject(queue);
  clockMs += 11 * minuteMs;
  await relay();
  expect(await holderOf(id)).toMatchObject({ assignee: 'ana' });
  clockMs = untilMs;
  await attend(deps, { conversationId: id, kind: 'pauseEnd', nowMs: clockMs });
  const after = (await bench.store.conversations.findOne({ _id: id }))!;
  expect(after.control).toMatchObject({ paused: null, holder: { kind: 'human', assignee: 'ana' } });
  expect(after.turn).toBeNull();
});

describe('who takes it without a name', () => {
  test('is not taken for a queue: nobody else gets it while they talk, then it is everybody’s', async () => {
    await setAway(bench.store, ana, clockMs + minuteMs);
    const id = await ask();
    expect(await holderOf(id)).toMatchObject(queue);
    expect(await command(id, { name: 'takeOver', agent: null })).toMatchObject({ accepted: true });
    clockMs += 5 * minuteMs;
    await relay();
    expect(await holderOf(id)).toMatchObject(queue);
    await ask('and when will it be there? I want a person to say it');
    await relay();
    expect(await holderOf(id)).toMatchObject(queue);
    clockMs += 120 * minuteMs;
    await relay();
    expect(await holderOf(id)).toMatchObject({ assignee: 'ana' });
  });

  test('answers without one: what the buyer asks on is theirs', async () => {
    const id = await ask();
    expect(await holderOf(id)).toMatchObject({ assignee: 'ana' });
    await command(id, { name: 'reply', outboxId: 'out_none' as OutboxId, agent: null });
    await bench.store.conversations.updateOne({ _id: id }, { $set: { wait: null } });
    await ask('and on Sunday? I want a person to say it');
    await relay();
    expect(await holderOf(id)).toMatchObject(queue);
  });

  test('is there: out of hours the buyer is not told that nobody is', async () => {
    clockMs = evening;
    const id = await ask();
    expect(await bench.store.outbox.countDocuments({ kind: 'absence' })).toBe(1);
    await bench.store.outbox.deleteMany({});
    await bench.store.decisions.deleteMany({ step: 'route' });
    await command(id, { name: 'takeOver', agent: null });
    await ask('are you there? I want a person');
    expect(await bench.store.outbox.countDocuments({ kind: 'absence' })).toBe(0);
  });

  test('a queue a person puts it into is still drained', async () => {
    const id = await ask();
    await command(id, { name: 'takeOver', agent: null });
    await command(id, { name: 'reroute', to: { kind: 'team', team: 'sales' as never } });
    await relay();
    expect(await holderOf(id)).toMatchObject({ assignee: 'ana', team: 'sales' });
  });
});
