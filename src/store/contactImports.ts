import type { AnyBulkWriteOperation, Collection, IndexDescription, OptionalUnlessRequiredId } from 'mongodb';
import type { ImportId } from '../core/ids';
import { linePieces } from '../core/linePieces';
import type { Collections } from './collections';
import type {
  ContactImportDocument,
  ContactImportLineDocument,
  ContactImportRowDocument,
  ImportCounts,
  ImportPhase,
} from './contactImportDocuments';
import { duplicatesIn, isDuplicateKey } from './storeErrors';

export type ImportStore = Pick<
  Collections,
  'contactImports' | 'contactImportFiles' | 'contactImportLines' | 'contactImportRows'
>;

const day = 24 * 3600;
/** So long what a file said is kept, and its report. */
const keptSeconds = { file: 7 * day, report: 30 * day } as const;
/** An import goes on only while all of its lines are surely there. */
export const usableMs = 6 * day * 1000;

export const contactImportIndexes: Record<'imports' | 'files' | 'lines' | 'rows', IndexDescription[]> = {
  imports: [{ key: { uploadedAtMs: -1, _id: -1 } }],
  files: [{ key: { importId: 1, place: 1 } }, { key: { createdAt: 1 }, expireAfterSeconds: keptSeconds.file }],
  lines: [
    { key: { importId: 1, line: 1 } },
    { key: { claims: 1, importId: 1 } },
    { key: { createdAt: 1 }, expireAfterSeconds: keptSeconds.file },
  ],
  rows: [
    { key: { importId: 1, run: 1, line: 1 } },
    { key: { importId: 1, run: 1, outcome: 1, line: 1 } },
    { key: { contactId: 1 } },
    { key: { createdAt: 1 }, expireAfterSeconds: keptSeconds.report },
  ],
};

/** An import by id, or null. */
export async function findImport(store: ImportStore, id: ImportId): Promise<ContactImportDocument | null> {
  return store.contactImports.findOne({ _id: id });
}

/** About so much is a piece of a file; each ends with a line, so that one person's lines can be taken out of it. */
const pieceBytes = 1024 * 1024;

/** Stores a file and its import. One that is there already under this id (a repeated request) is returned as it is. */
export async function storeImport(
  store: ImportStore,
  document: ContactImportDocument,
  file: Uint8Array,
  nowMs: number,
): Promise<ContactImportDocument> {
  const stored = await findImport(store, document._id);
  if (stored) return stored;
  // The pieces first: an import that is there has its whole file.
  let place = 0;
  for (const bytes of linePieces(file, pieceBytes)) {
    await store.contactImportFiles.replaceOne(
      { _id: `${document._id}.${place}` },
      { importId: document._id, place, bytes, createdAt: new Date(nowMs) },
      { upsert: true },
    );
    place++;
  }
  try {
    await store.contactImports.insertOne(document);
    return document;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return (await findImport(store, document._id)) ?? document;
  }
}

/** The text of the file. */
export async function readImportFile(store: ImportStore, importId: ImportId): Promise<string> {
  const pieces = await store.contactImportFiles.find({ importId }).sort({ place: 1 }).toArray();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const texts = pieces.map(({ bytes }) => decoder.decode(bytesOf(bytes), { stream: true }));
  return texts.join('') + decoder.decode();
}

/** The driver gives binary data back in its own wrapper. */
function bytesOf(bytes: Uint8Array | { readonly buffer: Uint8Array }): Uint8Array {
  return bytes instanceof Uint8Array ? bytes : bytes.buffer;
}

/** The next lines of an import, in order. */
export async function nextLines(
  store: ImportStore,
  { _id, after }: Pick<ContactImportDocument, '_id' | 'after'>,
  limit: number,
): Promise<ContactImportLineDocument[]> {
  return store.contactImportLines
    .find({ importId: _id, line: { $gt: after } })
    .sort({ line: 1 })
    .limit(limit)
    .toArray();
}

/** Inserts what is not there yet: done again, it changes nothing. */
export async function insertLines(store: ImportStore, lines: readonly ContactImportLineDocument[]): Promise<void> {
  await insertMissing(store.contactImportLines, lines);
}

