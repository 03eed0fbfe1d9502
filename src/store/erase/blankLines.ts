import type { Document } from 'mongodb';
import type { Database } from '../database';
import type { ErasureWork } from './erasureWork';

/** Blanks the lines of a piece of a file that name the person; every other byte stays where it is. */
export async function blankLines(
  store: Database,
  { finds }: ErasureWork,
  collection: string,
  { _id, bytes }: Document,
): Promise<'erased' | 'left'> {
  const before = Buffer.from(bytes instanceof Uint8Array ? bytes : (bytes as { buffer: Uint8Array }).buffer);
  const after = Buffer.from(before);
  let found = false;
  for (let from = 0; from < before.length;) {
    const end = before.indexOf(0x0a, from);
    const to = end < 0 ? before.length : end;
    if (finds(before.toString('utf8', from, to))) {
      after.fill(0x20, from, to);
      found = true;
    }
    from = to + 1;
  }
  if (!found) return 'left';
  const changed = await store.db.collection(collection).updateOne({ _id }, { $set: { bytes: after } });
  return changed.modifiedCount === 1 ? 'erased' : 'left';
}
