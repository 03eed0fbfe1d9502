import { ObjectId, type IndexDescription } from 'mongodb';
import { canBeFetched, mediaOf } from '../core/capture/mediaOf';
import type { ConversationId, MediaId, MessageId } from '../core/ids';
import type { Collections } from './collections';
import type { AccountDocument } from './accountDocuments';
import type { MessageDocument } from './documents';
import type { MediaDocument, MediaFailure } from './mediaDocument';
import { removeMediaFile, type FileStore } from './mediaFiles';
import { isDuplicateKey } from './storeErrors';

type MediaStore = Pick<Collections, 'media'>;
type WaitingStore = Pick<Collections, 'media' | 'conversations'>;

export const mediaIndexes: IndexDescription[] = [
  { key: { messageId: 1 }, unique: true },
  { key: { conversationId: 1, state: 1 } },
  { key: { queuedAtMs: 1 }, partialFilterExpression: { state: 'queued' }, name: 'leftQueued' },
];

/** The id of a message's file, known before anything is written: one message, one file. */
export function mediaIdOf(messageId: MessageId): MediaId {
  return messageId.replace(/^[^_]*/, 'med') as MediaId;
}

/**
 * Orders the files of messages that are stored already, once per message; a second order changes nothing. Returns the ids of
 * all of them, new or not: they belong into the conversation's `mediaWaiting`, where one that is done does no harm.
 */
export async function queueMedia(
  store: Pick<Collections, 'media' | 'messages'>,
  messages: readonly MessageDocument[],
  account: Pick<AccountDocument, 'channel' | 'channelAccountId'>,
  nowMs: number,
): Promise<MediaId[]> {
  const bringing = messages.filter(({ content }) => {
    const media = mediaOf(content);
    return media !== null && canBeFetched(media);
  });
  if (bringing.length === 0) return [];
  const idOf = await storedIds(store, bringing);
  const queued = bringing.flatMap((message) => documentOf(message, idOf(message), account, nowMs));
  try {
    await store.media.bulkWrite(
      queued.map(({ _id, ...rest }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: rest }, upsert: true },
      })),
      { ordered: false },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  return queued.map(({ _id }) => _id);
}

/** A message captured again has a new id of ours; the one it was stored under counts. */
async function storedIds(
  store: Pick<Collections, 'messages'>,
  messages: readonly MessageDocument[],
): Promise<(message: MessageDocument) => MessageId> {
  const names = messages.flatMap(({ channelMessageId }) => (channelMessageId === null ? [] : [channelMessageId]));
  const accounts = [...new Set(messages.map(({ accountId }) => accountId))];
  const rows = await store.messages
    .find({ accountId: { $in: accounts }, channelMessageId: { $in: names } }, { projection: idFields })
    .toArray();
  const stored = new Map(rows.map((row) => [`${row.accountId}|${row.channelMessageId}`, row._id]));
  return (message) => stored.get(`${message.accountId}|${message.channelMessageId}`) ?? message._id;
}

const idFields = { accountId: 1, channelMessageId: 1 } as const;

function documentOf(
  message: MessageDocument,
  messageId: MessageId,
  { channel, channelAccountId }: Pick<AccountDocument, 'channel' | 'channelAccountId'>,
  queuedAtMs: number,
): MediaDocument[] {
  const media = mediaOf(message.content);
  if (media === null) return [];
  const { id, url, mimeType, sha256, filename } = media;
  return [
    {
      _id: mediaIdOf(messageId),
      messageId,
      conversationId: message.conversationId,
      accountId: message.accountId,
      channel,
      channelAccountId,
      reference: { id, url },
      declared: { mimeType, sha256, filename },
      ...untried,
      leftBehind: [],
      queuedAtMs,
    },
  ];
}

const untried = {
  state: 'queued',
  failure: null,
  attempts: 0,
  fileId: null,
  sizeBytes: null,
  sha256: null,
  mimeType: null,
  finishedAtMs: null,
} as const;

/** The file, or null. */
export async function findMedia(store: MediaStore, id: MediaId): Promise<MediaDocument | null> {
  return store.media.findOne({ _id: id });
}

