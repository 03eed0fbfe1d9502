import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ApplicationFailure } from '@temporalio/common';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { ObjectId } from 'mongodb';
import { fetchMedia } from '../../src/activities/fetchMedia';
import type { Channel, MediaAnswer, MediaReference } from '../../src/channels/channel';
import { registerChannels } from '../../src/channels/registry';
import { createWhatsAppChannel } from '../../src/channels/whatsapp/whatsAppChannel';
import type { MediaId } from '../../src/core/ids';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import { queueMedia } from '../../src/store/media';
import type { MediaDocument } from '../../src/store/mediaDocument';
import { mediaAttempts } from '../../src/workflows/contract';
import { seedConversation, seedMessage } from '../api/seed';
import { startTestMongo, type TestMongo } from '../support/engines';

let mongo: TestMongo;
let store: Database;
beforeAll(async () => {
  mongo = await startTestMongo();
  store = await connectDatabase(mongo.mongodbUri, { timeoutMs: 2500, appName: 'test' });
  await ensureIndexes(store);
}, 120_000);
afterAll(async () => {
  await store?.client.close();
  await mongo?.stop();
});
beforeEach(async () => {
  for (const collection of await store.db.collections()) await collection.deleteMany({});
});

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(700_000, 7)]);
const hashOf = (bytes: Buffer, encoding: 'hex' | 'base64') => createHash('sha256').update(bytes).digest(encoding);
const found = (bytes: NodeJS.ReadableStream, more: object = {}): MediaAnswer => ({
  ...{ kind: 'found', mimeType: 'image/png', sizeBytes: null, sha256: null, bytes },
  ...more,
});
const inPieces = (bytes: Buffer, size = 64 * 1024) =>
  Readable.from(
    (function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    })(),
  );
const cut = (bytes: Buffer) =>
  Readable.from(
    (async function* () {
      yield bytes;
      throw new Error('the line broke, token-1, 5511987654321');
    })(),
  );

/** A file waits; declared is what its webhook says. */
async function waiting(declared: { sha256?: string | null; mimeType?: string } = {}): Promise<MediaDocument> {
  const conversation = await seedConversation(store);
  const media = {
    ...{ id: '1003', mimeType: 'image/png', sha256: null, filename: null, caption: null, url: null },
    ...{ voice: false, animated: false },
    ...declared,
  };
  const message = await seedMessage(store, conversation, { content: { type: 'image', media } });
  const account = { channel: 'whatsapp', channelAccountId: '100000000000001' };
  const [id] = await queueMedia(store, [message], account, Date.now());
  await store.conversations.updateOne({ _id: conversation._id }, { $set: { mediaWaiting: [id!] } });
  return stored(id!);
}

async function stored(id: MediaId): Promise<MediaDocument> {
  const media = await store.media.findOne({ _id: id });
  if (!media) throw new Error('There is no such file.');
  return media;
}

const logger = new DefaultLogger('ERROR');
const asked: MediaReference[] = [];
beforeEach(() => void asked.splice(0));

/** One attempt; the channel gives these answers, one after the other. */
async function attempt(
  media: MediaDocument,
  answers: (() => MediaAnswer | Promise<MediaAnswer>)[],
  options: { attempt?: number; maxBytes?: number; timeoutMs?: number } = {},
): Promise<{ failure: ApplicationFailure | null; heartbeats: number }> {
  const real = createWhatsAppChannel({ appSecrets: [], accessToken: 'none', graphUrl: 'http://127.0.0.1:1' });
  const channel: Channel = {
    ...real,
    async fetchMedia(reference) {
      asked.push(reference);
      const answer = answers.shift();
      if (!answer) throw new Error('It was asked more often than expected.');
      return answer();
    },
  };
  const environment = new MockActivityEnvironment({ attempt: options.attempt ?? 1 }, { logger });
  let heartbeats = 0;
  environment.on('heartbeat', () => heartbeats++);
  const deps = {
    store,
    channels: registerChannels([channel]),
    clock: Date.now,
    mediaMaxBytes: options.maxBytes ?? 10_000_000,
    mediaTimeoutMs: options.timeoutMs ?? 5_000,
  };
  try {
    await environment.run((input: { mediaId: MediaId }) => fetchMedia(deps, input), { mediaId: media._id });
    return { failure: null, heartbeats };
  } catch (error) {
    if (!(error instanceof ApplicationFailure)) throw error;
    return { failure: error, heartbeats };
  }
}

