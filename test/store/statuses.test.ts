import type { StatusEvent } from '../../src/core/capture/event';
import type { AccountId } from '../../src/core/ids';
import type { Database } from '../../src/store/database';
import { applyStatuses } from '../../src/store/statuses';
import { seedConversation, seedMessage } from '../api/seed';
import { seedSend } from '../support/seedSend';
import { useEmptyStore } from '../support/useStore';

let store: Database;
useEmptyStore((started) => (store = started));

const now = Date.parse('2026-11-21T10:00:00Z');
const event = (change: Partial<StatusEvent> = {}): StatusEvent => ({
  ...{ channelAccountId: '100000000000001', channelMessageId: 'wamid.1', status: 'delivered', atMs: now },
  ...{ tag: null, errors: [], meaning: null, pricing: null },
  ...change,
});
const failure = (change: Partial<StatusEvent> = {}) =>
  event({ status: 'failed', errors: [{ code: 131000, title: null }], meaning: 'temporary', ...change });

/** The store, where something becomes known between looking for a status' message and parking the status. */
function storeWhere(becomesKnown: () => Promise<unknown>): Database {
  const parkedStatuses = new Proxy(store.parkedStatuses, {
    get: (target, name) => {
      if (name === 'updateOne')
        return async (...given: Parameters<typeof target.updateOne>) => {
          await becomesKnown();
          return target.updateOne(...given);
        };
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return { ...store, parkedStatuses };
}

test('a failure that is parked just after its send became known is not forgotten', async () => {
  const conversation = await seedConversation(store);
  const send = await seedSend(store, conversation, { state: 'claimed' });
  const left = { state: 'sent', channelMessageId: 'wamid.1', finishedAtMs: now, settled: true } as const;
  const late = storeWhere(() => store.outbox.updateOne({ _id: send._id }, { $set: left }));
  expect(await applyStatuses(late, [failure()], now)).toEqual([conversation._id]);
  expect(await store.outbox.findOne({ _id: send._id })).toMatchObject({ state: 'failed', settled: false });
  expect(await store.parkedStatuses.countDocuments({})).toBe(0);
});

test('a status that is parked just after its message from the phone was captured is not forgotten', async () => {
  const conversation = await seedConversation(store);
  await store.accounts.insertOne({
    ...{ _id: conversation.accountId as AccountId, channel: 'whatsapp', channelAccountId: '100000000000001' },
    ...{ channelOwnerId: null, displayPhone: null, defaultCountry: null, createdAtMs: now },
    sending: { state: 'open', sinceMs: now },
  });
  const onPhone = { direction: 'out', author: 'businessApp', status: 'sent', channelMessageId: 'wamid.1' } as const;
  const late = storeWhere(() => seedMessage(store, conversation, onPhone));
  await applyStatuses(late, [event({ status: 'read' })], now);
  expect(await store.messages.findOne({ channelMessageId: 'wamid.1' })).toMatchObject({ status: 'read' });
  expect(await store.parkedStatuses.countDocuments({})).toBe(0);
});

test('a status of a message nobody knows stays parked', async () => {
  expect(await applyStatuses(store, [event()], now)).toEqual([]);
  expect(await store.parkedStatuses.countDocuments({})).toBe(1);
});

test.each(['delivered', 'read', 'played'] as const)(
  'a late failure does not undo %s: only its errors are recorded',
  async (status) => {
    const conversation = await seedConversation(store);
    const left = { state: 'sent', channelMessageId: 'wamid.1', finishedAtMs: now, settled: true } as const;
    const send = await seedSend(store, conversation, left);
    await applyStatuses(store, [event({ status })], now);
    expect(await applyStatuses(store, [failure({ atMs: now - 5000 })], now)).toEqual([]);
    expect(await store.outbox.findOne({ _id: send._id })).toMatchObject({ state: 'sent', settled: true });
    expect(await store.messages.findOne({ outboxId: send._id })).toMatchObject({
      ...{ status, statusAtMs: now, errors: [{ code: 131000 }] },
    });
  },
);

test('a failure whose record was cut short after the message is completed when it comes again', async () => {
  const conversation = await seedConversation(store);
  const left = { state: 'sent', channelMessageId: 'wamid.1', finishedAtMs: now, settled: true } as const;
  const send = await seedSend(store, conversation, left, { status: 'failed' });
  expect(await applyStatuses(store, [failure()], now)).toEqual([conversation._id]);
  expect(await store.outbox.findOne({ _id: send._id })).toMatchObject({ state: 'failed', settled: false });
});
