import { control } from '../../src/activities/control';
import { attend } from '../../src/activities/attend';
import type { Dependencies } from '../../src/activities/dependencies';
import { receive } from '../../src/activities/receive';
import { relayPending } from '../../src/activities/relayPending';
import { assign, type AssignFacts } from '../../src/core/assign/assign';
import { capacityOf } from '../../src/core/assign/capacityOf';
import type { Context } from '../../src/core/contextualize/context';
import type { AgentId, CommandId, ConversationId, TeamId } from '../../src/core/ids';
import { decideRoute } from '../../src/core/route/decideRoute';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Rules } from '../../src/core/rules/rules';
import { setAway, takeSlot } from '../../src/store/agents';
import type { ConversationDocument } from '../../src/store/documents';
import { newId } from '../../src/store/newId';
import { recountSlotsOf } from '../../src/store/slots';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, webhook } from '../support/whatsappEvents';

let bench: CaptureBench;
let deps: Dependencies;
const rung: ConversationId[] = [];
const startMs = Date.now();
let clockMs = startMs;

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
  clockMs = startMs;
});

const people: Rules['people'] = {
  members: [
    { name: 'ana', capacity: 3 },
    { name: 'bo', capacity: 5 },
    { name: 'chen', capacity: 2, languages: ['zh'] },
  ],
  teams: [
    { name: 'sales', members: ['ana', 'bo', 'chen'] },
    { name: 'repairs', members: ['bo'] },
  ],
};

async function saveRules(change: Partial<Rules> = {}): Promise<Rules> {
  const rules: Rules = { ...defaultRules, reply: { ...defaultRules.reply, team: 'sales' }, people, ...change };
  await bench.store.rules.insertOne({ _id: 1, rules, by: 'test', createdAtMs: 1 });
  return rules;
}

const askForPerson = 'Quero falar com um atendente';

async function newTurns(count: number): Promise<ConversationDocument[]> {
  for (let index = 0; index < count; index++) {
    const phone = `55119${String(10_000_000 + index)}`;
    await bench.post(webhook(messageFrom({ phone }, `wamid.${index}`, startMs - 60_000 + index * 1000, askForPerson)));
  }
  await bench.drain();
  return bench.conversations();
}

/** Each a second after the one before, by the workflow's clock; all at once. */
const routeAll = (conversations: readonly ConversationDocument[]) =>
  Promise.all(
    conversations.map(({ _id }, index) =>
      attend(deps, { conversationId: _id, kind: 'turn', nowMs: startMs + 60_000 + index * 1000 }),
    ),
  );

const command = (conversationId: ConversationId, given: Parameters<typeof control>[1]['issued']['command']) =>
  control(deps, {
    conversationId,
    issued: { id: newId<CommandId>('command'), by: 'boss', command: given },
    nowMs: startMs + 300_000,
  });
const close = (id: ConversationId) => command(id, { name: 'close', reason: { kind: 'none' } });

/** What the rung workflows would do, all at once. */
async function answerRings(): Promise<void> {
  while (rung.length > 0) {
    const ids = [...new Set(rung.splice(0))];
    await Promise.all(ids.map((conversationId) => receive(deps, { conversationId, nowMs: startMs + 400_000 })));
  }
}

const assigneeOf = ({ control: { holder } }: ConversationDocument) =>
  holder.kind === 'human' ? holder.assignee : undefined;
const isGiven = (one: ConversationDocument) => typeof assigneeOf(one) === 'string';
const queued = (conversations: readonly ConversationDocument[]) =>
  conversations
    .filter((one) => assigneeOf(one) === null && one.wait !== null)
    .sort((a, b) => a.wait!.dueAtMs - b.wait!.dueAtMs);

/** Nobody has more than they may, by the conversations and by their slots; nothing is without holder or due time. */
async function expectSound(rules: Rules): Promise<ConversationDocument[]> {
  const conversations = await bench.conversations();
  const open = conversations.filter(({ wait }) => wait !== null);
  for (const one of open) {
    expect(one.control.holder.kind).toBe('human');
    expect(one.wait!.dueAtMs).toBeGreaterThan(startMs);
  }
  for (const member of rules.people!.members) {
    const theirs = open.filter((one) => assigneeOf(one) === member.name).map(({ _id }) => _id);
    expect(theirs.length).toBeLessThanOrEqual(capacityOf(rules, member));
    const agent = await bench.store.agents.findOne({ _id: member.name as AgentId });
    expect((agent?.holding ?? []).map(({ conversationId }) => conversationId).sort()).toEqual(theirs.sort());
  }
  return conversations;
}

