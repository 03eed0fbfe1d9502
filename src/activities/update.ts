import type { ConversationDocument } from '../store/documents';
import { updateUnderEpoch } from '../store/conversations';
import type { Dependencies } from './dependencies';

/** Step 6: writes what a decision changed into the conversation's record, in one write. Returns the record as it stands. */
export async function update(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  change: Partial<ConversationDocument>,
  nowMs: number,
): Promise<ConversationDocument> {
  const changed = await updateUnderEpoch(deps.store, conversation, change, nowMs);
  if (changed) return changed;
  throw new ControlChangedError();
}

/** A command changed the conversation while a step was under way; the step is run again and finds what it stored. */
export class ControlChangedError extends Error {
  override readonly name = 'ControlChangedError';
  constructor() {
    super('A command came between a decision and its record.');
  }
}
