import { turnAtOnce } from '../../core/capture/turnAtOnce';
import type { ConversationId, TurnId } from '../../core/ids';
import { changeUnderRevision, findConversation } from '../../store/conversations';
import type { ConversationDocument } from '../../store/documents';
import { newId } from '../../store/newId';
import { ring, type SweepDeps } from './look';

/** The conversation that has this one's buyer now; null when there is none any more, or its buyer was erased. */
export async function standingConversation(
  { store }: Pick<SweepDeps, 'store'>,
  id: ConversationId,
): Promise<ConversationDocument | null> {
  const conversation = await findConversation(store, id);
  const standing =
    conversation?.forwardedTo == null ? conversation : await findConversation(store, conversation.forwardedTo);
  return standing === null || standing.erasedAtMs !== null ? null : standing;
}

/**
 * Has the conversation's own workflow decide on messages that no turn has: opens a turn that is due at once, and rings. False when
 * something else changed the conversation meanwhile; the next pass looks again.
 */
export async function openTurn(deps: SweepDeps, conversation: ConversationDocument, nowMs: number): Promise<boolean> {
  if (conversation.turn === null) {
    const turn = turnAtOnce(newId<TurnId>('turn'), null, nowMs);
    if ((await changeUnderRevision(deps.store, conversation, { turn }, nowMs)) === null) return false;
  }
  // One that could not be rung is rung by the relay: its turn is due.
  await ring(deps, conversation._id);
  return true;
}