test('50 turns at once: nobody gets more than they may, everybody gets as much as they may, and none is lost', async () => {
  const rules = await saveRules();
  await routeAll(await newTurns(50));
  const conversations = await expectSound(rules);
  const given = conversations.filter(isGiven);
  // Portuguese is not Chen's.
  expect(given).toHaveLength(8);
  expect(queued(conversations)).toHaveLength(42);
  expect(
    queued(conversations).every(({ control: { holder } }) => holder.kind === 'human' && holder.team === 'sales'),
  ).toBe(true);
}, 60_000);

test('every stored decision, decided again from its facts under its rules, is the same', async () => {
  const rules = await saveRules();
  await routeAll(await newTurns(12));
  await close((await bench.conversations()).find(isGiven)!._id);
  await answerRings();
  const decisions = await bench.store.decisions.find({ step: 'route' }).toArray();
  const outcomes = decisions.map(({ outcome }) => outcome);
  expect(outcomes.filter((one) => one === 'humanReplies')).toHaveLength(12);
  expect(outcomes.filter((one) => one === 'assigned')).toHaveLength(1);
  for (const { outcome, facts, details, reasons } of decisions) {
    if (outcome === 'assigned') {
      const again = assign(facts as AssignFacts, rules);
      expect([again.assignee, again.reasons]).toEqual([(details as { assignee: string }).assignee, reasons]);
    } else expect(decideRoute(facts as Context, rules)).toEqual((details as { decision: unknown }).decision);
  }
});

test('the queue drains in due order as slots free, and what comes new does not jump it', async () => {
  const rules = await saveRules();
  await routeAll(await newTurns(14));
  for (let round = 0; round < 5; round++) {
    const before = await bench.conversations();
    const [first] = queued(before);
    await close(before.find(isGiven)!._id);
    expect(rung).toEqual([first!._id]);
    await answerRings();
    const after = await expectSound(rules);
    expect(assigneeOf(after.find(({ _id }) => _id === first!._id)!)).not.toBeNull();
    expect(queued(after)).toHaveLength(queued(before).length - 1);
  }
  const [waiting] = queued(await bench.conversations());
  const held = (await bench.conversations()).find(isGiven)!;
  // A slot frees; before the queue hears of it, a new buyer writes.
  await close(held._id);
  await bench.post(webhook(messageFrom({ phone: '5511988888888' }, 'wamid.new', startMs, askForPerson)));
  await bench.drain();
  const jumper = (await bench.conversations()).find(({ identity }) => identity.phone === '5511988888888')!;
  await attend(deps, { conversationId: jumper._id, kind: 'turn', nowMs: startMs + 350_000 });
  await answerRings();
  const end = await expectSound(rules);
  expect(assigneeOf(end.find(({ _id }) => _id === jumper._id)!)).toBeNull();
  expect(assigneeOf(end.find(({ _id }) => _id === waiting!._id)!)).not.toBeNull();
}, 60_000);

test('several freed at once take different conversations, the earliest due ones', async () => {
  const rules = await saveRules();
  await routeAll(await newTurns(14));
  const before = await bench.conversations();
  const held = before.filter(isGiven);
  await Promise.all(held.slice(0, 4).map(({ _id }) => close(_id)));
  // The workflows hear of it all at once, some of them twice.
  await Promise.all([answerRings(), answerRings()]);
  clockMs = startMs + 500_000;
  await relayPending(deps);
  await answerRings();
  const after = await expectSound(rules);
  const first = queued(before)
    .slice(0, 4)
    .map(({ _id }) => _id);
  expect(first.map((id) => assigneeOf(after.find(({ _id }) => _id === id)!)).every((name) => name !== null)).toBe(true);
  expect(queued(after)).toHaveLength(queued(before).length - 4);
}, 60_000);

