import type { ContactId } from '../core/ids';
import type { Collections } from './collections';
import { compareContacts, type Comparison } from './compareContacts';
import type { LargeBlocks } from './duplicateCandidates';
import type { SweepDocument } from './duplicateDocument';
import { isDuplicateKey } from './storeErrors';

type SweepStore = Pick<Collections, 'contacts' | 'duplicates' | 'sweeps'>;

const id = 'duplicates';
/** Read and scored at once; some 50 ms of scoring, so that the worker's conversations are not kept waiting. */
const contactsOfAPage = 200;

/** How the sweep stands; null when there never was one. */
export async function findSweep(store: Pick<Collections, 'sweeps'>): Promise<SweepDocument | null> {
  return store.sweeps.findOne({ _id: id });
}

/** Begins from the first contact, whatever there was before. One that runs already goes on: two starts are one. */
export async function startSweep(
  store: Pick<Collections, 'sweeps' | 'contacts'>,
  nowMs: number,
): Promise<SweepDocument> {
  const before = await findSweep(store);
  if (before?.state === 'running') return before;
  const total = await store.contacts.countDocuments({ mergedInto: null });
  const fresh = { after: null, compared: 0, comparisons: 0, found: 0, total, startedAtMs: nowMs, finishedAtMs: null };
  const begun = { ...fresh, state: 'running' as const, updatedAtMs: nowMs };
  try {
    const sweep = await store.sweeps.findOneAndUpdate(
      { _id: id, state: { $ne: 'running' } },
      { $set: begun, $inc: { run: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    if (sweep) return sweep;
  } catch (error) {
    // Another start was faster.
    if (!isDuplicateKey(error)) throw error;
  }
  return (await findSweep(store)) ?? { _id: id, ...begun, run: 1 };
}

/** Stops where it is, at the latest after the page that is being compared. Null when none runs. */
export async function stopSweep(store: Pick<Collections, 'sweeps'>, nowMs: number): Promise<SweepDocument | null> {
  return store.sweeps.findOneAndUpdate(
    { _id: id, state: 'running' },
    { $set: { state: 'stopped', updatedAtMs: nowMs } },
    { returnDocument: 'after' },
  );
}

/** Goes on where it stopped, or where it was cut off. Null when there is none to go on with: there never was one, or it is done. */
export async function resumeSweep(store: Pick<Collections, 'sweeps'>, nowMs: number): Promise<SweepDocument | null> {
  return store.sweeps.findOneAndUpdate(
    { _id: id, state: { $ne: 'finished' } },
    { $set: { state: 'running', updatedAtMs: nowMs } },
    { returnDocument: 'after' },
  );
}

/**
 * Compares the next page of contacts, in the order of their ids, and notes how far it came. Two at the same time do the same page, and
 * it counts once. Returns false when there is nothing (more) to do: finished, stopped, or none was started.
 */
export async function sweepPage(
  store: SweepStore,
  clock: () => number,
  large: LargeBlocks,
  limit = contactsOfAPage,
): Promise<boolean> {
  const sweep = await findSweep(store);
  if (sweep?.state !== 'running') return false;
  const page = await store.contacts
    .find(
      { mergedInto: null, ...(sweep.after === null ? {} : { _id: { $gt: sweep.after } }) },
      { projection: { _id: 1 } },
    )
    .sort({ _id: 1 })
    .limit(limit)
    .toArray();
  const ids = page.map(({ _id }) => _id);
  const comparison = ids.length === 0 ? nothing : await compareContacts(store, ids, clock(), large);
  const isLast = ids.length < limit;
  await noteProgress(store, sweep, comparison, { after: ids.at(-1) ?? sweep.after, isLast, nowMs: clock() });
  return !isLast;
}

const nothing: Comparison = { compared: 0, comparisons: 0, found: 0 };

/** Only if nobody was faster, and also when a person has stopped it meanwhile: what was compared was compared. */
async function noteProgress(
  store: SweepStore,
  { run, after: before }: SweepDocument,
  { compared, comparisons, found }: Comparison,
  { after, isLast, nowMs }: { readonly after: ContactId | null; readonly isLast: boolean; readonly nowMs: number },
): Promise<void> {
  const ended = isLast ? { state: 'finished' as const, finishedAtMs: nowMs } : {};
  await store.sweeps.updateOne(
    { _id: id, run, after: before },
    { $set: { after, updatedAtMs: nowMs, ...ended }, $inc: { compared, comparisons, found } },
  );
}
