import type { Standing } from '../core/control/standing';
import { nextTellAtMs } from '../core/escalate/escalate';
import type { ConversationDocument, OutboxDocument } from '../store/documents';
import { unsettledSends } from '../store/outbox';
import type { Dependencies } from './dependencies';

/** A shared history can bring thousands of files; Temporal bears some at once. */
const mediaAtOnce = 20;

/** Where a conversation stands, as ids, codes and times. */
export function standingOf(conversation: ConversationDocument, sends: readonly OutboxDocument[]): Standing {
  const { ownRules, given: _, ...control } = conversation.control;
  const unknown = sends.flatMap((send) =>
    send.state === 'unknown' && send.unknownUntilMs !== null ? [send.unknownUntilMs] : [],
  );
  return {
    control: { ...control, hasOwnRules: ownRules !== null },
    turn: conversation.turn && { id: conversation.turn.id, settleAtMs: settlesAtMs(conversation, conversation.turn) },
    wait: conversation.wait && waitOf(conversation.wait),
    followUp: conversation.followUp && { lookAtMs: conversation.followUp.lookAtMs },
    sends: sends.filter((send) => send.state === 'queued' || send.state === 'claimed').map((send) => send._id),
    ...mediaWaitingIn(conversation),
    ...thinkingIn(conversation),
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

function waitOf(wait: NonNullable<ConversationDocument['wait']>): Standing['wait'] {
  const tellAtMs = nextTellAtMs(wait);
  return { dueAtMs: wait.dueAtMs, overdue: wait.overdue, ...(tellAtMs === null ? {} : { nextTellAtMs: tellAtMs }) };
}

/** A turn that a language model reads waits for it, until its time is over. */
function settlesAtMs(
  { thinking }: ConversationDocument,
  { settleAtMs }: NonNullable<ConversationDocument['turn']>,
): number {
  const waits = thinking !== null && thinking.kind === 'understand' && thinking.state === 'asked';
  return waits ? Math.max(settleAtMs, thinking.untilMs) : settleAtMs;
}

/** Where no language model is asked, Temporal's histories hold no word of it. */
function thinkingIn({ thinking }: ConversationDocument): Pick<Standing, 'thinking'> {
  if (thinking === null || thinking.state === 'done') return {};
  return { thinking: { id: thinking.id, kind: thinking.kind, untilMs: thinking.untilMs } };
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
