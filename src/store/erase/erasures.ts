import type { ClientSession } from 'mongodb';
import type { ContactId, ErasureId } from '../../core/ids';
import type { Collections } from '../collections';
import type { Database } from '../database';
import type { ErasureDocument, Place } from '../erasureDocument';
import { newId } from '../newId';
import { isDuplicateKey } from '../storeErrors';

type ErasureStore = Pick<Collections, 'erasures'>;

/** Places shown of what is left; the counts have all. */
const mostPlaces = 200;

/** `merged`: it was merged into that one just now, and goes with it. */
export type ErasureAnswer =
  | { readonly kind: 'ordered'; readonly erasure: ErasureDocument }
  | { readonly kind: 'merged'; readonly mergedInto: ContactId }
  | { readonly kind: 'missing' };

/** Orders an erasure, once per contact; a second order finds the first. From then on the contact is merged with nobody. */
export async function orderErasure(
  store: Pick<Database, 'client' | 'erasures' | 'contacts'>,
  contactId: ContactId,
  by: string,
  startedAtMs: number,
): Promise<ErasureAnswer> {
  const erasure: ErasureDocument = {
    _id: newId<ErasureId>('erasure'),
    contactId,
    by,
    state: 'running',
    startedAtMs,
    ...{ stoppedAtMs: null, finishedAtMs: null, step: null },
    ...{ erased: [], left: [], places: [], inFlight: [], tasks: [], forPeople: [] },
  };
  try {
    return await store.client.withSession(async (session) =>
      session.withTransaction(async (): Promise<ErasureAnswer> => {
        // A write, so that it meets with a merge that is under way.
        const standing = { _id: contactId, mergedInto: null };
        const { matchedCount } = await store.contacts.updateOne(standing, { $inc: { version: 1 } }, { session });
        if (matchedCount === 0) {
          const merged = await store.contacts.findOne({ _id: contactId }, { session });
          return merged?.mergedInto ? { kind: 'merged', mergedInto: merged.mergedInto } : { kind: 'missing' };
        }
        await store.erasures.insertOne(erasure, { session });
        return { kind: 'ordered', erasure };
      }),
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const before = await findErasureOf(store, contactId);
    if (!before) throw error;
    return { kind: 'ordered', erasure: before };
  }
}

/** The one of these contacts that is being erased, or null: it is merged with nobody. */
export async function beingErased(
  store: ErasureStore,
  contactIds: readonly ContactId[],
  session: ClientSession,
): Promise<ContactId | null> {
  const which = { contactId: { $in: [...contactIds] }, state: 'running' } as const;
  return (await store.erasures.findOne(which, { session, projection: { contactId: 1 } }))?.contactId ?? null;
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
export async function nameForPeople(
  store: ErasureStore,
  id: ErasureId,
  { collection, id: place }: Place,
): Promise<void> {
  await store.erasures.updateOne(
    { _id: id, forPeople: { $not: { $elemMatch: { collection, id: place } } } },
    { $push: { forPeople: { collection, id: place, doneAtMs: null, by: null } } },
  );
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
