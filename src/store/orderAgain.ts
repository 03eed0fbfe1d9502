import type { Collections } from './collections';
import type { OutboxDocument } from './documents';
import { nextOrder } from './intake';

type OrderStore = Pick<Collections, 'outbox' | 'messages'>;

/**
 * What is sent once about one thing was cancelled before it left: it is ordered again under the same id, as it is said now. Cut short
 * in between, it is carried on: a message never stays cancelled while its row is queued.
 */
export async function orderCancelledAgain({ outbox, messages }: OrderStore, row: OutboxDocument): Promise<void> {
  const { _id } = row;
  const again = await outbox.updateOne({ _id, state: 'cancelled' }, { $set: changeable(row) });
  const queued = await outbox.findOne({ _id, state: 'queued' });
  if (queued === null) return;
  const { text, createdAtMs: atMs } = queued;
  const said = { content: { type: 'text' as const, body: text }, text, atMs, capturedAtMs: atMs };
  await messages.updateOne(
    { outboxId: _id, ...(again.modifiedCount === 1 ? {} : { status: 'cancelled' }) },
    { $set: { ...said, order: nextOrder(atMs), status: 'queued', statusAtMs: atMs } },
  );
}

function changeable({ _id, ...rest }: OutboxDocument): Omit<OutboxDocument, '_id'> {
  return rest;
}

/** Whether what was sent in some conversations for one purpose from an instant on was cancelled before it left, all of it. */
export async function wasAllCancelled(
  { outbox }: Pick<Collections, 'outbox'>,
  sent: {
    readonly by: readonly OutboxDocument['conversationId'][];
    readonly kind: OutboxDocument['kind'];
    readonly sinceMs: number;
  },
): Promise<boolean> {
  const { by, kind, sinceMs } = sent;
  const rows = await outbox
    .find({ conversationId: { $in: [...by] }, kind, createdAtMs: { $gte: sinceMs } })
    .project<Pick<OutboxDocument, 'state'>>({ state: 1 })
    .toArray();
  return rows.length > 0 && rows.every(({ state }) => state === 'cancelled');
}
