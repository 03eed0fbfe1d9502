import type { IndexDescription } from 'mongodb';
import type { ConversationId, MessageId, TurnId } from '../core/ids';
import type { Collections } from './collections';
import type { MessageDocument, OutboxDocument } from './documents';
import { duplicatesIn } from './storeErrors';

/** Indexes of earlier versions that another one stands in for. */
export const formerMessageIndexes = [
  ...['accountId_1_channelMessageId_1', 'outboxId_1', 'changes'],
  ...['conversationId_1_turnId_1_direction_1_order_1', 'conversationId_1_direction_1_status_1'],
];

type MessageStore = Pick<Collections, 'messages'>;

/**
 * Present strings only. Not `$type: 'string'`: MongoDB's planner takes a partial index for an equality only when that implies its
 * filter, and does not see that it implies a type.
 */
const isText = { $gt: '' };

export const messageIndexes: IndexDescription[] = [
  {
    key: { accountId: 1, channelMessageId: 1 },
    unique: true,
    partialFilterExpression: { channelMessageId: isText },
    name: 'channelMessage',
  },
  { key: { outboxId: 1 }, unique: true, partialFilterExpression: { outboxId: isText }, name: 'outbox' },
  // A status names the message by the channel's id alone.
  { key: { channelMessageId: 1 }, partialFilterExpression: { channelMessageId: isText }, name: 'byChannelId' },
  { key: { conversationId: 1, atMs: -1, order: -1, position: -1 } },
  // What no turn has taken is told by the index alone: an imported history must not be read for it.
  { key: { conversationId: 1, turnId: 1, direction: 1, outsideTurns: 1, order: 1, position: 1 }, name: 'ofTurn' },
  // The newest of one side, and how many there are.
  { key: { conversationId: 1, direction: 1, atMs: -1, order: -1, position: -1, status: 1 }, name: 'bySide' },
  // What the reply sweep goes through: messages no turn has taken, and the others as they were captured.
  {
    key: { capturedAtMs: 1, _id: 1 },
    partialFilterExpression: { turnId: null, direction: 'in', outsideTurns: null },
    name: 'withoutTurn',
  },
  {
    key: { capturedAtMs: 1, _id: 1 },
    partialFilterExpression: { turnId: isText, direction: 'in' },
    name: 'inTurns',
  },
  {
    key: { conversationId: 1, 'content.originalMessageId': 1 },
    partialFilterExpression: { 'content.originalMessageId': isText },
    name: 'changesOf',
  },
];

/** Inserts messages that are not there yet; returns the ones that are new. Duplicates end here, for good. */
export async function insertNewMessages(
  store: MessageStore,
  messages: readonly MessageDocument[],
): Promise<MessageDocument[]> {
  if (messages.length === 0) return [];
  try {
    await store.messages.insertMany([...messages], { ordered: false });
    return [...messages];
  } catch (error) {
    const known = duplicatesIn(error);
    if (known === null) throw error;
    return messages.filter((_message, index) => !known.has(index));
  }
}

/** Puts every buyer message that is in no turn yet into this one, and returns the whole turn in the order it was written. */
export async function claimTurnMessages(
  store: MessageStore,
  conversationId: ConversationId,
  turnId: TurnId,
): Promise<MessageDocument[]> {
  await store.messages.updateMany(
    { conversationId, turnId: null, direction: 'in', outsideTurns: null },
    { $set: { turnId } },
  );
  return store.messages
    .find({ conversationId, turnId, direction: 'in' })
    .sort({ atMs: 1, order: 1, position: 1 })
    .toArray();
}

/** Takes messages out of a turn whose decision did not see them: the next turn has them. */
export async function releaseFromTurn(store: MessageStore, ids: readonly MessageId[]): Promise<void> {
  await store.messages.updateMany({ _id: { $in: [...ids] } }, { $set: { turnId: null } });
}

/** The buyer's newest messages of settled turns since an instant, oldest first, but for one turn's. */
export async function messagesSince(
  store: MessageStore,
  conversationId: ConversationId,
  which: { readonly sinceMs: number; readonly except: TurnId | null; readonly limit: number },
): Promise<MessageDocument[]> {
  const newest = await store.messages
    .find({
      conversationId,
      direction: 'in',
      outsideTurns: null,
      turnId: { $nin: [null, which.except] },
      atMs: { $gte: which.sinceMs },
    })
    .sort({ atMs: -1, order: -1, position: -1 })
    .limit(which.limit)
    .toArray();
  return newest.reverse();
}

/** Buyer messages that no turn has taken yet, oldest first. */
export async function messagesWithoutTurn(
  store: MessageStore,
  conversationId: ConversationId,
  limit: number,
): Promise<MessageDocument[]> {
  return store.messages
    .find({ conversationId, turnId: null, direction: 'in', outsideTurns: null })
    .sort({ order: 1, position: 1 })
    .limit(limit)
    .toArray();
}

/** True when another message of ours has left, or may have, since this send was first with the channel. */
export async function hasLeftSince(
  store: MessageStore,
  conversationId: ConversationId,
  { _id, claimedAtMs, createdAtMs }: Pick<OutboxDocument, '_id' | 'claimedAtMs' | 'createdAtMs'>,
): Promise<boolean> {
  const other = await store.messages.findOne(
    {
      ...{ conversationId, direction: 'out', outboxId: { $ne: _id } },
      status: { $in: ['sending', 'unknown', 'sent', 'delivered', 'read', 'played'] },
      // It was ordered at another machine's clock; it is not claimed before that.
      atMs: { $gt: Math.max(claimedAtMs ?? 0, createdAtMs) },
    },
    { projection: { _id: 1 } },
  );
  return other !== null;
}

/** How many messages there are each way; ours count once the channel took them. */
export async function countMessages(
  store: MessageStore,
  conversationId: ConversationId,
): Promise<{ inbound: number; outbound: number }> {
  const status: MessageDocument['status'][] = ['sent', 'delivered', 'read', 'played'];
  const [inbound, outbound] = await Promise.all([
    store.messages.countDocuments({ conversationId, direction: 'in' }),
    store.messages.countDocuments({ conversationId, direction: 'out', status: { $in: status } }),
  ]);
  return { inbound, outbound };
}
