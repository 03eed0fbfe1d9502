import type { Collections } from './collections';
import type { OutboxDocument } from './documents';
import { nextOrder } from './intake';

type OrderStore = Pick<Collections, 'outbox' | 'messages'>;

/** What is sent once about one thing was cancelled before it left: it is ordered again under the same id, as it is said now. */
export async function orderCancelledAgain({ outbox, messages }: OrderStore, row: OutboxDocument): Promise<void> {
  const { _id, text, createdAtMs: atMs, ...rest } = row;
  const again = await outbox.updateOne({ _id, state: 'cancelled' }, { $set: { ...rest, text, createdAtMs: atMs } });
  if (again.modifiedCount === 0) return;
  const said = { content: { type: 'text' as const, body: text }, text, atMs, capturedAtMs: atMs };
  await messages.updateOne(
    { outboxId: _id },
    { $set: { ...said, order: nextOrder(atMs), status: 'queued', statusAtMs: atMs } },
  );
}

/** Whether a send was cancelled before it left. */
export async function wasCancelled(
  { outbox }: Pick<Collections, 'outbox'>,
  id: OutboxDocument['_id'],
): Promise<boolean> {
  return (await outbox.findOne({ _id: id, state: 'cancelled' }, { projection: { _id: 1 } })) !== null;
}
