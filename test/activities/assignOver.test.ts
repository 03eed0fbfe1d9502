import { attend } from '../../src/activities/attend';
import { control } from '../../src/activities/control';
import type { Dependencies } from '../../src/activities/dependencies';
import { receive } from '../../src/activities/receive';
import { relayPending } from '../../src/activities/relayPending';
import type { AgentId, CommandId, ConversationId, TeamId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import { weekdays } from '../../src/core/rules/people';
import type { Rules } from '../../src/core/rules/rules';
import type { ConversationDocument } from '../../src/store/documents';
import { fillNewFields } from '../../src/store/fillNewFields';
import { newId } from '../../src/store/newId';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, webhook } from '../support/whatsappEvents';

let bench: CaptureBench;
let deps: Dependencies;
const rung: ConversationId[] = [];
/** A Tuesday; the office closes at 17:00. */
const noon = Date.UTC(2026, 2, 10, 12, 0);
const evening = noon + 8 * 3600_000;
let clockMs = noon;
let said = 0;

beforeAll(async () => {
  bench = await startCaptureBench({ clock: () => clockMs });
  deps = {
    ...bench.deps,
    ring: async (id) => {
      rung.push(id);
    },
  };
});
afterAll(() => bench?.stop());
beforeEach(async () => {
  await bench.clear();
  rung.length = 0;
  clockMs = noon;
});

const ana = 'ana' as AgentId;
const people: NonNullable<Rules['people']> = {
  members: [
    { name: 'ana', capacity: 3 },
    { name: 'bo', capacity: 5 },
  ],
  teams: [
    { name: 'sales', members: ['ana'], hours: 'office' },
    { name: 'repairs', members: ['bo'] },
  ],
};
const office = {
  ...{ name: 'office', timeZone: 'UTC' },
  days: Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, ['09:00-17:00']])),
};

async function saveRules(change: Partial<Rules> = {}, version = 1): Promise<void> {
  const reply = { ...defaultRules.reply, team: 'sales', absenceTexts: { en: 'Nobody is there.' } };
  const rules: Rules = { ...defaultRules, reply, people, hours: [office], ...change };
  await bench.store.rules.insertOne({ _id: version, rules, by: 'test', createdAtMs: version });
}

const askForPerson = 'I want to talk to a person please';

async function say(text = askForPerson, phone = '5511910000000'): Promise<ConversationId> {
  await bench.post(webhook(messageFrom({ phone }, `wamid.${said++}`, clockMs, text)));
  await bench.drain();
  return (await bench.conversations()).find(({ identity }) => identity.phone === phone)!._id;
}

async function ask(text?: string, phone?: string): Promise<ConversationDocument> {
  const _id = await say(text, phone);
  clockMs += 30_000;
  await attend(deps, { conversationId: _id, kind: 'turn', nowMs: clockMs });
  return read(_id);
}

const read = async (id: ConversationId) => (await bench.store.conversations.findOne({ _id: id }))!;
const holderOf = async (id: ConversationId) => (await read(id)).control.holder;
const command = (id: ConversationId, given: Parameters<typeof control>[1]['issued']['command']) =>
  control(deps, {
    conversationId: id,
    issued: { id: newId<CommandId>('command'), by: 'boss', command: given },
    nowMs: clockMs,
  });
const absences = () => bench.store.outbox.countDocuments({ kind: 'absence' });

async function relay(): Promise<void> {
  await relayPending(deps);
  for (const conversationId of new Set(rung.splice(0))) await receive(deps, { conversationId, nowMs: clockMs });
}

/** Waits like one that is there, in the queue of a team. */
async function queueUp(
  like: ConversationDocument,
  count: number,
  team: string,
  of: Partial<ConversationDocument> = {},
) {
  const queued = Array.from({ length: count }, (_, index): ConversationDocument => ({
    ...{ ...like, _id: `cnv_${team}_${index}` as ConversationId, addresses: [`${team}${index}`], turn: null },
    wait: { sinceMs: 1, dueAtMs: clockMs + 1000 + index, turnId: null, overdue: false },
    control: { ...like.control, holder: { kind: 'human', assignee: null, team: team as TeamId } },
    ...of,
  }));
  await bench.store.conversations.insertMany(queued);
  return queued.map(({ _id }) => _id);
}

const held = { kind: 'human', assignee: 'ana', team: null };

