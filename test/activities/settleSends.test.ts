import { settleSends } from '../../src/activities/settleSends';
import type { TurnId } from '../../src/core/ids';
import type { Database } from '../../src/store/database';
import type { ConversationDocument, OutboxDocument } from '../../src/store/documents';
import { newConversation } from '../../src/store/newConversation';
import { questionAbout } from '../../src/store/questions';
import { insertStranger } from '../../src/store/stranger';
import { seedConversation, seedMessage } from '../api/seed';
import { seedSend } from '../support/seedSend';
import { useEmptyStore } from '../support/useStore';

let store: Database;
useEmptyStore((started) => (store = started));

const now = Date.now();
const minuteMs = 60_000;
const wait = { sinceMs: now, dueAtMs: now + 60 * minuteMs, turnId: 'trn_1' as TurnId, overdue: false };
const temporary = { code: 131016, meaning: 'temporary' };
const failedAt = (atMs: number) =>
  ({
    state: 'failed',
    failure: temporary,
    claimedAtMs: atMs - 1000,
    createdAtMs: atMs - 1000,
    finishedAtMs: now,
  }) as const;

async function settle({ _id }: ConversationDocument, nowMs = now): Promise<ConversationDocument> {
  const conversation = (await store.conversations.findOne({ _id }))!;
  return (await settleSends({ store }, conversation, nowMs)).conversation;
}
const others = ({ _id }: OutboxDocument) => store.outbox.find({ _id: { $ne: _id } }).toArray();

describe('a send that failed for a passing reason', () => {
  test('is sent again when nobody has answered since', async () => {
    const conversation = await seedConversation(store);
    const send = await seedSend(store, conversation, failedAt(now - minuteMs));
    await settle(conversation);
    expect(await others(send)).toMatchObject([{ state: 'queued', text: send.text, retries: 1 }]);
  });

  test('is not sent again over a later word of a person, when it is a follow-up', async () => {
    const conversation = await seedConversation(store);
    const send = await seedSend(store, conversation, {
      ...failedAt(now - minuteMs),
      ...{ kind: 'followUp', author: 'automation', epoch: 0 },
    });
    await store.conversations.updateOne({ _id: conversation._id }, { $set: { 'control.epoch': 1 } });
    const { control } = await settle(conversation);
    expect([await others(send), control.holder]).toEqual([[], conversation.control.holder]);
  });

  test('is a task of people, and not sent again, when its result was unknown and people have it already', async () => {
    const conversation = await seedConversation(store);
    const before = { state: 'unknown', unknownUntilMs: now - minuteMs } as const;
    const send = await seedSend(store, conversation, before);
    const shown = await settle(conversation);
    expect(shown.lastDecision?.codes).toEqual(['sendUnknown']);
    await store.outbox.updateOne({ _id: send._id }, { $set: { ...failedAt(now - minuteMs), settled: false } });
    const after = await settle(conversation);
    expect(await others(send)).toEqual([]);
    expect(after).toMatchObject({ wait: shown.wait, lastDecision: { codes: ['sendFailed.temporary'] } });
  });

  test('is sent again when its result was unknown and nobody was asked yet', async () => {
    const conversation = await seedConversation(store);
    const send = await seedSend(store, conversation, { ...failedAt(now - 1000), unknownUntilMs: now + minuteMs });
    await settle(conversation);
    expect(await others(send)).toHaveLength(1);
  });

  test.each([
    ['from here', { author: 'agent', status: 'sent' }],
    ['from the phone', { author: 'businessApp', status: 'read' }],
    ['perhaps', { author: 'agent', status: 'unknown' }],
  ] as const)('is a task of people when somebody has answered since, %s', async (_where, line) => {
    const conversation = await seedConversation(store);
    const send = await seedSend(store, conversation, failedAt(now - minuteMs));
    await seedMessage(store, conversation, { direction: 'out', atMs: now - 1000, ...line });
    const after = await settle(conversation);
    expect(await others(send)).toEqual([]);
    expect(after.wait).not.toBeNull();
    expect(after.control.holder.kind).toBe('human');
  });

  test.each([
    ['an earlier answer', { status: 'read', atMs: now - 2 * minuteMs }],
    ['one that failed as well', { status: 'failed', atMs: now - 1000 }],
  ] as const)('is sent again beside %s', async (_what, line) => {
    const conversation = await seedConversation(store);
    const send = await seedSend(store, conversation, failedAt(now - minuteMs));
    await seedMessage(store, conversation, { direction: 'out', author: 'agent', ...line });
    await settle(conversation);
    expect(await others(send)).toHaveLength(1);
  });

  test('is no task beside its second try, when that was ordered before and somebody answered then', async () => {
    const conversation = await seedConversation(store);
    const send = await seedSend(store, conversation, failedAt(now - minuteMs));
    const first = await settle(conversation);
    // Cut short: the result was not marked as settled, nor the record written.
    await store.outbox.updateOne({ _id: send._id }, { $set: { settled: false } });
    await seedMessage(store, conversation, { direction: 'out', author: 'agent', status: 'sent', atMs: now });
    const again = await settle(conversation);
    expect(await others(send)).toHaveLength(1);
    expect(again.control).toEqual(first.control);
  });

  test("goes to the buyer's new number", async () => {
    const conversation = await seedConversation(store);
    const send = await seedSend(store, conversation, failedAt(now - minuteMs));
    await store.conversations.updateOne({ _id: conversation._id }, { $set: { 'identity.phone': '5521912345678' } });
    await settle(conversation);
    expect(await others(send)).toMatchObject([{ to: { kind: 'phone', phone: '5521912345678' } }]);
  });
});

