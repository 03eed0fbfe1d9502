import type { ConversationDocument } from '../store/documents';
import { countMessages } from '../store/messages';
import type { Dependencies } from './dependencies';

/**
 * Step 6: writes what a decision changed into the conversation's record, in one write, with counts taken from the messages
 * themselves. Returns the record as it stands.
 */
export async function update(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  change: Partial<ConversationDocument>,
  nowMs: number,
): Promise<ConversationDocument> {
  const counts = await countMessages(deps.store, conversation._id);
  const changed = await deps.store.conversations.findOneAndUpdate(
    { _id: conversation._id, 'control.epoch': conversation.control.epoch },
    {
      $set: { ...change, inboundCount: counts.inbound, outboundCount: counts.outbound },
      $max: { lastActivityAtMs: nowMs },
    },
    { returnDocument: 'after' },
  );
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