/** Notes what each line claims. */
export async function noteClaims(
  store: ImportStore,
  claims: readonly { readonly _id: string; readonly claims: string[] }[],
): Promise<void> {
  const writes = claims.map((line): AnyBulkWriteOperation<ContactImportLineDocument> => ({
    updateOne: { filter: { _id: line._id }, update: { $set: { claims: line.claims } } },
  }));
  if (writes.length > 0) await store.contactImportLines.bulkWrite(writes, { ordered: false });
}

/** One claimed by a whole file needs no list of all its lines. */
const mostLinesTold = 10;

/** Which lines of an import claim each of these: the first ten of each. */
export async function linesClaiming(
  store: ImportStore,
  importId: ImportId,
  claims: readonly string[],
): Promise<Map<string, number[]>> {
  const claimed = { claims: { $in: [...claims] } };
  const found = await store.contactImportLines
    .aggregate<{ _id: string; lines: number[] }>([
      { $match: { ...claimed, importId } },
      { $project: { line: 1, claims: 1 } },
      { $unwind: '$claims' },
      { $match: claimed },
      { $group: { _id: '$claims', lines: { $minN: { n: mostLinesTold, input: '$line' } } } },
    ])
    .toArray();
  return new Map(found.map(({ _id, lines }) => [_id, lines]));
}

/** The report rows of these lines; those that were decided before stay as they were. */
export async function recordRows(
  store: ImportStore,
  rows: readonly ContactImportRowDocument[],
): Promise<ContactImportRowDocument[]> {
  if (await insertMissing(store.contactImportRows, rows)) return [...rows];
  return store.contactImportRows
    .find({ _id: { $in: rows.map(({ _id }) => _id) } })
    .sort({ line: 1 })
    .toArray();
}

/** One step forward, by nobody else: false when somebody was faster. */
export async function advance(
  store: ImportStore,
  from: Pick<ContactImportDocument, '_id' | 'run' | 'phase' | 'after'>,
  to: {
    readonly phase?: ImportPhase;
    readonly after: number;
    readonly rows?: number;
    readonly counts?: Partial<ImportCounts>;
    readonly done?: number;
  },
): Promise<boolean> {
  const { _id, run, phase, after } = from;
  const counted = Object.entries(to.counts ?? {}).map(([name, count]) => [`counts.${name}`, count]);
  const { matchedCount } = await store.contactImports.updateOne(
    { _id, run, phase, after },
    {
      $set: { after: to.after, phase: to.phase ?? phase, ...(to.rows === undefined ? {} : { rows: to.rows }) },
      $inc: { done: to.done ?? 0, ...Object.fromEntries(counted) },
    },
  );
  return matchedCount === 1;
}

/** Ends a run. What the file said is kept after a dry run, to be applied. */
export async function endImport(
  store: ImportStore,
  { _id, run, dryRun }: Pick<ContactImportDocument, '_id' | 'run' | 'dryRun'>,
  end: {
    readonly state: 'finished' | 'failed';
    readonly failure: ContactImportDocument['failure'];
    readonly nowMs: number;
  },
): Promise<void> {
  const { state, failure, nowMs } = end;
  await store.contactImports.updateOne(
    { _id, run, state: { $in: ['running', 'stopped'] } },
    { $set: { state, failure, finishedAtMs: nowMs } },
  );
  if (failure === 'tooManyRows' || (state === 'finished' && !dryRun)) await forgetFile(store, _id);
}

/** Takes away what the file said: its bytes and its lines. The report stays. */
export async function forgetFile(store: ImportStore, importId: ImportId): Promise<void> {
  await store.contactImportFiles.deleteMany({ importId });
  await store.contactImportLines.deleteMany({ importId });
}

/** Inserts those that are not there yet. Returns false when some were. */
export async function insertMissing<Row extends { _id: string }>(
  collection: Collection<Row>,
  rows: readonly Row[],
): Promise<boolean> {
  if (rows.length === 0) return true;
  try {
    await collection.insertMany(rows as readonly OptionalUnlessRequiredId<Row>[], { ordered: false });
    return true;
  } catch (error) {
    if (duplicatesIn(error) === null) throw error;
    return false;
  }
}
