import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GridFSBucket, type Db, type ObjectId } from 'mongodb';
import { headBytes } from '../core/capture/realType';
import type { MediaDocument } from './mediaDocument';

/** Where the bytes lie. */
export interface FileStore {
  readonly db: Db;
}

/** What came of writing bytes. Only of a `whole` one anything is left. */
export type WrittenFile =
  | { readonly kind: 'whole'; readonly sizeBytes: number; readonly sha256: string; readonly head: Uint8Array }
  | { readonly kind: 'tooLarge' }
  /** The bytes broke off on their way to us. */
  | { readonly kind: 'cut' };

/** Part of a file: its first byte, and the one after its last. */
export interface Part {
  readonly start: number;
  readonly end: number;
}

const bucketName = 'media';
/** MongoDB: the usual size, a little under the 256 KB that its cache likes. */
const chunkBytes = 255 * 1024;

interface ChunkDocument {
  readonly files_id: ObjectId;
  readonly n: number;
  readonly data: { readonly buffer: Uint8Array } | Uint8Array;
}

const filesOf = ({ db }: FileStore) => db.collection<{ _id: ObjectId; chunkSize: number }>(`${bucketName}.files`);
const chunksOf = ({ db }: FileStore) => db.collection<ChunkDocument>(`${bucketName}.chunks`);

/** The indexes of GridFS, as its specification asks for them. */
export async function ensureMediaFileIndexes(store: FileStore): Promise<void> {
  await filesOf(store).createIndex({ filename: 1, uploadDate: 1 });
  await chunksOf(store).createIndex({ files_id: 1, n: 1 }, { unique: true });
}

/**
 * Writes a file under its noted id, hashing and counting on the way. What breaks off or grows beyond `maxBytes` is taken away
 * again. Throws the driver's error when MongoDB is away; what was written till then is taken away by the next try.
 */
export async function writeMediaFile(
  store: FileStore,
  { _id, fileId }: MediaDocument,
  bytes: NodeJS.ReadableStream,
  options: { readonly maxBytes: number; readonly signal: AbortSignal; readonly onBytes: () => void },
): Promise<WrittenFile> {
  if (fileId === null) throw new Error('A file is written only where it was noted.');
  const upload = new GridFSBucket(store.db, { bucketName }).openUploadStreamWithId(fileId, _id, {
    chunkSizeBytes: chunkBytes,
    metadata: { mediaId: _id },
  });
  // Every read and write is awaited with its own error; without a listener the same one would end the process.
  upload.on('error', () => undefined);
  bytes.on('error', () => undefined);
  const stop = (): void => destroy(bytes);
  options.signal.addEventListener('abort', stop, { once: true });
  if (options.signal.aborted) stop();
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let sizeBytes = 0;
  const reader = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await nextOf(reader);
      if (next === 'end') break;
      sizeBytes += next === 'cut' ? 0 : next.length;
      if (next === 'cut' || sizeBytes > options.maxBytes) {
        await removeMediaFile(store, fileId);
        return { kind: next === 'cut' ? 'cut' : 'tooLarge' };
      }
      options.onBytes();
      if (sizeBytes - next.length < headBytes) head.push(next);
      hash.update(next);
      await told((done) => upload.write(next, done));
    }
    await told((done) => upload.end(done));
  } finally {
    options.signal.removeEventListener('abort', stop);
    stop();
  }
  return {
    kind: 'whole',
    sizeBytes,
    sha256: hash.digest('hex'),
    head: Buffer.concat(head).subarray(0, headBytes),
  };
}

/** Takes away what was written under an id: a whole file, or the beginning of one. */
export async function removeMediaFile(store: FileStore, fileId: ObjectId): Promise<void> {
  await filesOf(store).deleteOne({ _id: fileId });
  await chunksOf(store).deleteMany({ files_id: fileId });
}

/** The bytes of a part of a file. The stream fails when MongoDB goes away; destroyed, it lets go of its cursor. */
export function readMediaFile(store: FileStore, fileId: ObjectId, part: Part): Readable {
  return Readable.from(bytesOf(store, fileId, part), { objectMode: false });
}

async function* bytesOf(store: FileStore, fileId: ObjectId, { start, end }: Part): AsyncGenerator<Uint8Array> {
  if (end <= start) return;
  const file = await filesOf(store).findOne({ _id: fileId });
  if (!file) throw new Error('The file is not there any more.');
  const first = Math.floor(start / file.chunkSize);
  const last = Math.floor((end - 1) / file.chunkSize);
  const chunks = chunksOf(store)
    .find({ files_id: fileId, n: { $gte: first, $lte: last } })
    .sort({ n: 1 })
    // The driver's own batch is 16 MB, and a slow client would have it lie in our memory.
    .batchSize(4);
  let expected = first;
  for await (const { n, data } of chunks) {
    if (n !== expected++) throw new Error('A piece of the file is missing.');
    const bytes = data instanceof Uint8Array ? data : data.buffer;
    const offset = n * file.chunkSize;
    yield bytes.subarray(Math.max(0, start - offset), Math.min(bytes.length, end - offset));
  }
  if (expected !== last + 1) throw new Error('A piece of the file is missing.');
}

async function nextOf(reader: AsyncIterator<unknown>): Promise<Buffer | 'end' | 'cut'> {
  try {
    const { done, value } = await reader.next();
    return done ? 'end' : Buffer.isBuffer(value) ? value : Buffer.from(value as Uint8Array);
  } catch {
    return 'cut';
  }
}

function destroy(bytes: NodeJS.ReadableStream): void {
  if ('destroy' in bytes && typeof bytes.destroy === 'function') bytes.destroy();
}

function told(work: (done: (error?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => work((error) => (error ? reject(error) : resolve())));
}
