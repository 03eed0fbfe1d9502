import type { ConversationId } from '../../core/ids';
import type { Collections } from '../collections';
import type { IntakeDocument } from '../documents';
import { uncapturedRows } from '../intake';

/**
 * Empties the bytes of a row for good, and takes the erased out of what it lists. Only once everybody else in it has captured it and what
 * it says beside conversations is written; false until then.
 */
export async function emptyRow(
  store: Pick<Collections, 'intake'>,
  rowId: string,
  erased: readonly ConversationId[],
  nowMs: number,
): Promise<boolean> {
  const ids = [...erased];
  const emptied = await store.intake.updateOne(
    { _id: rowId, applied: true, pending: { $not: { $elemMatch: { $nin: ids } } } },
    {
      $set: { raw: new Uint8Array(0), query: '', pending: [], erasedAtMs: nowMs },
      $pull: { messages: { conversationId: { $in: ids } } },
    },
  );
  return emptied.matchedCount === 1;
}

/**
 * What came for somebody in the moment of being erased is not captured: its bytes are emptied. A row that others still need stays
 * pending; the relay rings again.
 */
export async function dropUncaptured(
  store: Pick<Collections, 'intake' | 'conversations'>,
  conversationId: ConversationId,
  nowMs: number,
): Promise<void> {
  const { rows } = await uncapturedRows(store, conversationId);
  // Nothing that anybody has to tell it matters any more.
  await store.conversations.updateOne({ _id: conversationId, untold: true }, { $set: { untold: false } });
  for (const row of rows) await emptyRow(store, row._id, await erasedAmong(store, row), nowMs);
}

async function erasedAmong(
  store: Pick<Collections, 'conversations'>,
  { conversations }: IntakeDocument,
): Promise<ConversationId[]> {
  const erased = await store.conversations
    .find({ _id: { $in: conversations }, erasedAtMs: { $gt: 0 } }, { projection: { _id: 1 } })
    .toArray();
  return erased.map(({ _id }) => _id);
}