describe('a send that was overruled while the channel did not take it', () => {
  const overruled = { state: 'cancelled', cancelledBecause: 'overruled', finishedAtMs: now } as const;
  const automatic = { ...overruled, kind: 'answer', author: 'automation' } as const;

  test.each(['answer', 'followUp'] as const)('does not reopen what a person closed (%s)', async (kind) => {
    const conversation = await seedConversation(store, { control: { state: 'closed', holder: { kind: 'nobody' } } });
    const send = await seedSend(store, conversation, { ...automatic, kind });
    const after = await settle(conversation);
    expect(after).toMatchObject({ wait: null, control: { state: 'closed', holder: { kind: 'nobody' } } });
    expect(await store.outbox.findOne({ _id: send._id })).toMatchObject({ settled: true });
  });

  test('is a task of people while the buyer waits', async () => {
    const conversation = await seedConversation(store, { wait, control: { holder: { kind: 'automation' } } });
    await seedSend(store, conversation, automatic);
    expect(await settle(conversation)).toMatchObject({ wait, control: { state: 'open', holder: { kind: 'human' } } });
  });
});

test("a person's reply that would have reached a stranger is a task of people", async () => {
  const conversation = await seedConversation(store);
  await store.messages.deleteMany({});
  const send = await seedSend(store, conversation);
  const stranger = newConversation({
    ...{ accountId: conversation.accountId, channelAccountId: conversation.channelAccountId },
    ...{ addresses: conversation.addresses, identity: { ...conversation.identity, userId: 'BR.2' } },
    ...{ phoneHeldBy: conversation._id, createdAtMs: now },
  });
  const from = { holder: conversation._id, takes: conversation.addresses, nowMs: now };
  expect(await insertStranger(store, stranger, from)).toBe(stranger._id);
  const cancelled = { state: 'cancelled', cancelledBecause: 'phoneInDoubt' };
  expect(await store.outbox.findOne({ _id: send._id })).toMatchObject(cancelled);
  const after = await settle(conversation);
  expect(after.lastDecision?.codes).toEqual(['sendCancelled.phoneInDoubt']);
  expect(after.wait).not.toBeNull();
  expect(after.questions).toMatchObject([{ id: questionAbout('phoneNowWithAnother', stranger._id, now).id }]);
});
