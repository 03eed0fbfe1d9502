import { attend } from '../../src/activities/attend';
import { receive } from '../../src/activities/receive';
import { graceMs } from '../../src/activities/replySweep/look';
import { sweepReplies } from '../../src/activities/replySweep/sweepReplies';
import { turnAtOnce } from '../../src/core/capture/turnAtOnce';
import type { ConversationId, TurnId } from '../../src/core/ids';
import { alertIdOf } from '../../src/store/alerts';
import type { ConversationDocument } from '../../src/store/documents';
import { newId } from '../../src/store/newId';
import type { FindingCounts } from '../../src/store/replySweepDocument';
import { newestReplySweep, noFindings } from '../../src/store/replySweeps';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, webhook } from '../support/whatsappEvents';

const minuteMs = 60_000;
const start = Date.parse('2026-11-20T09:00:00Z');
let nowMs = start;
let bench: CaptureBench;
let rung: ConversationId[] = [];
let ids = 0;
const [ana, wei] = ['5511987654321', '8613912345678'];

beforeAll(async () => {
  bench = await startCaptureBench({ clock: () => nowMs });
}, 60_000);
afterAll(() => bench?.stop());
beforeEach(async () => {
  nowMs = start;
  rung = [];
  await bench.clear();
});

async function says(phone: string, text: string): Promise<void> {
  await bench.post(webhook(messageFrom({ phone }, `wamid.${ids++}`, nowMs, text)));
  await bench.drain();
}

/** Ana waits for a person, Wei for an answer of automation that is on its way; both decided, a while ago, and nobody is reminded yet. */
async function twoWaits(): Promise<{ ofPerson: ConversationDocument; ofAutomation: ConversationDocument }> {
  await says(ana, 'Vocês entregam em Campinas?');
  await says(wei, '这个多少钱？');
  await bench.decide();
  nowMs += 25 * minuteMs;
  const [ofPerson, ofAutomation] = await Promise.all([conversationOf(ana), conversationOf(wei)]);
  expect([ofPerson.control.holder.kind, ofAutomation.control.holder.kind]).toEqual(['human', 'automation']);
  expect([ofPerson.wait, ofAutomation.wait]).toEqual([expect.any(Object), expect.any(Object)]);
  return { ofPerson, ofAutomation };
}

async function conversationOf(phone: string): Promise<ConversationDocument> {
  const found = await bench.store.conversations.findOne({ 'identity.phone': phone, forwardedTo: null });
  if (!found) throw new Error('There is no such conversation.');
  return found;
}

/** One pass, as its Schedule starts it; what it found and repaired, without the zeros. */
async function sweep(): Promise<{ found: Partial<FindingCounts>; repaired: Partial<FindingCounts> }> {
  const deps = { ...bench.deps, ring: async (id: ConversationId) => void rung.push(id) };
  expect(await sweepReplies(deps, { beat: () => undefined, workMs: 60_000 })).toEqual({ more: false });
  const report = await newestReplySweep(bench.store);
  expect(report).toMatchObject({ complete: true, finishedAtMs: nowMs });
  return { found: withoutZeros(report?.found), repaired: withoutZeros(report?.repaired) };
}

function withoutZeros(counts: FindingCounts = noFindings()): Partial<FindingCounts> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** What the workflows do that were rung. */
async function letThemWork(): Promise<void> {
  for (const conversationId of rung.splice(0)) {
    const { standing } = await receive(bench.deps, { conversationId, nowMs });
    if (standing.turn) await attend(bench.deps, { conversationId, kind: 'turn', nowMs });
    if (standing.wait) await attend(bench.deps, { conversationId, kind: 'replyDue', nowMs });
  }
}

async function expectClean(): Promise<void> {
  nowMs += 2 * graceMs;
  expect(await sweep()).toEqual({ found: {}, repaired: {} });
  expect(rung).toEqual([]);
}

test('a sound base is reported sound, and stays as it is', async () => {
  await twoWaits();
  const before = await bench.picture();
  await expectClean();
  expect(await newestReplySweep(bench.store)).toMatchObject({ messagesChecked: 2, checkedUntilMs: nowMs - graceMs });
  await expectClean();
  expect(await newestReplySweep(bench.store)).toMatchObject({ messagesChecked: 0 });
  expect(await bench.picture()).toEqual(before);
});

test('what is just on its way is no finding: a turn that is open, a message that is being captured', async () => {
  await says(ana, 'Olá');
  await bench.post(webhook(messageFrom({ phone: wei }, `wamid.${ids++}`, nowMs, '你好')));
  await expectClean();
  // Cut off between its messages and its turn: what came is still to be captured.
  await bench.drain();
  await bench.store.conversations.updateOne({ 'identity.phone': wei }, { $set: { turn: null } });
  const { _id } = await conversationOf(wei);
  await bench.store.intake.updateMany({ conversations: _id }, { $set: { pending: [_id] } });
  await expectClean();
});

