import type { Filter } from 'mongodb';
import type { ConversationId } from '../core/ids';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';

/** So many are rung at once by whoever changed something; the relay rings for the others. */
const mostRung = 500;

/**
 * Notes in these conversations that something outside changed what they are about: each looks again at its next step. Returns the ones
 * to ring for. A step under way writes nothing and is taken again.
 */
export async function markUntold(
  store: Pick<Collections, 'conversations'>,
  filter: Filter<ConversationDocument>,
): Promise<ConversationId[]> {
  const standing: Filter<ConversationDocument> = { $and: [filter, { forwardedTo: null }] };
  await store.conversations.updateMany(standing, { $set: { untold: true }, $inc: { revision: 1 } });
  const rows = await store.conversations
    .find({ $and: [filter, { forwardedTo: null, untold: true }] }, { projection: { _id: 1 } })
    .limit(mostRung)
    .toArray();
  return rows.map(({ _id }) => _id);
}