describe('whom a person gave it to keeps it', () => {
  test('out of hours, when the buyer writes on, and nobody is said to be absent', async () => {
    await saveRules();
    clockMs = evening;
    const { _id } = await ask();
    expect(await absences()).toBe(1);
    await bench.store.outbox.deleteMany({});
    await bench.store.decisions.deleteMany({ step: 'route' });
    await command(_id, { name: 'takeOver', agent: ana });
    await ask('are you there? I need the delivery date');
    await ask('hello?');
    await relay();
    expect(await holderOf(_id)).toEqual(held);
    expect(await absences()).toBe(0);
  });

  test('in a live exchange: answered, the buyer asks on', async () => {
    await saveRules();
    clockMs = evening;
    const id = await say();
    await command(id, { name: 'takeOver', agent: ana });
    await bench.store.conversations.updateOne({ _id: id }, { $set: { wait: null, turn: null } });
    await bench.store.messages.updateMany({}, { $set: { turnId: 'trn_x' as never } });
    expect((await ask('and when do you deliver? I want to talk to a person')).control.holder).toEqual(held);
    expect(await absences()).toBe(0);
  });

  test('when a routing rule names another team, and when they are full', async () => {
    await saveRules({
      routing: [{ name: 'all', when: 'true', then: { team: 'repairs' } }],
      people: { ...people, members: [{ name: 'ana', capacity: 0 }, { name: 'bo' }] },
    });
    const { _id } = await ask();
    expect(await holderOf(_id)).toMatchObject({ assignee: 'bo' });
    await command(_id, { name: 'reroute', to: { kind: 'agent', agent: ana } });
    await ask('hello?');
    expect(await holderOf(_id)).toEqual(held);
    expect((await bench.store.agents.findOne({ _id: ana }))?.holding).toHaveLength(1);
  });

  test('when the buyer writes in a language they do not answer in', async () => {
    const members = [{ name: 'ana', languages: ['en'] }, { name: 'bo' }];
    await saveRules({ people: { members, teams: [{ name: 'sales', members: ['ana', 'bo'] }] } });
    const { _id } = await ask('Quero falar com um atendente');
    await command(_id, { name: 'takeOver', agent: ana });
    await ask('Alguem pode me ajudar com o pedido?');
    expect(await holderOf(_id)).toEqual(held);
  });

  test('and what was with somebody before that was kept stays with them', async () => {
    await saveRules();
    const { _id } = await ask();
    await bench.store.conversations.updateOne({ _id }, { $unset: { 'control.given': 1 } });
    clockMs = evening;
    await fillNewFields(bench.store, clockMs);
    expect((await read(_id)).control.given).toEqual({ to: 'ana', atMs: clockMs });
    await ask('hello?');
    expect(await holderOf(_id)).toMatchObject({ assignee: 'ana' });
    await fillNewFields(bench.store, clockMs + 1);
    expect((await read(_id)).control.given).toEqual({ to: 'ana', atMs: clockMs - 30_000 });
  });
});

describe('a queue', () => {
  test('of 200 at opening is told some at a time; a freed slot tells only what it newly marked', async () => {
    const members = Array.from({ length: 50 }, (_, index) => ({ name: `m${index}`, capacity: 25 }));
    const teams = [{ name: 'sales', members: members.map(({ name }) => name), hours: 'office' }];
    await saveRules({ people: { members, teams } });
    const like = await ask();
    const ids = await queueUp(like, 200, 'sales');
    await relayPending(deps);
    expect(rung.splice(0).sort()).toEqual(ids.slice(0, 20).sort());
    await command(like._id, { name: 'close', reason: { kind: 'none' } });
    expect(rung.splice(0)).toEqual(ids.slice(20, 40));
    expect(await bench.store.conversations.countDocuments({ assignDue: true })).toBe(40);
    const startedMs = performance.now();
    await Promise.all(ids.slice(0, 40).map((conversationId) => receive(deps, { conversationId, nowMs: clockMs })));
    // Some tenths of a second; a local activity has five.
    expect(performance.now() - startedMs).toBeLessThan(5000);
    const given = await bench.store.conversations.find({ 'control.holder.assignee': { $type: 'string' } }).toArray();
    expect(given.map(({ _id }) => _id).sort()).toEqual([...ids.slice(0, 40)].sort());
  }, 60_000);

  test('nobody can take keeps nobody from another team, however long it is', async () => {
    await saveRules();
    clockMs = evening;
    const like = await ask();
    await queueUp(like, 450, 'sales');
    const [late] = await queueUp(like, 1, 'repairs', {
      wait: { sinceMs: 1, dueAtMs: clockMs + 3600_000, turnId: null, overdue: false },
    });
    await relay();
    expect(await holderOf(late!)).toMatchObject({ assignee: 'bo' });
  });

  test('keeps the place of a buyer who writes on', async () => {
    await saveRules({
      people: { members: [{ name: 'ana', capacity: 1 }], teams: [{ name: 'sales', members: ['ana'] }] },
    });
    const first = await ask(askForPerson, '5511910000001');
    const second = await ask(askForPerson, '5511910000002');
    const third = await ask(askForPerson, '5511910000003');
    await say('hello??', '5511910000002');
    // Her turn is open, so the one after her is told.
    await command(first._id, { name: 'close', reason: { kind: 'none' } });
    clockMs += 30_000;
    await attend(deps, { conversationId: second._id, kind: 'turn', nowMs: clockMs });
    await relay();
    expect(await holderOf(second._id)).toMatchObject({ assignee: 'ana' });
    expect(await holderOf(third._id)).toMatchObject({ assignee: null });
  });
});

