import type { IndexDescription } from 'mongodb';
import type { ContactId, ErasureId } from '../../core/ids';
import type { Collections } from '../collections';
import type { ErasureDocument, Place } from '../erasureDocument';
import { newId } from '../newId';
import { isDuplicateKey } from '../storeErrors';

type ErasureStore = Pick<Collections, 'erasures'>;

export const erasureIndexes: IndexDescription[] = [
  { key: { contactId: 1 }, unique: true },
  { key: { startedAtMs: -1, _id: -1 } },
];

export const erasureWorkIndexes: IndexDescription[] = [{ key: { erasureId: 1 } }];

/** Places shown of what is left; the counts have all. */
const mostPlaces = 200;

/** Orders an erasure, once per contact; a second order finds the first. */
export async function insertErasureOnce(
  store: ErasureStore,
  contactId: ContactId,
  by: string,
  startedAtMs: number,
): Promise<ErasureDocument> {
  const document: ErasureDocument = {
    _id: newId<ErasureId>('erasure'),
    contactId,
    by,
    state: 'running',
    startedAtMs,
    ...{ stoppedAtMs: null, finishedAtMs: null, step: null },
    ...{ erased: [], left: [], places: [], inFlight: [], tasks: [], forPeople: [] },
  };
  try {
    await store.erasures.insertOne(document);
    return document;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const before = await findErasureOf(store, contactId);
    if (!before) throw error;
    return before;
  }
}

/** An erasure, or null. */
export async function findErasure(store: ErasureStore, id: ErasureId): Promise<ErasureDocument | null> {
  return store.erasures.findOne({ _id: id });
}

/** The erasure of a contact, or null. */
export async function findErasureOf(store: ErasureStore, contactId: ContactId): Promise<ErasureDocument | null> {
  return store.erasures.findOne({ contactId });
}

/** Adds to what was taken away from a collection. */
export async function countErased(
  store: ErasureStore,
  id: ErasureId,
  collection: string,
  count: number,
): Promise<void> {
  if (count === 0) return;
  const counted = await store.erasures.updateOne(
    { _id: id, 'erased.collection': collection },
    { $inc: { 'erased.$.count': count } },
  );
  if (counted.matchedCount === 0)
    await store.erasures.updateOne(
      { _id: id, 'erased.collection': { $ne: collection } },
      { $push: { erased: { collection, count } } },
    );
}

/** Names a record people have to look at, once. */
export async function nameForPeople(store: ErasureStore, id: ErasureId, place: Place): Promise<void> {
  await store.erasures.updateOne({ _id: id }, { $addToSet: { forPeople: place } });
}

/** Writes what is left, as it was just found. */
export async function writeLeft(
  store: ErasureStore,
  id: ErasureId,
  left: ReadonlyMap<string, number>,
  places: readonly Place[],
): Promise<void> {
  const counts = [...left].filter(([, count]) => count > 0).map(([collection, count]) => ({ collection, count }));
  await store.erasures.updateOne({ _id: id }, { $set: { left: counts, places: places.slice(0, mostPlaces) } });
}

/** A person has had it erased in another system. Null when no such task is open or done. */
export async function finishTask(
  store: ErasureStore,
  id: ErasureId,
  task: { readonly system: string; readonly by: string; readonly nowMs: number },
): Promise<ErasureDocument | null> {
  await store.erasures.updateOne(
    { _id: id, tasks: { $elemMatch: { system: task.system, state: 'open' } } },
    { $set: { 'tasks.$.state': 'done', 'tasks.$.doneAtMs': task.nowMs, 'tasks.$.by': task.by } },
  );
  return store.erasures.findOne({ _id: id, 'tasks.system': task.system });
}