test('who was away gets the queue when they are back; who goes away gets nothing more', async () => {
  const rules = await saveRules();
  await setAway(bench.store, 'ana' as AgentId, startMs + 600_000);
  await routeAll(await newTurns(7));
  expect(queued(await expectSound(rules))).toHaveLength(2);
  expect((await bench.conversations()).map(assigneeOf)).not.toContain('ana');
  clockMs = startMs + 601_000;
  await relayPending(deps);
  const ids = [...rung];
  expect(ids).toHaveLength(2);
  await Promise.all(ids.map((conversationId) => receive(deps, { conversationId, nowMs: clockMs })));
  expect(queued(await expectSound(rules))).toEqual([]);
});

test('what a person puts into the queue of a team goes to that team alone', async () => {
  const rules = await saveRules();
  const [one] = await newTurns(1);
  await setAway(bench.store, 'bo' as AgentId, startMs + 600_000);
  await routeAll([one!]);
  expect(assigneeOf((await bench.conversations())[0]!)).toBe('ana');
  await command(one!._id, { name: 'reroute', to: { kind: 'team', team: 'repairs' as TeamId } });
  await relayPending(deps);
  await answerRings();
  expect(assigneeOf((await expectSound(rules))[0]!)).toBeNull();
  clockMs = startMs + 700_000;
  await relayPending(deps);
  await Promise.all(rung.splice(0).map((conversationId) => receive(deps, { conversationId, nowMs: clockMs })));
  const [after] = await expectSound(rules);
  expect(after!.control.holder).toEqual({ kind: 'human', assignee: 'bo', team: 'repairs' });
});

test('people overrule: who takes one over has it beyond their capacity, and gets nothing else until there is room', async () => {
  const rules = await saveRules({ people: { ...people!, members: [{ name: 'ana', capacity: 1 }] } });
  const [first, second, third] = await newTurns(3);
  for (const one of [first!, second!, third!]) await routeAll([one]);
  expect(queued(await bench.conversations())).toHaveLength(2);
  await command(second!._id, { name: 'takeOver', agent: 'ana' as AgentId });
  const agent = await bench.store.agents.findOne({ _id: 'ana' as AgentId });
  expect(agent?.holding).toHaveLength(2);
  await close(first!._id);
  await answerRings();
  expect(queued(await expectSound(rules)).map(({ _id }) => _id)).toEqual([third!._id]);
});

test('slots that nobody needs any more are found by recounting, those of decisions not written yet are left', async () => {
  await saveRules();
  const [one] = await newTurns(1);
  await routeAll([one!]);
  const ana = 'ana' as AgentId;
  const lost = newId<ConversationId>('conversation');
  const young = newId<ConversationId>('conversation');
  const holder = assigneeOf((await bench.conversations())[0]!) as AgentId;
  await takeSlot(bench.store, ana, lost, { capacity: null, nowMs: startMs });
  await takeSlot(bench.store, ana, young, { capacity: null, nowMs: startMs + 119_000 });
  await bench.store.agents.updateOne({ _id: holder }, { $pull: { holding: { conversationId: one!._id } } });
  for (const name of new Set([ana, holder])) await recountSlotsOf(bench.store, name, startMs + 120_000);
  const held = async (name: AgentId) =>
    (await bench.store.agents.findOne({ _id: name }))!.holding.map(({ conversationId }) => conversationId);
  expect(await held(ana)).toContain(young);
  expect(await held(ana)).not.toContain(lost);
  expect(await held(holder)).toContain(one!._id);
});

test('a slot is taken once for one conversation, and never beyond the capacity, however many try at once', async () => {
  const ana = 'ana' as AgentId;
  const ids = Array.from({ length: 30 }, () => newId<ConversationId>('conversation'));
  const take = (id: ConversationId) => takeSlot(bench.store, ana, id, { capacity: 7, nowMs: 1 });
  const taken = await Promise.all([...ids, ...ids].map(take));
  const agent = await bench.store.agents.findOne({ _id: ana });
  expect(agent?.holding).toHaveLength(7);
  expect(taken.filter(Boolean).length).toBeGreaterThanOrEqual(7);
  expect(await take(agent!.holding[0]!.conversationId)).toBe(true);
  expect(await takeSlot(bench.store, ana, ids[0]!, { capacity: 0, nowMs: 1 })).toBe(
    agent!.holding.some(({ conversationId }) => conversationId === ids[0]),
  );
});
