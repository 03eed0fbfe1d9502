import type { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { attend } from '../../src/activities/attend';
import { control } from '../../src/activities/control';
import { receive } from '../../src/activities/receive';
import { send, type SendInput } from '../../src/activities/send';
import type { OutboxDocument } from '../../src/store/documents';
import { absenceAbout, outboxIdOf } from '../../src/activities/order';
import { orderCancelledAgain } from '../../src/store/orderAgain';
import { takeSlot } from '../../src/store/agents';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Context } from '../../src/core/contextualize/context';
import type { AgentId, CommandId, ConversationId } from '../../src/core/ids';
import { decideRoute } from '../../src/core/route/decideRoute';
import type { Rules } from '../../src/core/rules/rules';
import type { IssuedCommand } from '../../src/workflows/contract';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, webhook } from '../support/whatsappEvents';

let bench: CaptureBench;
let sends = 0;
/** A Sunday. */
const sundayMs = Date.parse('2026-03-08T12:00:00Z');
const buyer = { phone: '5511987654321' };
const rules: Rules = {
  ...defaultRules,
  people: { members: [{ name: 'ana' }], teams: [{ name: 'sales', members: ['ana'], hours: 'office' }] },
  hours: [{ name: 'office', timeZone: 'America/Sao_Paulo', days: { mon: ['09:00-18:00'] } }],
  reply: { ...defaultRules.reply, team: 'sales', absenceTexts: { pt: 'Voltamos {opensAt}.' } },
};

beforeAll(async () => {
  bench = await startCaptureBench({ clock: () => sundayMs });
  await bench.store.rules.insertOne({ _id: 1, rules, by: 'test', createdAtMs: 1 });
});
afterAll(() => bench?.stop());

async function writes(id: string, atMs: number): Promise<void> {
  await bench.post(webhook(messageFrom(buyer, id, atMs, 'Quero falar com um atendente')));
  await bench.drain();
  const [conversation] = await bench.conversations();
  await attend(bench.deps, { conversationId: conversation!._id, kind: 'turn', nowMs: atMs + 60_000 });
}

test('nobody is there: the buyer is told once, the clock waits for Monday, and the wait goes on until somebody answers', async () => {
  await writes('wamid.1', sundayMs);
  await writes('wamid.2', sundayMs + 120_000);
  const [conversation] = await bench.conversations();
  expect(conversation).toMatchObject({
    control: { holder: { kind: 'human', assignee: null, team: 'sales' } },
    wait: { sinceMs: sundayMs, dueAtMs: Date.parse('2026-03-09T13:00:00Z') },
  });
  const sends = await bench.store.outbox.find({}).toArray();
  expect(sends.map(({ kind, text }) => [kind, text])).toEqual([['absence', 'Voltamos segunda-feira, 09:00.']]);
  const decisions = await bench.store.decisions.find({ step: 'route' }).sort({ atMs: 1 }).toArray();
  expect(decisions.map(({ reasons }) => reasons.some(({ code }) => code === 'absenceTold'))).toEqual([true, false]);

  const [send] = sends;
  const finishedAtMs = sundayMs + 180_000;
  await bench.store.outbox.updateOne({ _id: send!._id }, { $set: { state: 'sent', finishedAtMs } });
  await bench.store.messages.updateOne({ outboxId: send!._id }, { $set: { status: 'sent' } });
  await bench.drain();
  const [after] = await bench.conversations();
  expect(after).toMatchObject({
    wait: conversation!.wait,
    lastOutboundAtMs: finishedAtMs,
    answeredWaits: { count: 0 },
  });
  expect(after!.followUp).toBeNull();
});

test('on Monday it goes to who is back', async () => {
  const [conversation] = await bench.conversations();
  const nowMs = Date.parse('2026-03-09T12:00:30Z');
  await bench.store.conversations.updateOne({ _id: conversation!._id }, { $set: { assignDue: true } });
  await receive(bench.deps, { conversationId: conversation!._id, nowMs });
  const [after] = await bench.conversations();
  expect(after).toMatchObject({ assignDue: false, control: { holder: { assignee: 'ana', team: 'sales' } } });
  expect(await takeSlot(bench.store, 'ana' as AgentId, conversation!._id, { capacity: 0, nowMs })).toBe(true);
});

