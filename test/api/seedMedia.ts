import { Readable } from 'node:stream';
import type { Media } from '../../src/core/capture/content';
import { realType } from '../../src/core/capture/realType';
import type { Database } from '../../src/store/database';
import type { ConversationDocument } from '../../src/store/documents';
import { beginTry, finishMedia, mediaIdOf, queueMedia } from '../../src/store/media';
import type { MediaDocument, MediaFailure } from '../../src/store/mediaDocument';
import { writeMediaFile } from '../../src/store/mediaFiles';
import { seedMessage } from './seed';

const account = { channel: 'whatsapp', channelAccountId: '100000000000001' };

/** A message with a file that waits to be fetched, as capture leaves it. */
export async function seedQueuedMedia(
  store: Database,
  conversation: ConversationDocument,
  change: Partial<Media> = {},
): Promise<MediaDocument> {
  const media: Media = {
    ...{ id: '1003383421387256', mimeType: 'image/jpeg', sha256: null, filename: null },
    ...{ caption: 'Chegou quebrado', url: null, voice: false, animated: false },
    ...change,
  };
  const message = await seedMessage(store, conversation, { content: { type: 'image', media }, text: media.caption });
  await store.messages.updateOne({ _id: message._id }, { $set: { mediaId: mediaIdOf(message._id) } });
  const [id] = await queueMedia(store, [message], account, Date.now());
  await store.conversations.updateOne({ _id: conversation._id }, { $addToSet: { mediaWaiting: id! } });
  return (await store.media.findOne({ _id: id! }))!;
}

/** The same, fetched. */
export async function seedStoredMedia(
  store: Database,
  conversation: ConversationDocument,
  bytes: Uint8Array,
  change: Partial<Media> = {},
): Promise<MediaDocument> {
  const media = (await beginTry(store, await seedQueuedMedia(store, conversation, change)))!;
  const written = await writeMediaFile(store, media, Readable.from([Buffer.from(bytes)]), {
    ...{ maxBytes: 1e9, signal: new AbortController().signal, onBytes: () => undefined },
  });
  if (written.kind !== 'whole') throw new Error(`It was ${written.kind}.`);
  const { sizeBytes, sha256, head } = written;
  const mimeType = realType(head, media.declared.mimeType);
  await finishMedia(store, media, { state: 'stored', sizeBytes, sha256, mimeType }, Date.now());
  return (await store.media.findOne({ _id: media._id }))!;
}

/** The same, not to be had. */
export async function seedFailedMedia(
  store: Database,
  conversation: ConversationDocument,
  failure: MediaFailure,
): Promise<MediaDocument> {
  const media = await seedQueuedMedia(store, conversation);
  await finishMedia(store, media, { state: 'failed', failure }, Date.now());
  return (await store.media.findOne({ _id: media._id }))!;
}