test('a message that is in no turn gets one, and a decision', async () => {
  const { ofPerson } = await twoWaits();
  await bench.store.messages.updateMany({ conversationId: ofPerson._id }, { $set: { turnId: null } });
  await bench.store.decisions.deleteMany({ conversationId: ofPerson._id });
  await bench.store.conversations.updateOne({ _id: ofPerson._id }, { $set: { wait: null } });
  const once = { messageWithoutTurn: 1 };
  expect(await sweep()).toEqual({ found: once, repaired: once });
  expect(rung).toEqual([ofPerson._id]);
  expect((await conversationOf(ana)).turn?.settleAtMs).toBe(nowMs);
  await letThemWork();
  expect(await conversationOf(ana)).toMatchObject({ turn: null, wait: { overdue: false } });
  await expectClean();
});

test('a message left behind in a conversation that was joined goes where its buyer is now', async () => {
  const { ofPerson, ofAutomation } = await twoWaits();
  await bench.store.messages.updateMany({ conversationId: ofPerson._id }, { $set: { turnId: null } });
  await bench.store.conversations.updateOne(
    { _id: ofPerson._id },
    { $set: { forwardedTo: ofAutomation._id, wait: null, turn: null } },
  );
  expect((await sweep()).repaired).toEqual({ messageWithoutTurn: 1 });
  expect(rung).toEqual([ofAutomation._id]);
  await letThemWork();
  const moved = await bench.store.messages.find({ conversationId: ofAutomation._id, direction: 'in' }).toArray();
  expect(moved).toHaveLength(2);
  expect(moved.every(({ turnId }) => turnId !== null)).toBe(true);
  await expectClean();
});

test('a turn nobody decided on is decided', async () => {
  const { ofPerson } = await twoWaits();
  await bench.store.decisions.deleteMany({ conversationId: ofPerson._id, step: 'route' });
  const once = { turnWithoutDecision: 1 };
  expect(await sweep()).toEqual({ found: once, repaired: once });
  await letThemWork();
  const [{ _id: conversationId }, isTurn] = [ofPerson, { 'facts.turn': { $exists: true } }];
  expect(await bench.store.decisions.countDocuments({ conversationId, step: 'route', ...isTurn })).toBe(1);
  await expectClean();
});

test('a turn that is about to be decided is no finding, but is looked at until it is', async () => {
  const { ofPerson } = await twoWaits();
  await bench.store.decisions.deleteMany({ conversationId: ofPerson._id, step: 'route' });
  const turn = turnAtOnce(ofPerson.wait?.turnId ?? newId<TurnId>('turn'), null, nowMs);
  await bench.store.conversations.updateOne({ _id: ofPerson._id }, { $set: { turn } });
  await expectClean();
  expect(await newestReplySweep(bench.store)).toMatchObject({ checkedUntilMs: start });
  await bench.store.conversations.updateOne({ _id: ofPerson._id }, { $set: { turn: null } });
  nowMs += 60 * minuteMs;
  expect((await sweep()).found).toMatchObject({ turnWithoutDecision: 1 });
});

test('a turn that has been due for long is rung for', async () => {
  const { ofPerson } = await twoWaits();
  await bench.store.decisions.deleteMany({ conversationId: ofPerson._id, step: 'route' });
  const turn = turnAtOnce(ofPerson.wait?.turnId ?? newId<TurnId>('turn'), null, nowMs - 20 * minuteMs);
  await bench.store.conversations.updateOne({ _id: ofPerson._id }, { $set: { turn } });
  expect((await sweep()).found).toEqual({ turnWithoutDecision: 1 });
  expect(rung).toEqual([ofPerson._id]);
  await letThemWork();
  await expectClean();
});

test('a wait that nobody holds goes to people, as a decision', async () => {
  const { ofPerson } = await twoWaits();
  await bench.store.conversations.updateOne(
    { _id: ofPerson._id },
    { $set: { 'control.holder': { kind: 'nobody' }, 'control.state': 'closed' } },
  );
  const once = { waitWithoutHolder: 1 };
  expect(await sweep()).toEqual({ found: once, repaired: once });
  const after = await conversationOf(ana);
  expect(after).toMatchObject({
    control: { state: 'open', holder: { kind: 'human', assignee: null } },
    wait: ofPerson.wait,
    lastDecision: { outcome: 'humanReplies', codes: ['foundWithoutHolder'] },
  });
  const decision = await bench.store.decisions.findOne({ 'reasons.code': 'foundWithoutHolder' });
  expect(decision).toMatchObject({ step: 'route', outcome: 'humanReplies', turnId: ofPerson.wait?.turnId });
  await letThemWork();
  await expectClean();
});

test.each(['sent', 'cancelled', 'failed'] as const)(
  'a wait that automation holds with a %s answer and nothing under way goes to people',
  async (state) => {
    const { ofAutomation } = await twoWaits();
    await bench.store.outbox.updateMany({ conversationId: ofAutomation._id }, { $set: { state, settled: true } });
    const once = { waitWithoutSend: 1 };
    expect(await sweep()).toEqual({ found: once, repaired: once });
    expect((await conversationOf(wei)).control.holder).toEqual({ kind: 'human', assignee: null, team: null });
    await letThemWork();
    await expectClean();
  },
);

