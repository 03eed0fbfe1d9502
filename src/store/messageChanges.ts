import { afterChanges, changedMessageId } from '../core/capture/afterChanges';
import { textView } from '../core/capture/textView';
import type { Collections } from './collections';
import type { ConversationDocument, MessageDocument } from './documents';
import { mediaIdOf } from './media';

type MessageStore = Pick<Collections, 'messages'>;

/** Edits of messages nobody has seen are remembered this far. */
const mostAwaited = 500;

/**
 * Applies the edits and removals that concern these messages, whichever came first: a change to its original, or to an original
 * that comes after it. Only a side's own messages are changed by it. Done again it changes nothing. Returns the originals that
 * were changed and are still to come.
 */
export async function applyChangesOfMessages(
  store: MessageStore,
  conversation: Pick<ConversationDocument, '_id' | 'awaitedOriginals'>,
  messages: readonly MessageDocument[],
): Promise<string[]> {
  const changed = messages.flatMap(({ content }) => changedMessageId(content) ?? []);
  const arrived = messages.flatMap(({ channelMessageId }) =>
    channelMessageId !== null && conversation.awaitedOriginals.includes(channelMessageId) ? [channelMessageId] : [],
  );
  const ids = [...new Set([...changed, ...arrived])];
  if (ids.length === 0) return conversation.awaitedOriginals;
  const found = new Set<string>();
  for (const direction of ['in', 'out'] as const) {
    for (const id of await applyTo(store, { conversationId: conversation._id, direction }, ids)) found.add(id);
  }
  const awaited = new Set([...conversation.awaitedOriginals, ...changed]);
  return [...awaited].filter((id) => !found.has(id)).slice(-mostAwaited);
}

async function applyTo(
  store: MessageStore,
  side: Pick<MessageDocument, 'conversationId' | 'direction'>,
  ids: readonly string[],
): Promise<string[]> {
  const originals = await store.messages.find({ ...side, channelMessageId: { $in: [...ids] } }).toArray();
  if (originals.length === 0) return [];
  const changes = await store.messages.find({ ...side, 'content.originalMessageId': { $in: [...ids] } }).toArray();
  for (const original of originals) {
    const own = changes.flatMap(({ channelMessageId, atMs, content }) =>
      channelMessageId !== null && changedMessageId(content) === original.channelMessageId
        ? [{ channelMessageId, atMs, content }]
        : [],
    );
    if (own.length === 0) continue;
    const after = afterChanges(original.contentAsSent ?? original.content, own);
    // What was removed is not shown any more; the record keeps it.
    const text = after.revokedAtMs === null ? textView(after.content) : null;
    await store.messages.updateOne({ _id: original._id }, { $set: { ...after, text } });
  }
  return originals.flatMap(({ channelMessageId }) => channelMessageId ?? []);
}

/** Fills imported messages whose file came later than they did: Meta sends it in a webhook of its own, under the same id. */
export async function fillPlaceholders(
  store: MessageStore,
  messages: readonly MessageDocument[],
): Promise<MessageDocument[]> {
  const filled: MessageDocument[] = [];
  for (const { accountId, channelMessageId, outsideTurns, content, text } of messages) {
    if (outsideTurns !== 'history' || !('media' in content)) continue;
    const placeholder = await store.messages.findOne({
      accountId,
      channelMessageId,
      outsideTurns,
      'content.type': 'unknown',
    });
    if (!placeholder) continue;
    const mediaId = mediaIdOf(placeholder._id);
    await store.messages.updateOne({ _id: placeholder._id }, { $set: { content, text, mediaId } });
    filled.push({ ...placeholder, content, text, mediaId });
  }
  return filled;
}