describe('a team the rules do not list', () => {
  test('is no place to route to', async () => {
    await saveRules();
    const { _id } = await ask();
    const answer = await command(_id, { name: 'reroute', to: { kind: 'team', team: 'vip' as TeamId } });
    expect(answer).toMatchObject({ accepted: false, reason: { code: 'unknownTeam' } });
    expect(await holderOf(_id)).toMatchObject({ assignee: 'ana' });
  });

  test('any more is served by the usual one', async () => {
    await saveRules();
    const { _id } = await ask();
    await command(_id, { name: 'reroute', to: { kind: 'team', team: 'repairs' as TeamId } });
    await saveRules({ people: { ...people, teams: [{ name: 'sales', members: ['ana'] }] } }, 2);
    await relay();
    expect(await holderOf(_id)).toEqual({ kind: 'human', assignee: 'ana', team: 'sales' });
    expect(await absences()).toBe(0);
  });
});

describe('what waits for somebody who is gone', () => {
  const withoutAna = { members: [{ name: 'bo' }], teams: [{ name: 'sales', members: ['bo'] }] };
  const anaOff = {
    members: [{ name: 'ana', absent: [{ from: '2026-03-10', until: '2026-03-12' }] }, { name: 'bo' }],
    teams: [{ name: 'sales', members: ['ana', 'bo'] }],
  };

  test.each([
    ['not in the rules any more', withoutAna],
    ['on a day off', anaOff],
  ])('%s goes to whoever is there', async (_, now) => {
    await saveRules();
    const { _id, wait } = await ask();
    expect(await holderOf(_id)).toMatchObject({ assignee: 'ana' });
    await saveRules({ people: now }, 2);
    await relay();
    expect(await holderOf(_id)).toEqual({ kind: 'human', assignee: 'bo', team: 'sales' });
    expect((await read(_id)).wait).toEqual(wait);
    const decided = await bench.store.decisions
      .find({ step: 'route', turnId: null })
      .sort({ atMs: 1, _id: 1 })
      .toArray();
    expect(decided.map(({ outcome }) => outcome).sort()).toEqual(['assigned', 'unassigned']);
    expect((await bench.store.agents.findOne({ _id: ana }))?.holding).toEqual([]);
    rung.length = 0;
    clockMs += 60_000;
    await relayPending(deps);
    expect(rung).toEqual([]);
  });

  test('goes to the queue when nobody is there for it', async () => {
    await saveRules();
    const { _id } = await ask();
    await saveRules({ people: { members: [{ name: 'bo', capacity: 0 }], teams: withoutAna.teams } }, 2);
    await relay();
    expect(await read(_id)).toMatchObject({ assignDue: false, control: { holder: { assignee: null, team: 'sales' } } });
  });

  test('stays when a person gave it to them', async () => {
    await saveRules();
    const { _id } = await ask();
    await command(_id, { name: 'takeOver', agent: ana });
    await saveRules({ people: withoutAna }, 2);
    await relay();
    expect(await holderOf(_id)).toEqual(held);
  });
});
