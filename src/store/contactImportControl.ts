import type { ImportId } from '../core/ids';
import type { ContactImportDocument, ImportCounts } from './contactImportDocuments';
import { usableMs, type ImportStore } from './contactImports';

/** Before the first row. */
export const noCounts: ImportCounts = { new: 0, matched: 0, changed: 0, unchanged: 0, conflict: 0, bad: 0 };

/** Stops an import where it is. Null when it is not running. */
export async function stopImport(store: ImportStore, id: ImportId): Promise<ContactImportDocument | null> {
  return store.contactImports.findOneAndUpdate(
    { _id: id, state: 'running' },
    { $set: { state: 'stopped' } },
    { returnDocument: 'after' },
  );
}

/** Lets an import go on that was stopped, given up, or lost on the way. Null when there is nothing to go on with. */
export async function resumeImport(
  store: ImportStore,
  id: ImportId,
  nowMs: number,
): Promise<ContactImportDocument | null> {
  return store.contactImports.findOneAndUpdate(
    {
      _id: id,
      uploadedAtMs: { $gt: nowMs - usableMs },
      $or: [{ state: { $in: ['running', 'stopped'] } }, { state: 'failed', failure: 'gaveUp' }],
    },
    { $set: { state: 'running', failure: null, finishedAtMs: null } },
    { returnDocument: 'after' },
  );
}

/** Begins the real run of a dry one that is finished. Null when it is none, or its lines are not kept any longer. */
export async function applyImport(
  store: ImportStore,
  id: ImportId,
  nowMs: number,
): Promise<ContactImportDocument | null> {
  return store.contactImports.findOneAndUpdate(
    { _id: id, state: 'finished', dryRun: true, uploadedAtMs: { $gt: nowMs - usableMs } },
    {
      $set: {
        ...{ state: 'running', dryRun: false, phase: 'matching', after: 0, done: 0, counts: noCounts },
        ...{ startedAtMs: nowMs, finishedAtMs: null },
      },
      $inc: { run: 1 },
    },
    { returnDocument: 'after' },
  );
}