const leftOver = async () => ({
  files: await store.db.collection('media.files').countDocuments(),
  chunks: await store.db.collection('media.chunks').countDocuments(),
});
const nothing = { files: 0, chunks: 0 };
const waitsFor = async ({ conversationId }: MediaDocument) =>
  (await store.conversations.findOne({ _id: conversationId }))?.mediaWaiting;

test('a file is fetched, checked and stored under its real type; the conversation waits no more', async () => {
  const media = await waiting({ sha256: hashOf(png, 'base64'), mimeType: 'image/jpeg' });
  const { failure, heartbeats } = await attempt(media, [() => found(inPieces(png), { sizeBytes: png.length })]);
  expect(failure).toBeNull();
  expect(heartbeats).toBeGreaterThan(5);
  expect(asked).toEqual([{ channelAccountId: '100000000000001', id: '1003', url: null }]);
  expect(await stored(media._id)).toMatchObject({
    ...{ state: 'stored', failure: null, attempts: 1, sizeBytes: png.length, mimeType: 'image/png' },
    sha256: hashOf(png, 'hex'),
    finishedAtMs: expect.any(Number),
  });
  expect(await leftOver()).toEqual({ files: 1, chunks: 3 });
  expect(await waitsFor(media)).toEqual([]);
});

test('done twice, it is asked for once', async () => {
  const media = await waiting();
  await attempt(media, [() => found(inPieces(png))]);
  await store.conversations.updateOne({ _id: media.conversationId }, { $set: { mediaWaiting: [media._id] } });
  expect((await attempt(media, [])).failure).toBeNull();
  expect(asked).toHaveLength(1);
  expect(await waitsFor(media)).toEqual([]);
});

test('a file nobody knows is waited for no longer', async () => {
  const media = await waiting();
  await store.media.deleteOne({ _id: media._id });
  expect((await attempt(media, [])).failure).toBeNull();
  expect(await waitsFor(media)).toEqual([]);
});

test.each(['gone', 'refused', 'tooLarge'] as const)('%s is final', async (kind) => {
  const media = await waiting();
  const answer = kind === 'tooLarge' ? { kind, sizeBytes: 1 } : { kind, detail: '' };
  expect((await attempt(media, [() => answer])).failure).toBeNull();
  expect(await stored(media._id)).toMatchObject({ state: 'failed', failure: kind, fileId: null });
  expect(await waitsFor(media)).toEqual([]);
  expect(await leftOver()).toEqual(nothing);
});

test('more bytes than allowed, without a word before: none is kept', async () => {
  const media = await waiting();
  const bytes = inPieces(png);
  expect((await attempt(media, [() => found(bytes)], { maxBytes: 600_000 })).failure).toBeNull();
  expect(await stored(media._id)).toMatchObject({ state: 'failed', failure: 'tooLarge' });
  expect(bytes.destroyed).toBe(true);
  expect(await leftOver()).toEqual(nothing);
});

test('bytes that break off are asked for again by the workflow, and none is kept', async () => {
  const media = await waiting();
  const { failure } = await attempt(media, [() => found(cut(png))]);
  expect(failure).toMatchObject({ type: 'MediaNotYet', message: 'mediaNotYet', nonRetryable: false });
  expect(JSON.stringify(failure)).not.toMatch(/5511|token-1|1003/);
  expect(await leftOver()).toEqual(nothing);
  expect(await stored(media._id)).toMatchObject({ state: 'queued', attempts: 1 });
  expect((await attempt(media, [() => found(inPieces(png))], { attempt: 2 })).failure).toBeNull();
  expect(await stored(media._id)).toMatchObject({ state: 'stored', attempts: 2 });
  expect(await leftOver()).toEqual({ files: 1, chunks: 3 });
});

test('not now: tried again when the channel says; the last time it is given up', async () => {
  const media = await waiting();
  const notNow = (): MediaAnswer => ({ kind: 'notNow', retryAfterMs: 9_000, detail: '' });
  expect((await attempt(media, [notNow])).failure).toMatchObject({ type: 'MediaNotYet', nextRetryDelay: 9_000 });
  expect(await waitsFor(media)).toEqual([media._id]);
  expect((await attempt(media, [notNow], { attempt: mediaAttempts })).failure).toBeNull();
  expect(await stored(media._id)).toMatchObject({ state: 'failed', failure: 'gaveUp' });
  expect(await waitsFor(media)).toEqual([]);
});

