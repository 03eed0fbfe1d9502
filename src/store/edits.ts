import { textView } from '../core/capture/textView';
import type { ContextMessage } from '../core/contextualize/context';
import type { ConversationId, MessageId } from '../core/ids';
import type { Collections } from './collections';
import type { MessageDocument } from './documents';

type Edit = NonNullable<ContextMessage['edit']>;

/** For each edit among these messages: what the edited one said right before it (null when nobody knows), and whether it is among them. */
export async function editsAmong(
  store: Pick<Collections, 'messages'>,
  conversationId: ConversationId,
  messages: readonly MessageDocument[],
): Promise<ReadonlyMap<MessageId, Edit>> {
  const found = new Map<MessageId, Edit>();
  const edits = messages.flatMap((message) =>
    message.content.type === 'edit' ? [{ message, originalId: message.content.originalMessageId }] : [],
  );
  if (edits.length === 0) return found;
  const ids = edits.map(({ originalId }) => originalId);
  const versions = await store.messages
    .find({
      conversationId,
      direction: 'in',
      $or: [{ channelMessageId: { $in: ids } }, { 'content.originalMessageId': { $in: ids } }],
    })
    .sort({ atMs: 1, channelMessageId: 1 })
    .toArray();
  for (const { message, originalId } of edits) {
    const earlier = versions.flatMap((version) => textAsWritten(version, originalId, message));
    found.set(message._id, {
      before: earlier.at(-1) ?? null,
      ofThisTurn: messages.some(({ channelMessageId }) => channelMessageId === originalId),
    });
  }
  return found;
}

/** What the message said in this version of it, if that came before the edit. The message as it was first sent is the oldest. */
function textAsWritten(version: MessageDocument, originalId: string, edit: MessageDocument): string[] {
  if (version.channelMessageId === originalId) return [textView(version.contentAsSent ?? version.content) ?? ''];
  const isOfIt = version.content.type === 'edit' && version.content.originalMessageId === originalId;
  const isEarlier = version._id !== edit._id && version.atMs < edit.atMs;
  return isOfIt && isEarlier ? [textView(version.content) ?? ''] : [];
}
