import type { ConversationId } from '../../core/ids';
import { reason } from '../../core/reason';
import { decisionIdOf } from '../../store/decisions';
import type { ConversationDocument, DecisionDocument } from '../../store/documents';
import { isDuplicateKey } from '../../store/storeErrors';
import type { Dependencies } from '../dependencies';
import type { Look } from './takenLook';

/**
 * Moves a silence to another conversation of the same contact: there a look is due now, and its own workflow looks and sends under its
 * own facts. Once, whoever repeats it. False when something goes on there by now.
 */
export async function moveSilence(
  { store, ring, log }: Pick<Dependencies, 'store' | 'ring' | 'log'>,
  look: Look,
  otherId: ConversationId,
): Promise<boolean> {
  const { conversation, plan, nowMs } = look;
  const decision = noteOf(look, otherId);
  const why = decision.reasons;
  const { sinceMs, sentInSilence, begins } = plan;
  const moved: Omit<NonNullable<ConversationDocument['followUp']>, 'lookAtMs'> = {
    ...{ reasons: why, silence: 'hesitation', means: 'hesitation', sinceMs, sentInSilence },
    ...{ decidedIn: decision._id, movedFrom: conversation._id, ...(begins === undefined ? {} : { begins }) },
  };
  const isMoved = await store.client
    .withSession(async (session) =>
      session.withTransaction(async () => {
        const before = await store.decisions.findOne({ _id: decision._id }, { session, projection: { _id: 1 } });
        if (before !== null) return true;
        const other = await store.conversations.findOne(
          {
            ...{ _id: otherId, forwardedTo: null, erasedAtMs: null, turn: null, wait: null, unreachable: null },
            ...{ 'control.state': 'open', 'control.paused': null, 'control.snoozedUntilMs': null },
            ...{ 'control.optedOut': false, 'control.holder.kind': { $ne: 'human' } },
            $or: [{ followUp: null }, { 'followUp.silence': 'nothingOwed', 'followUp.given': { $exists: false } }],
          },
          { session, projection: { followUp: 1, revision: 1 } },
        );
        if (other === null) return false;
        // Not before what the quiet end there waits for.
        const lookAtMs = Math.max(nowMs, other.followUp?.moment?.notBeforeMs ?? 0);
        const { matchedCount } = await store.conversations.updateOne(
          { _id: otherId, revision: other.revision },
          { $set: { followUp: { ...moved, lookAtMs } }, $inc: { revision: 1 } },
          { session },
        );
        if (matchedCount === 0) return false;
        await store.decisions.insertOne(decision, { session });
        return true;
      }),
    )
    .catch((error: unknown) => {
      if (isDuplicateKey(error)) return true;
      throw error;
    });
  if (!isMoved) return false;
  // It is due: what can't be told now, the relay tells.
  await ring(otherId).catch((error: unknown) => {
    const name = error instanceof Error ? error.name : 'unknown';
    log.warn({ conversationId: otherId, error: name }, 'a conversation a silence was moved to could not be told');
  });
  return true;
}

/** How the other conversation came to its look, for whoever reads it there. */
function noteOf({ conversation, plan, about, rules, nowMs }: Look, otherId: ConversationId): DecisionDocument {
  const { sinceMs, sentInSilence } = plan;
  return {
    _id: decisionIdOf(otherId, `${conversation._id}-${about}`, 'control'),
    conversationId: otherId,
    turnId: null,
    step: 'control',
    outcome: 'silenceMovedHere',
    reasons: [
      reason(
        'otherNumber',
        'The buyer can’t be reached at another of their numbers, so the silence is looked at here.',
      ),
    ],
    facts: { nowMs, from: conversation._id, sinceMs, sentInSilence },
    details: null,
    rulesVersion: rules._id,
    atMs: nowMs,
  };
}