test('a language model that is asked for the answer is under way, until it should have answered', async () => {
  const { ofAutomation } = await twoWaits();
  await bench.store.outbox.updateMany(
    { conversationId: ofAutomation._id },
    { $set: { state: 'cancelled', settled: true } },
  );
  const until = (untilMs: number) =>
    bench.store.conversations.updateOne(
      { _id: ofAutomation._id },
      {
        $set: {
          thinking: { id: 'tht_1' as never, kind: 'respond', turnId: 'trn_1' as never, untilMs, state: 'asked' },
        },
      },
    );
  await until(nowMs + 5 * minuteMs);
  await expectClean();
  await until((nowMs += minuteMs) - 3 * minuteMs);
  expect((await sweep()).repaired).toEqual({ waitWithoutSend: 1 });
});

test('a due time that passed unnoticed is noticed', async () => {
  const { ofPerson } = await twoWaits();
  nowMs = (ofPerson.wait?.dueAtMs ?? 0) + 2 * graceMs;
  const due = { overdueNotMarked: 2 };
  expect(await sweep()).toEqual({ found: due, repaired: due });
  await letThemWork();
  expect((await conversationOf(ana)).wait?.overdue).toBe(true);
  expect((await conversationOf(wei)).control.holder.kind).toBe('human');
  await expectClean();
});

test('a snoozed wait is not late', async () => {
  const { ofPerson } = await twoWaits();
  const snoozedUntilMs = (ofPerson.wait?.dueAtMs ?? 0) + 100 * minuteMs;
  await bench.store.conversations.updateMany({}, { $set: { 'control.snoozedUntilMs': snoozedUntilMs } });
  nowMs = snoozedUntilMs - 50 * minuteMs;
  await expectClean();
});

test('an alert about a wait that is over is ended', async () => {
  const { ofPerson } = await twoWaits();
  const about = { conversationId: ofPerson._id, kind: 'toldTeam', for: { kind: 'everybody' } } as const;
  const open = (waitSinceMs: number) => ({
    ...{ ...about, waitSinceMs, dueAtMs: 1, atMs: start, endedAtMs: null },
    _id: alertIdOf(ofPerson._id, { sinceMs: waitSinceMs, dueAtMs: 1 }, 'toldTeam'),
  });
  const since = ofPerson.wait!.sinceMs;
  await bench.store.alerts.insertMany([open(since), open(5)]);
  expect((await sweep()).repaired).toEqual({ alertNotEnded: 1 });
  expect(await bench.store.alerts.distinct('waitSinceMs', { endedAtMs: null })).toEqual([since]);
});

test('more than a page of everything at once is found, counted and repaired; and what it has no time for is left to the next', async () => {
  const { ofPerson } = await twoWaits();
  const one = await bench.store.messages.findOne({ conversationId: ofPerson._id, direction: 'in' });
  if (!one) throw new Error('There is no message.');
  const { addresses: _, ...template } = ofPerson;
  const copyOf = () => ({ ...template, addresses: [], _id: newId<ConversationId>('conversation') });
  const heldByNobody = Array.from({ length: 1100 }, (_copy, index) => ({
    ...copyOf(),
    control: { ...template.control, holder: { kind: 'nobody' as const } },
    wait: template.wait && { ...template.wait, sinceMs: start + Math.floor(index / 400) },
  }));
  const undecided = Array.from({ length: 1100 }, copyOf);
  await bench.store.conversations.insertMany([...heldByNobody, ...undecided]);
  await bench.store.messages.insertMany(
    undecided.map((copy, index) => ({
      ...one,
      _id: newId<never>('message'),
      conversationId: copy._id,
      channelMessageId: `wamid.copy${index}`,
      turnId: `trn_copy${index}` as TurnId,
    })),
  );
  const deps = { ...bench.deps, ring: async (id: ConversationId) => void rung.push(id) };
  let passes = 0;
  for (let more = true; more; passes++) {
    more = (await sweepReplies(deps, { beat: () => undefined, workMs: 0 })).more;
    // Their workflows have decided meanwhile.
    await bench.store.messages.deleteMany({ turnId: null });
  }
  expect(passes).toBeGreaterThan(2);
  const total = { waitWithoutHolder: 0, turnWithoutDecision: 0 };
  for (const { repaired } of await bench.store.replySweeps.find({}).toArray()) {
    total.waitWithoutHolder += repaired.waitWithoutHolder;
    total.turnWithoutDecision += repaired.turnWithoutDecision;
  }
  expect(total).toEqual({ waitWithoutHolder: 1100, turnWithoutDecision: 1100 });
}, 120_000);

test('a ring that fails keeps nothing else from being repaired', async () => {
  await twoWaits();
  await bench.store.conversations.updateMany({}, { $set: { 'control.holder': { kind: 'nobody' } } });
  const deps = { ...bench.deps, ring: () => Promise.reject(new Error('Temporal is away.')) };
  await sweepReplies(deps, { beat: () => undefined, workMs: 60_000 });
  for (const phone of [ana, wei]) expect((await conversationOf(phone)).control.holder.kind).toBe('human');
});
