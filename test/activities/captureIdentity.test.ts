import { startCaptureBench, type CaptureBench } from '../support/captureBench';
import { messageFrom, numberChanged, userIdUpdated, webhook, type Buyer } from '../support/whatsappEvents';

let bench: CaptureBench;
beforeAll(async () => {
  bench = await startCaptureBench();
});
afterAll(() => bench?.stop());
beforeEach(() => bench.clear());

const nowMs = Date.parse('2026-11-20T09:00:00Z');
const phone = '5511987654321';
const userId = 'BR.13491208655302741918';
const ways: readonly Buyer[] = [{ phone }, { phone, userId }, { userId }];
const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
];

test.each(orders)(
  'seen by phone, by both and by user id, in the order %i %i %i: one conversation',
  async (...order) => {
    for (const index of order) {
      const buyer = ways[index] ?? {};
      await bench.post(webhook(messageFrom(buyer, `wamid.${index}`, nowMs + index * 1000, `message ${index}`)));
      await bench.drain();
    }
    const conversations = await bench.conversations();
    expect(conversations).toHaveLength(1);
    expect(conversations[0]).toMatchObject({ identity: { phone, userId }, questions: [] });
    const messages = await bench.messages();
    expect(messages.map(({ text }) => text)).toEqual(['message 0', 'message 1', 'message 2']);
    expect(new Set(messages.map(({ conversationId }) => conversationId))).toEqual(new Set([conversations[0]?._id]));
    expect(await bench.store.contacts.countDocuments({ phoneKeys: phone, mergedInto: null })).toBe(1);
  },
);

test('the same at once, many times over: one conversation, each message once', async () => {
  const bodies = Array.from({ length: 30 }, (_, index) =>
    webhook(messageFrom(ways[index % 3] ?? {}, `wamid.${index}`, nowMs + index * 1000, `message ${index}`)),
  );
  await Promise.all(bodies.map((body) => bench.post(body)));
  await bench.drain();
  expect(await bench.conversations()).toHaveLength(1);
  expect((await bench.messages()).map(({ channelMessageId }) => channelMessageId).sort()).toEqual(
    bodies.map((_, index) => `wamid.${index}`).sort(),
  );
});

describe('the buyer moves', () => {
  const old: Buyer = { phone, userId };
  const moved: Buyer = { phone: '5521999990000', userId: 'BR.20000000000000000002' };

  test('to another number: the conversation goes on, and we write to the new one', async () => {
    await bench.post(webhook(messageFrom(old, 'wamid.1', nowMs, 'Bom dia')));
    await bench.drain();
    // In one body with the first message from the new number, in the wrong order.
    await bench.post(
      webhook(
        messageFrom(moved, 'wamid.3', nowMs + 60_000, 'Troquei de número'),
        numberChanged(old, moved, 'wamid.2', nowMs + 50_000),
      ),
    );
    await bench.post(webhook(messageFrom({ phone, userId }, 'wamid.late', nowMs + 1000, 'atrasada')));
    await bench.drain();
    const [conversation, ...others] = await bench.conversations();
    expect(others).toEqual([]);
    expect(conversation).toMatchObject({ identity: { phone: moved.phone, userId: moved.userId }, questions: [] });
    expect(await bench.messages()).toHaveLength(4);
    const contact = await bench.store.contacts.findOne({ _id: conversation?.contactId ?? ('' as never) });
    expect(contact?.phones).toEqual([`+${phone}`, `+${moved.phone}`]);
    expect(await bench.store.decisions.findOne({ step: 'resolve', outcome: 'carriedOn' })).not.toBeNull();
  });

  test('and the channel gives a new user id: the conversation goes on', async () => {
    await bench.post(webhook(messageFrom(old, 'wamid.1', nowMs, 'Привет')));
    await bench.post(webhook(userIdUpdated(userId, 'BR.3', nowMs + 1000, phone)));
    await bench.post(
      webhook(userIdUpdated(userId, 'BR.3', nowMs + 1000, phone), numberChanged(old, old, 'wamid.x', nowMs)),
    );
    await bench.post(webhook(messageFrom({ userId: 'BR.3' }, 'wamid.2', nowMs + 2000, 'Это снова я')));
    await bench.drain();
    expect(await bench.conversations()).toMatchObject([{ identity: { phone, userId: 'BR.3' }, questions: [] }]);
    expect((await bench.messages()).filter(({ content }) => content.type === 'system')).toHaveLength(2);
  });

  test('to a number that another conversation has: nothing changes, people are asked once', async () => {
    await bench.post(webhook(messageFrom(old, 'wamid.1', nowMs, '我想问一下价格')));
    await bench.post(webhook(messageFrom(moved, 'wamid.2', nowMs + 1000, 'Hello')));
    const before = (await bench.conversations()).map(({ addresses, identity }) => ({ addresses, identity }));
    await bench.post(webhook(numberChanged(old, moved, 'wamid.3', nowMs + 2000)));
    await bench.post(webhook(numberChanged(old, moved, 'wamid.4', nowMs + 3000)));
    await bench.drain();
    const after = await bench.conversations();
    expect(after.map(({ addresses, identity }) => ({ addresses, identity }))).toEqual(before);
    const other = after.find(({ identity }) => identity.phone === moved.phone);
    const asked = after.find(({ identity }) => identity.phone === phone);
    expect(asked?.questions).toMatchObject([{ kind: 'identityTaken', conversationId: other?._id, atMs: nowMs + 2000 }]);
    expect(await bench.store.decisions.countDocuments({ step: 'resolve', outcome: 'askPerson' })).toBe(2);
  });

  test('a stranger who gets the old number is somebody else, and people are asked', async () => {
    await bench.post(webhook(messageFrom(old, 'wamid.1', nowMs, 'Oi')));
    await bench.post(webhook(numberChanged(old, moved, 'wamid.2', nowMs + 1000)));
    await bench.post(webhook(messageFrom({ phone, userId: 'BR.9' }, 'wamid.3', nowMs + 2000, 'Quem é?')));
    await bench.drain();
    const stranger = (await bench.conversations()).find(({ identity }) => identity.userId === 'BR.9');
    expect(stranger).toMatchObject({
      identity: { phone },
      questions: expect.arrayContaining([expect.objectContaining({ kind: 'recycledNumber' })]),
    });
    expect(await bench.store.messages.countDocuments({ conversationId: stranger?._id })).toBe(1);
  });
});

test('a sender who names neither phone nor user id is found by the parent id', async () => {
  const buyer = { parentUserId: 'BR.ENT.1' };
  await bench.post(webhook(messageFrom(buyer, 'wamid.1', nowMs, 'Olá')));
  await bench.post(webhook(messageFrom(buyer, 'wamid.2', nowMs + 1000, 'Tudo bem?')));
  await bench.drain();
  expect(await bench.conversations()).toHaveLength(1);
  expect(await bench.messages()).toHaveLength(2);
});