test('bytes with another hash are asked for once more at once, then it is final', async () => {
  const media = await waiting({ sha256: hashOf(png, 'base64') });
  const other = Buffer.from(png.map((byte) => byte ^ 1));
  expect((await attempt(media, [() => found(inPieces(other)), () => found(inPieces(png))])).failure).toBeNull();
  expect(await stored(media._id)).toMatchObject({ state: 'stored', sha256: hashOf(png, 'hex') });
  expect(await leftOver()).toEqual({ files: 1, chunks: 3 });

  await store.conversations.deleteMany({});
  const again = await waiting({ sha256: hashOf(png, 'hex') });
  expect((await attempt(again, [() => found(inPieces(other)), () => found(inPieces(other))])).failure).toBeNull();
  expect(await stored(again._id)).toMatchObject({ state: 'failed', failure: 'checksum', fileId: null });
  expect(await leftOver()).toEqual({ files: 1, chunks: 3 });
});

test('without any hash the size decides; with one it does not', async () => {
  const media = await waiting();
  const short = () => found(inPieces(png), { sizeBytes: png.length + 1 });
  expect((await attempt(media, [short, short])).failure).toBeNull();
  expect(await stored(media._id)).toMatchObject({ state: 'failed', failure: 'checksum' });
  await store.conversations.deleteMany({});
  const hashed = await waiting();
  const wrongSize = () => found(inPieces(png), { sizeBytes: 1, sha256: hashOf(png, 'hex') });
  expect((await attempt(hashed, [wrongSize])).failure).toBeNull();
  expect(await stored(hashed._id)).toMatchObject({ state: 'stored' });
});

test('a file that comes too slowly is tried again', async () => {
  const media = await waiting();
  const never = new Readable({ read: () => undefined });
  const { failure } = await attempt(media, [() => found(never)], { timeoutMs: 200 });
  expect(failure).toMatchObject({ type: 'MediaNotYet' });
  expect(never.destroyed).toBe(true);
  expect(await leftOver()).toEqual(nothing);
});

test('what a try that died left behind is taken away by the next one', async () => {
  const media = await waiting();
  const dead = await store.media.findOneAndUpdate(
    { _id: media._id },
    { $set: { fileId: new ObjectId() } },
    { returnDocument: 'after' },
  );
  await store.db.collection('media.chunks').insertOne({ files_id: dead!.fileId, n: 0, data: Buffer.from('half') });
  expect((await attempt(media, [() => found(inPieces(png))], { attempt: 2 })).failure).toBeNull();
  expect(await stored(media._id)).toMatchObject({ state: 'stored', leftBehind: [] });
  expect(await leftOver()).toEqual({ files: 1, chunks: 3 });
});

test('a try that was thought dead does not finish: its bytes go, those of the newer one stay', async () => {
  const media = await waiting();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const slow = attempt(media, [async () => (await held, found(inPieces(png)))]);
  while ((await stored(media._id)).attempts === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  expect((await attempt(media, [() => found(inPieces(png))], { attempt: 2 })).failure).toBeNull();
  const served = (await stored(media._id)).fileId;
  release();
  expect((await slow).failure).toBeNull();
  expect((await stored(media._id)).fileId).toEqual(served);
  expect(await leftOver()).toEqual({ files: 1, chunks: 3 });
  expect(await store.db.collection('media.files').findOne({})).toMatchObject({ _id: served });
});

test('a worker that stops on the last attempt gives nothing up', async () => {
  const media = await waiting();
  const environment = new MockActivityEnvironment({ attempt: mediaAttempts }, { logger });
  const real = createWhatsAppChannel({ appSecrets: [], accessToken: 'none', graphUrl: 'http://127.0.0.1:1' });
  const channel: Channel = {
    ...real,
    fetchMedia: (_reference, { signal }) =>
      new Promise((resolve) =>
        signal?.addEventListener('abort', () => resolve({ kind: 'notNow', retryAfterMs: null, detail: '' })),
      ),
  };
  const deps = {
    ...{ store, channels: registerChannels([channel]), clock: Date.now },
    ...{ mediaMaxBytes: 1_000_000, mediaTimeoutMs: 5_000 },
  };
  const running = environment.run((input: { mediaId: MediaId }) => fetchMedia(deps, input), { mediaId: media._id });
  setTimeout(() => environment.cancel('WORKER_SHUTDOWN'), 100);
  await expect(running).rejects.toMatchObject({ type: 'MediaNotYet' });
  expect((await stored(media._id)).state).toBe('queued');
});

test('a channel without credentials is waited for', async () => {
  const media = await waiting();
  await store.media.updateOne({ _id: media._id }, { $set: { channel: 'pigeon' } });
  expect((await attempt(media, [])).failure).toMatchObject({ type: 'MediaNotYet' });
});
