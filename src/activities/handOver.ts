import { withPeople } from '../core/control/control';
import { dueOfFailedReply } from '../core/escalate/dueOfFailedReply';
import type { Reason } from '../core/reason';
import { rulesInForce } from '../core/rules/rules';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument, OutboxDocument, RulesDocument } from '../store/documents';
import { countMessages } from '../store/messages';
import { currentRules } from '../store/rules';
import type { Dependencies } from './dependencies';

/** What did not go out, and was an answer, becomes a person's task with a due time. */
export async function handOver(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  send: OutboxDocument,
  nowMs: number,
  why: Reason,
): Promise<Partial<ConversationDocument>> {
  const rules = await currentRules(deps.store);
  const due = dueOf(rules, conversation, nowMs);
  const dueAtMs = conversation.wait?.dueAtMs ?? due.dueAtMs;
  await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, send._id, 'route'),
    conversationId: conversation._id,
    turnId: send.turnId,
    step: 'route',
    outcome: 'humanReplies',
    reasons: [why],
    facts: {
      send: {
        id: send._id,
        kind: send.kind,
        state: send.state,
        failure: send.failure,
        cancelledBecause: send.cancelledBecause,
      },
      nowMs,
    },
    details: { dueAtMs, ...optOutIn(send) },
    rulesVersion: rules._id,
    atMs: nowMs,
  });
  await deps.store.messages.updateOne(
    { outboxId: send._id, status: { $in: ['queued', 'sending', 'unknown'] } },
    { $set: { status: messageStatusOf(send), statusAtMs: nowMs } },
  );
  const holder = withPeople(conversation.control.holder);
  const lastDecision = { step: 'route', outcome: 'humanReplies', codes: [why.code], atMs: nowMs };
  const control = { ...conversation.control, holder, state: 'open' as const };
  const outboundCount = (await countMessages(deps.store, conversation._id)).outbound;
  // Of a follow-up's silence `followUp/notSent.ts` tells people.
  if (send.kind === 'followUp' || send.kind === 'absence') return { control, lastDecision, outboundCount };
  return {
    control,
    lastDecision,
    outboundCount,
    wait: conversation.wait ?? { sinceMs: nowMs, ...due, turnId: send.turnId, overdue: false },
  };
}

/** The channel says that the buyer stopped such messages: feedback charges the one that reached them last. */
function optOutIn({ failure, turnId }: OutboxDocument) {
  return failure?.meaning === 'optedOut' && turnId === null ? { decision: { optedOut: true } } : {};
}

/** When a person has to answer what did not get there. */
export function dueOf({ rules }: RulesDocument, { control }: ConversationDocument, nowMs: number) {
  return dueOfFailedReply(control.holder, rulesInForce(rules, control.ownRules), nowMs);
}

function messageStatusOf(send: OutboxDocument) {
  return send.state === 'failed' ? 'failed' : send.state === 'cancelled' ? 'cancelled' : 'unknown';
}
