import type { NoteId } from '../../core/ids';
import { insertNote } from '../../store/notes';
import type { ApiContext } from '../deps';

/** Stores the words of a reason, so that the command can name them by id. Nothing to store, nothing to name. */
export async function storeReason(
  words: string | null | undefined,
  context: Pick<ApiContext, 'store' | 'clock'>,
): Promise<{ readonly reasonNoteId?: NoteId }> {
  if (!words || words.trim() === '') return {};
  const note = { kind: 'reason', words, document: null, createdAtMs: context.clock() } as const;
  return { reasonNoteId: await insertNote(context.store, note) };
}