/** The files of some messages, by message. */
export async function mediaOfMessages(
  store: MediaStore,
  ids: readonly MediaId[],
): Promise<ReadonlyMap<MediaId, MediaDocument>> {
  if (ids.length === 0) return new Map();
  const rows = await store.media.find({ _id: { $in: [...ids] } }).toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

/** The files of a conversation that are not fetched yet, oldest first. */
export async function queuedMediaOf(store: MediaStore, conversationId: ConversationId): Promise<MediaDocument[]> {
  return store.media.find({ conversationId, state: 'queued' }).sort({ queuedAtMs: 1, _id: 1 }).toArray();
}

/**
 * Notes where the bytes of the next try will lie, and that those of the one before are nobody's from now on: it can't finish
 * any more. Null when another try has begun since `media` was read.
 */
export async function beginTry(store: MediaStore, media: MediaDocument): Promise<MediaDocument | null> {
  return store.media.findOneAndUpdate(
    { _id: media._id, state: 'queued', fileId: media.fileId },
    {
      $set: { fileId: new ObjectId() },
      $inc: { attempts: 1 },
      ...(media.fileId === null ? {} : { $addToSet: { leftBehind: media.fileId } }),
    },
    { returnDocument: 'after' },
  );
}

/** Takes away what tries that were cut short left behind. */
export async function clearLeftBehind(
  store: MediaStore & FileStore,
  { _id, leftBehind }: MediaDocument,
): Promise<void> {
  if (leftBehind.length === 0) return;
  for (const fileId of leftBehind) await removeMediaFile(store, fileId);
  await store.media.updateOne({ _id }, { $pullAll: { leftBehind } });
}

/** What became of a file. */
export type MediaResult =
  | ({ readonly state: 'stored' } & {
      readonly sizeBytes: number;
      readonly sha256: string;
      readonly mimeType: string | null;
    })
  | { readonly state: 'failed'; readonly failure: MediaFailure };

/** Writes what became of a file, only while `media` is its newest try. False when it is not; its bytes are then nobody's. */
export async function finishMedia(
  store: WaitingStore,
  media: MediaDocument,
  result: MediaResult,
  finishedAtMs: number,
): Promise<boolean> {
  const finished = await store.media.findOneAndUpdate(
    { _id: media._id, state: 'queued', fileId: media.fileId },
    { $set: { ...result, ...(result.state === 'failed' ? { fileId: null } : {}), finishedAtMs } },
    { returnDocument: 'after' },
  );
  if (!finished) return false;
  await endWaiting(store, finished);
  return true;
}

/** The conversation does not wait for this file any more. Doing it again does no harm. */
export async function endWaiting(
  store: Pick<Collections, 'conversations'>,
  { _id, conversationId }: Pick<MediaDocument, '_id' | 'conversationId'>,
): Promise<void> {
  await store.conversations.updateOne({ _id: conversationId }, { $pull: { mediaWaiting: _id } });
}

/** Nobody knows this file (any more): whoever waits for it waits for nothing. */
export async function forgetMedia(store: Pick<Collections, 'conversations'>, id: MediaId): Promise<void> {
  await store.conversations.updateMany({ mediaWaiting: id }, { $pull: { mediaWaiting: id } });
}

/** A person wants a failed file to be tried again. Returns the file as it stands; null when there is none. */
export async function retryMedia(store: WaitingStore, id: MediaId, nowMs: number): Promise<MediaDocument | null> {
  const queued = await store.media.findOneAndUpdate(
    { _id: id, state: 'failed' },
    { $set: { ...untried, queuedAtMs: nowMs } },
    { returnDocument: 'after' },
  );
  const media = queued ?? (await findMedia(store, id));
  if (media?.state === 'queued') await beginWaiting(store, [media]);
  return media;
}

/** Conversations with a file that has been queued since before `beforeMs`; each waits for it from now on, if it did not. */
export async function conversationsLeftWithMedia(
  store: WaitingStore,
  beforeMs: number,
  limit: number,
): Promise<ConversationId[]> {
  const left = await store.media
    .find({ state: 'queued', queuedAtMs: { $lt: beforeMs } }, { projection: { conversationId: 1 } })
    .sort({ queuedAtMs: 1 })
    .limit(limit)
    .toArray();
  await beginWaiting(store, left);
  return [...new Set(left.map(({ conversationId }) => conversationId))];
}

async function beginWaiting(
  store: Pick<Collections, 'conversations'>,
  media: readonly Pick<MediaDocument, '_id' | 'conversationId'>[],
): Promise<void> {
  if (media.length === 0) return;
  await store.conversations.bulkWrite(
    media.map(({ _id, conversationId }) => ({
      updateOne: {
        filter: { _id: conversationId, mediaWaiting: { $ne: _id } },
        update: { $addToSet: { mediaWaiting: _id } },
      },
    })),
    { ordered: false },
  );
}
