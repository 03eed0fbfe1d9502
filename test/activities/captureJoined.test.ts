import { capture } from '../../src/activities/capture';
import { insertOutboundMessage } from '../../src/activities/order';
import { receive } from '../../src/activities/receive';
import type { ConversationId, OutboxId, TurnId } from '../../src/core/ids';
import type { Database } from '../../src/store/database';
import { joinConversations } from '../../src/store/join';
import { newId } from '../../src/store/newId';
import { newOutboxRow } from '../../src/store/newOutboxRow';
import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { echoTo, messageFrom, statusOf, webhook, type Change } from '../support/whatsappEvents';

let bench: CaptureBench;
const rung: ConversationId[] = [];
beforeAll(async () => {
  bench = await startCaptureBench();
});
afterAll(() => bench?.stop());
beforeEach(async () => {
  await bench.clear();
  rung.length = 0;
});

const startMs = Date.parse('2026-11-21T08:00:00Z');
const at = (minute: number) => startMs + minute * 60_000;
const byPhone = { phone: '5511987654321' };
const byUserId = { userId: 'BR.9' };
const deps = () => ({ ...bench.deps, ring: async (id: ConversationId) => void rung.push(id) });
const read = async (id: ConversationId) => (await bench.store.conversations.findOne({ _id: id }))!;
const conversationOf = async (change: Change) => {
  await bench.post(webhook(change));
  await bench.drain();
  return (await bench.store.conversations.find({}).sort({ createdAtMs: -1, _id: -1 }).toArray())[0]!;
};

/** One buyer, known by phone first; then by user id. The first one's turn is decided. */
async function seedPair() {
  const older = await conversationOf(messageFrom(byPhone, 'wamid.1', at(1), 'Bom dia'));
  await bench.store.conversations.updateOne({ _id: older._id }, { $set: { createdAtMs: older.createdAtMs - 1000 } });
  await bench.decide();
  const younger = await conversationOf(messageFrom(byUserId, 'wamid.2', at(2), 'Olá'));
  await bench.decide();
  return { older: older._id, younger: younger._id };
}

