import { contextMessageLimit } from '../../core/contextualize/context';
import type { TurnId } from '../../core/ids';
import type { Collections } from '../collections';
import type { ConversationDocument, MessageDocument } from '../documents';
import { messagesSince, messagesWithoutTurn } from '../messages';
import type { AskedNow } from './gatherContext';

type MessageStore = Pick<Collections, 'messages'>;

/** The messages of earlier turns that nobody has answered yet: they are part of what is asked now. */
export async function unansweredBefore(
  store: MessageStore,
  { _id, wait }: Pick<ConversationDocument, '_id' | 'wait'>,
  turnId: TurnId | null,
): Promise<MessageDocument[]> {
  if (wait === null) return [];
  return messagesSince(store, _id, { sinceMs: wait.sinceMs, except: turnId, limit: contextMessageLimit });
}

/** What would be decided on if the open turn settled now. */
export async function askedNow(store: MessageStore, conversation: ConversationDocument): Promise<AskedNow> {
  const [own, waiting] = await Promise.all([
    messagesWithoutTurn(store, conversation._id, contextMessageLimit),
    unansweredBefore(store, conversation, null),
  ]);
  return { turnId: null, isFirstDecision: true, ownMessages: own.length, messages: inOrder([...waiting, ...own]) };
}

/** In the order in which they were written. */
export function inOrder(messages: readonly MessageDocument[]): MessageDocument[] {
  return [...messages].sort((a, b) => a.atMs - b.atMs || a.order - b.order || a.position - b.position);
}