describe('that nobody is there', () => {
  const atMs = sundayMs + 3600_000;
  async function row(): Promise<OutboxDocument> {
    const sends = await bench.store.outbox.find({ kind: 'absence' }).sort({ createdAtMs: -1 }).limit(1).toArray();
    return sends[0]!;
  }
  /** One attempt to send it; the failure that has it tried again, or null. */
  async function attempt({ _id }: OutboxDocument): Promise<string | null> {
    try {
      await new MockActivityEnvironment().run((input: SendInput) => send(bench.deps, input), { outboxId: _id });
      return null;
    } catch (error) {
      return (error as ApplicationFailure).type ?? 'unknown';
    }
  }
  beforeEach(async () => {
    for (const name of ['conversations', 'contacts', 'outbox', 'messages', 'decisions', 'intake'])
      await bench.store.db.collection(name).deleteMany({});
    await writes(`wamid.a${sends++}`, atMs);
  });

  test('is held back while the buyer has written what nobody has decided: it may be a stop', async () => {
    const queued = await row();
    await bench.post(webhook(messageFrom(buyer, `wamid.b${sends++}`, atMs + 70_000, 'Parar')));
    await bench.drain();
    expect(await attempt(queued)).toBe('SendNotAccepted');
    expect(await row()).toMatchObject({ state: 'queued' });
    const [conversation] = await bench.conversations();
    await attend(bench.deps, { conversationId: conversation!._id, kind: 'turn', nowMs: atMs + 140_000 });
    expect((await bench.conversations())[0]?.control.optedOut).toBe(true);
    expect(await attempt(queued)).toBeNull();
    expect(await row()).toMatchObject({ state: 'cancelled', cancelledBecause: 'optedOut' });
  });

  test.each([
    ['gone', null],
    ['another', { sinceMs: atMs + 5, dueAtMs: atMs + 10, turnId: null, overdue: false }],
  ])('is not said once the wait it was about is %s', async (_, wait) => {
    const queued = await row();
    await bench.store.conversations.updateMany({}, { $set: { wait } });
    expect(await attempt(queued)).toBeNull();
    expect(await row()).toMatchObject({ state: 'cancelled', cancelledBecause: 'waitOver' });
  });

  const command = (given: IssuedCommand['command'], nowMs: number) =>
    control(bench.deps, {
      ...{ conversationId: conversationId(), nowMs },
      issued: { id: `cmd_${sends++}` as CommandId, by: 'ana', command: given },
    });
  let conversationId: () => ConversationId;
  beforeEach(async () => {
    const [conversation] = await bench.conversations();
    conversationId = () => conversation!._id;
  });
  const look = (nowMs: number) => attend(bench.deps, { conversationId: conversationId(), kind: 'turn', nowMs });

  test('cancelled by who took over for a moment, it is said when nobody is there again, and once', async () => {
    const queued = await row();
    await command({ name: 'takeOver', agent: null }, atMs + 61_000);
    expect(await row()).toMatchObject({ _id: queued._id, state: 'cancelled' });
    await command({ name: 'handBack' }, atMs + 62_000);
    await look(atMs + 63_000);
    expect(await row()).toMatchObject({ _id: queued._id, state: 'queued', epoch: 2, cancelledBecause: null });
    expect(await bench.store.messages.find({ direction: 'out' }).toArray()).toMatchObject([
      { outboxId: queued._id, status: 'queued', atMs: atMs + 63_000 },
    ]);
    const [newest] = await bench.store.decisions.find({ step: 'route' }).sort({ atMs: -1 }).limit(1).toArray();
    expect(newest?.reasons).toContainEqual(expect.objectContaining({ code: 'absenceTold' }));
    const { outcome, reasons } = decideRoute(newest?.facts as Context, rules);
    expect([outcome, reasons]).toEqual([newest?.outcome, newest?.reasons]);
    await receive(bench.deps, { conversationId: conversationId(), nowMs: atMs + 64_000 });
    expect(await row()).toMatchObject({ state: 'queued', settled: false });
  });

  test('ordered again and cut short before its line: the line follows', async () => {
    const queued = await row();
    await command({ name: 'takeOver', agent: null }, atMs + 61_000);
    const { store } = bench;
    const again: OutboxDocument = { ...queued, text: 'Voltamos amanhã.', createdAtMs: atMs + 62_000 };
    const cut = jest.spyOn(store.messages, 'updateOne').mockRejectedValueOnce(new Error('MongoDB is away.'));
    await expect(orderCancelledAgain(store, again)).rejects.toThrow('MongoDB is away.');
    cut.mockRestore();
    await orderCancelledAgain(store, again);
    const line = { outboxId: queued._id, status: 'queued', text: 'Voltamos amanhã.', atMs: atMs + 62_000 };
    const [first, ...others] = await store.messages.find({ direction: 'out' }).toArray();
    expect([first, others]).toEqual([expect.objectContaining(line), []]);
    // Nothing is left to carry on.
    await orderCancelledAgain(store, again);
    expect(await store.messages.findOne({ direction: 'out' })).toEqual(first);
  });

  test.each([
    ['about the wait that is open', 0],
    ['about a later wait of its own', 30_000],
  ])('cancelled by a join, ordered by the one that was joined in, %s: it is said, and once', async (_, laterMs) => {
    const { _id, ...rest } = await row();
    const joined = 'cnv_joined' as ConversationId;
    await command({ name: 'takeOver', agent: null }, atMs + 61_000);
    await bench.store.outbox.deleteOne({ _id });
    const theirs = outboxIdOf(joined, absenceAbout(atMs + laterMs), 'absence');
    await bench.store.outbox.insertOne({ ...rest, _id: theirs, state: 'cancelled', cancelledBecause: 'joined' });
    await bench.store.conversations.updateMany({}, { $set: { forwardedFrom: [joined] } });
    for (const later of [62_000, 64_000]) {
      await command({ name: 'handBack' }, atMs + later);
      await look(atMs + later + 1000);
      const said = await bench.store.outbox.find({ kind: 'absence', state: { $ne: 'cancelled' } }).toArray();
      expect(said).toMatchObject([{ createdAtMs: atMs + 63_000 }]);
      await bench.store.outbox.updateOne({ _id: said[0]!._id }, { $set: { state: 'sent', settled: true } });
    }
  });

  test('on its way or gone, it is not said again after that', async () => {
    const queued = await row();
    await bench.store.outbox.updateOne({ _id: queued._id }, { $set: { state: 'claimed' } });
    await command({ name: 'takeOver', agent: null }, atMs + 61_000);
    await command({ name: 'handBack' }, atMs + 62_000);
    await look(atMs + 63_000);
    expect(await row()).toMatchObject({ _id: queued._id, state: 'claimed', epoch: queued.epoch });
    const [newest] = await bench.store.decisions.find({ step: 'route' }).sort({ atMs: -1 }).limit(1).toArray();
    expect(newest?.reasons.map(({ code }) => code)).not.toContain('absenceTold');
  });
});