/** MongoDB, where something comes between reading rows and writing messages. */
function storeWith(before: () => Promise<void>): Database {
  const { messages } = bench.store;
  const insertMany: typeof messages.insertMany = async (...given) => {
    await before();
    return messages.insertMany(...given);
  };
  const interrupted = new Proxy(messages, {
    get: (target, name) => {
      if (name === 'insertMany') return insertMany;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...bench.store, messages: interrupted };
}

test.each([
  ['a message', messageFrom(byUserId, 'wamid.3', at(3), '大的多少钱？')],
  [
    'a file',
    messageFrom(byUserId, 'wamid.3', at(3), {
      type: 'image',
      image: { id: '900', mime_type: 'image/jpeg', sha256: 'x' },
    }),
  ],
])('%s written while its conversation is joined away is in a turn of the older one', async (_what, change) => {
  const { older, younger } = await seedPair();
  await bench.post(webhook(change));
  const store = storeWith(() => joinConversations(bench.store, older, younger, at(4)));
  await expect(receive({ ...deps(), store }, { conversationId: younger, nowMs: at(4) })).rejects.toThrow();
  // The older one is quicker than the younger one's next try.
  await receive(deps(), { conversationId: older, nowMs: at(4) });
  await receive(deps(), { conversationId: younger, nowMs: at(4) });
  expect(rung).toContain(older);
  await bench.drain();
  const { turn, mediaWaiting } = await read(older);
  expect(turn).not.toBeNull();
  await bench.decide();
  const message = await bench.store.messages.findOne({ channelMessageId: 'wamid.3' });
  expect(message).toMatchObject({ conversationId: older, turnId: turn?.id });
  expect(mediaWaiting).toEqual(message?.mediaId == null ? [] : [message.mediaId]);
  expect(await bench.store.media.countDocuments({ conversationId: younger })).toBe(0);
  expect(await bench.store.intake.countDocuments({ 'pending.0': { $exists: true } })).toBe(0);
});

test("a person's answer written while its conversation is joined away counts in the older one", async () => {
  const { older, younger } = await seedPair();
  await bench.post(webhook(echoTo(byUserId, 'wamid.3', at(3), 'أهلاً')));
  const store = storeWith(() => joinConversations(bench.store, older, younger, at(4)));
  await expect(receive({ ...deps(), store }, { conversationId: younger, nowMs: at(4) })).rejects.toThrow();
  await receive(deps(), { conversationId: older, nowMs: at(4) });
  await receive(deps(), { conversationId: younger, nowMs: at(4) });
  await bench.drain();
  expect(await bench.store.messages.findOne({ channelMessageId: 'wamid.3' })).toMatchObject({
    ...{ conversationId: older, takenIn: true },
  });
});

test('a row that a join makes pending while the older one captures it is captured again', async () => {
  const { older, younger } = await seedPair();
  const both = webhook(
    messageFrom(byPhone, 'wamid.3', at(3), 'Quanto custa?'),
    messageFrom(byUserId, 'wamid.4', at(3), 'Вы доставляете?'),
  );
  await bench.post(both);
  // Between the older one's record and its mark on the row.
  const { intake } = bench.store;
  const late = new Proxy(intake, {
    get: (target, name) => {
      if (name === 'updateMany')
        return async (...given: Parameters<typeof intake.updateMany>) => {
          await joinConversations(bench.store, older, younger, at(4));
          return intake.updateMany(...given);
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  await capture({ ...deps(), store: { ...bench.store, intake: late } }, await read(older), at(4));
  expect(await bench.store.messages.findOne({ channelMessageId: 'wamid.4' })).toBeNull();
  await bench.drain();
  expect(await bench.store.messages.findOne({ channelMessageId: 'wamid.4' })).toMatchObject({ conversationId: older });
});

test('a failure of what the younger one sent long ago is a task of people in the older one', async () => {
  const { older, younger } = await seedPair();
  const send = newOutboxRow(newId<OutboxId>('outbox'), await read(younger), {
    ...{ kind: 'humanReply', author: 'agent', agent: null, text: 'Sim!', turnId: null, epoch: 0, state: 'queued' },
    ...{ to: { kind: 'userId', userId: byUserId.userId }, createdAtMs: at(3) },
  });
  const left = { state: 'sent', channelMessageId: 'wamid.o1', finishedAtMs: at(3), settled: true } as const;
  await bench.store.outbox.insertOne({ ...send, ...left });
  await insertOutboundMessage(bench.deps, send, at(3));
  await joinConversations(bench.store, older, younger, at(4));
  await bench.store.conversations.updateOne({ _id: older }, { $set: { wait: null } });
  const failed = statusOf('wamid.o1', 'failed', at(5), { errors: [{ code: 131026, title: 'x' }] });
  await bench.post(webhook(failed));
  const told = await bench.store.outbox.findOne({ _id: send._id });
  await receive(deps(), { conversationId: told!.conversationId, nowMs: at(5) });
  expect(await bench.store.outbox.findOne({ _id: send._id })).toMatchObject({ conversationId: older, settled: true });
  expect((await read(older)).wait).not.toBeNull();
});

test('what automation ordered under the younger one after the join does not leave, and is settled', async () => {
  const { older, younger } = await seedPair();
  const before = await read(younger);
  await joinConversations(bench.store, older, younger, at(4));
  const late = newOutboxRow(newId<OutboxId>('outbox'), before, {
    ...{ kind: 'answer', author: 'automation', agent: null, text: '…', turnId: 'trn_1' as TurnId, epoch: 1 },
    ...{ state: 'queued', to: { kind: 'userId', userId: byUserId.userId }, createdAtMs: at(4) },
  });
  await bench.store.outbox.insertOne(late);
  await insertOutboundMessage(bench.deps, late, at(4));
  await receive(deps(), { conversationId: younger, nowMs: at(4) });
  expect(rung).toEqual([older]);
  await bench.drain();
  expect(await bench.store.outbox.findOne({ _id: late._id })).toMatchObject({
    ...{ conversationId: older, state: 'cancelled', cancelledBecause: 'joined', settled: true },
  });
  expect(await bench.store.messages.findOne({ outboxId: late._id })).toMatchObject({
    ...{ conversationId: older, status: 'cancelled' },
  });
});

test('both turns are open when they are joined: the one that is left has the messages of both', async () => {
  const { older, younger } = await seedPair();
  await bench.post(webhook(messageFrom(byPhone, 'wamid.3', at(3), 'obrigado')));
  await bench.post(webhook(messageFrom(byUserId, 'wamid.4', at(3), 'How much does the big one cost?')));
  await bench.drain();
  const [kept, given] = [(await read(older)).turn, (await read(younger)).turn];
  // The younger one's decision has begun.
  await bench.store.messages.updateOne({ channelMessageId: 'wamid.4' }, { $set: { turnId: given!.id } });
  await joinConversations(bench.store, older, younger, at(4));
  await bench.decide();
  for (const channelMessageId of ['wamid.3', 'wamid.4'])
    expect(await bench.store.messages.findOne({ channelMessageId })).toMatchObject({
      ...{ conversationId: older, turnId: kept!.id },
    });
});

test('a turn of the younger one that is decided anew keeps its messages', async () => {
  const { older, younger } = await seedPair();
  await bench.post(webhook(messageFrom(byPhone, 'wamid.3', at(3), 'obrigado')));
  await bench.drain();
  const { turnId } = (await bench.store.messages.findOne({ channelMessageId: 'wamid.2' }))!;
  const again = { again: 'command', openedAtMs: at(3), lastMessageAtMs: at(3), settleAtMs: at(3) };
  await bench.store.conversations.updateOne({ _id: younger }, { $set: { turn: { id: turnId!, ...again } } });
  await joinConversations(bench.store, older, younger, at(4));
  expect(await bench.store.messages.findOne({ channelMessageId: 'wamid.2' })).toMatchObject({ turnId });
});

test('a stray that a turn of the younger one had claimed is claimed anew', async () => {
  const { older, younger } = await seedPair();
  await joinConversations(bench.store, older, younger, at(4));
  const stray = { conversationId: younger, turnId: 'trn_1' as TurnId };
  await bench.store.messages.updateOne({ channelMessageId: 'wamid.2' }, { $set: stray });
  await receive(deps(), { conversationId: younger, nowMs: at(4) });
  await bench.drain();
  const { turn } = await read(older);
  expect(turn).not.toBeNull();
  await bench.decide();
  expect(await bench.store.messages.findOne({ channelMessageId: 'wamid.2' })).toMatchObject({
    ...{ conversationId: older, turnId: turn!.id },
  });
});

test('nothing of the younger one is left: nobody is rung', async () => {
  const { older, younger } = await seedPair();
  await joinConversations(bench.store, older, younger, at(4));
  await receive(deps(), { conversationId: younger, nowMs: at(4) });
  expect(rung).toEqual([]);
});
