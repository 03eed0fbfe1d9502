import type { Standing } from '../core/control/standing';
import type { ConversationDocument, OutboxDocument } from '../store/documents';
import { unsettledSends } from '../store/outbox';
import type { Dependencies } from './dependencies';

/** A shared history can bring thousands of files; Temporal bears some at once. */
const mediaAtOnce = 20;

/** Where a conversation stands, as ids, codes and times. */
export function standingOf(conversation: ConversationDocument, sends: readonly OutboxDocument[]): Standing {
  const { ownRules, ...control } = conversation.control;
  const unknown = sends.flatMap((send) =>
    send.state === 'unknown' && send.unknownUntilMs !== null ? [send.unknownUntilMs] : [],
  );
  return {
    control: { ...control, hasOwnRules: ownRules !== null },
    turn: conversation.turn && { id: conversation.turn.id, settleAtMs: conversation.turn.settleAtMs },
    wait: conversation.wait && { dueAtMs: conversation.wait.dueAtMs, overdue: conversation.wait.overdue },
    followUp: conversation.followUp && { lookAtMs: conversation.followUp.lookAtMs },
    sends: sends.filter((send) => send.state === 'queued' || send.state === 'claimed').map((send) => send._id),
    ...mediaWaitingIn(conversation),
    unknownSendUntilMs: unknown.length > 0 ? Math.min(...unknown) : null,
    dealStage: conversation.dealStage,
    rulesVersion: conversation.rulesVersion,
    lastActivityAtMs: conversation.lastActivityAtMs,
    lastDecision: conversation.lastDecision && {
      step: conversation.lastDecision.step,
      outcome: conversation.lastDecision.outcome,
      codes: conversation.lastDecision.codes,
    },
    forwardedTo: conversation.forwardedTo,
    ...(conversation.erasedAtMs === null ? {} : { erased: true }),
  };
}

/** Most conversations wait for none: then Temporal's histories hold no word of it. */
function mediaWaitingIn({ mediaWaiting }: ConversationDocument): Pick<Standing, 'media' | 'moreMedia'> {
  if (mediaWaiting.length === 0) return {};
  return { media: mediaWaiting.slice(0, mediaAtOnce), moreMedia: mediaWaiting.length > mediaAtOnce };
}

/** Reads what a standing needs beside the conversation itself. */
export async function readStanding(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
): Promise<Standing> {
  return standingOf(conversation, await unsettledSends(deps.store, conversation._id));
}
