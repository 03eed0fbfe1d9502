import type { ConversationId } from '../core/ids';
import type { Collections } from './collections';

/**
 * Conversations with something that should have happened before `beforeMs` by what MongoDB says: a turn that never settled,
 * a send that nobody took. Their workflow may have lost it, so they are rung and read their standing anew.
 */
export async function conversationsLeftDue(
  store: Pick<Collections, 'conversations' | 'outbox'>,
  beforeMs: number,
  limit: number,
): Promise<ConversationId[]> {
  const [turns, sends] = await Promise.all([
    store.conversations
      .find({ 'turn.settleAtMs': { $lt: beforeMs } }, { projection: { _id: 1 } })
      .limit(limit)
      .toArray(),
    store.outbox
      .find(
        { state: 'queued', attempts: 0, createdAtMs: { $lt: beforeMs - 10_000 } },
        { projection: { conversationId: 1 } },
      )
      .limit(limit)
      .toArray(),
  ]);
  return [...new Set([...turns.map((turn) => turn._id), ...sends.map((send) => send.conversationId)])];
}
