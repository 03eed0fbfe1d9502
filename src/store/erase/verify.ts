import type { Database } from '../database';
import type { ErasureDocument, Place } from '../erasureDocument';
import { writeLeft } from './erasures';
import type { ErasureWork } from './erasureWork';
import { findPlaces } from './findPlaces';

/**
 * The proof: looks through every collection for anything that still speaks of the person, and writes what is left, as counts and our
 * own ids. What was named for people is theirs to decide, and not counted. Returns how many documents are left.
 */
export async function verify(
  store: Database,
  erasure: ErasureDocument,
  work: ErasureWork,
  beat: () => void,
): Promise<number> {
  const left = new Map<string, number>();
  const places: Place[] = [];
  const count = (collection: string, id: string | null) => {
    left.set(collection, (left.get(collection) ?? 0) + 1);
    places.push({ collection, id });
  };
  const named = new Set(erasure.forPeople.map(({ collection, id }) => `${collection}/${id}`));
  for await (const { collection, document } of findPlaces(store, erasure, work, beat)) {
    const id = String(document._id);
    if (named.has(`${collection}/${id}`)) continue;
    // An address or a channel's message id says who it is.
    count(collection, work.finds(id) ? null : id);
  }
  const pieces = await store.db.collection('media.chunks').countDocuments({ files_id: { $in: work.scope.fileIds } });
  if (pieces > 0) count('media.chunks', null);
  await writeLeft(store, erasure._id, left, places);
  return [...left.values()].reduce((sum, one) => sum + one, 0);
}
