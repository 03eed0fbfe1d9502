import type { ConversationId } from '../core/ids';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';
import { countMessages } from './messages';

type MessageStore = Pick<Collections, 'messages'>;

export interface MessageCounts {
  readonly inbound: number;
  /** Ours count once the channel took them. */
  readonly outbound: number;
}

/**
 * How many messages there are each way, when a turn is decided: what the conversation counts, which is all but the turn that is open,
 * with that turn's own. Only a turn that is decided again is counted afresh: which of its messages are new is not told.
 */
export async function countsAtTurn(
  store: MessageStore,
  conversation: Pick<ConversationDocument, '_id' | 'inboundCount' | 'outboundCount'>,
  turn: { readonly messages: number; readonly isFirstDecision: boolean },
): Promise<MessageCounts> {
  const { _id, inboundCount, outboundCount } = conversation;
  if (turn.isFirstDecision) return { inbound: inboundCount + turn.messages, outbound: outboundCount };
  return countsWithoutOpenTurn(store, _id, null);
}

/**
 * The same, counted afresh, without the messages of a turn that is still open: what a conversation counts.
 */
export async function countsWithoutOpenTurn(
  store: MessageStore,
  conversationId: ConversationId,
  open: ConversationDocument['turn'],
): Promise<MessageCounts> {
  const [all, waiting, ofOpenTurn] = await Promise.all([
    countMessages(store, conversationId),
    store.messages.countDocuments({ conversationId, turnId: null, direction: 'in', outsideTurns: null }),
    open !== null && open.again === null
      ? store.messages.countDocuments({ conversationId, turnId: open.id, direction: 'in' })
      : 0,
  ]);
  return { inbound: all.inbound - waiting - ofOpenTurn, outbound: all.outbound };
}
