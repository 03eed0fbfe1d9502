import type { ConversationDocument } from '../store/documents';
import { changeUnderRevision } from '../store/conversations';
import { keepSlots } from '../store/slots';
import type { Dependencies } from './dependencies';

/** Step 6: writes what a decision changed into the conversation's record, in one write. Returns the record as it stands. */
export async function update(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  change: Partial<ConversationDocument>,
  nowMs: number,
): Promise<ConversationDocument> {
  const changed = await changeUnderRevision(deps.store, conversation, change, nowMs);
  if (!changed) throw new ConversationChangedError();
  await keepSlots(deps.store, conversation, changed, nowMs);
  return changed;
}

/** Something changed the conversation while a step was under way; the step is run again and finds what it stored. */
export class ConversationChangedError extends Error {
  override readonly name = 'ConversationChangedError';
  constructor() {
    super('Something came between a decision and its record.');
  }
}
