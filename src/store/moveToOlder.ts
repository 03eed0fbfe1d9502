import type { ClientSession } from 'mongodb';
import type { ConversationId } from '../core/ids';
import type { Collections } from './collections';
import { cancelAutomaticOf } from './outbox';

/** What {@link moveToOlder} writes. */
export type MovedCollections = Pick<Collections, 'messages' | 'media' | 'intake' | 'outbox'>;

/**
 * Moves everything that lies under a younger conversation to the older one it is joined into: messages, files, sends (also those that
 * are long done: their status may still come), and what is to be captured. True when there was anything. To be repeated without harm.
 */
export async function moveToOlder(
  store: MovedCollections,
  youngerId: ConversationId,
  olderId: ConversationId,
  session: ClientSession,
): Promise<boolean> {
  const mine = { conversationId: youngerId };
  const moved = { $set: { conversationId: olderId } };
  const pending = { pending: youngerId, 'pending.0': { $exists: true } };
  const anew = { $addToSet: { pending: olderId }, $inc: { joins: 1 } };
  const results = [
    await store.messages.updateMany(mine, moved, { session }),
    await store.media.updateMany(mine, moved, { session }),
    await store.outbox.updateMany(mine, moved, { session }),
    await store.intake.updateMany(pending, anew, { session }),
  ];
  await store.intake.updateMany(pending, { $pull: { pending: youngerId } }, { session });
  return results.some(({ matchedCount }) => matchedCount > 0);
}

/** Cancels what automation had ordered for these conversations: it was decided for either of them without the other. */
export async function cancelDecidedApart(
  store: Pick<Collections, 'outbox'>,
  conversationIds: readonly ConversationId[],
  nowMs: number,
  session: ClientSession,
): Promise<void> {
  await cancelAutomaticOf(store, conversationIds, { because: 'joined', nowMs, session });
}
