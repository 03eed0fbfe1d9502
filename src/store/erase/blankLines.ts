import type { Document } from 'mongodb';
import { isLineEnd } from '../../core/linePieces';
import type { Database } from '../database';
import type { ErasureWork } from './erasureWork';

/** Blanks the lines of a piece of a file that name the person; every other byte stays where it is. */
export async function blankLines(
  store: Database,
  { finds }: Pick<ErasureWork, 'finds'>,
  collection: string,
  { _id, bytes }: Document,
): Promise<'erased' | 'left'> {
  const after = copyOf(bytes);
  const found = linesNaming(after, finds);
  if (found.length === 0) return 'left';
  for (const { from, to } of found) after.fill(0x20, from, to);
  const changed = await store.db.collection(collection).updateOne({ _id }, { $set: { bytes: after } });
  return changed.modifiedCount === 1 ? 'erased' : 'left';
}

/** A piece of a file with only the lines that name the person. */
export function linesOfPerson({ bytes, ...fields }: Document, { finds }: Pick<ErasureWork, 'finds'>): Document {
  return { ...fields, lines: linesNaming(copyOf(bytes), finds).map(({ text }) => text) };
}

function linesNaming(bytes: Buffer, finds: ErasureWork['finds']): { from: number; to: number; text: string }[] {
  const found = [];
  for (let from = 0; from < bytes.length;) {
    let to = from;
    while (to < bytes.length && !isLineEnd(bytes[to])) to++;
    const text = bytes.toString('utf8', from, to);
    if (finds(text)) found.push({ from, to, text });
    from = to + 1;
  }
  return found;
}

/** The driver may give binary data back in its own wrapper. */
function copyOf(bytes: unknown): Buffer {
  return Buffer.from(bytes instanceof Uint8Array ? bytes : (bytes as { buffer: Uint8Array }).buffer);
}
