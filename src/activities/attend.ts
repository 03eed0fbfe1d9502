import { turnAtOnce } from '../core/capture/turnAtOnce';
import { afterPause, givesBack } from '../core/control/applyCommand';
import type { DueKind } from '../core/control/deadline';
import type { Standing } from '../core/control/standing';
import type { ConversationId } from '../core/ids';
import { waitAfterSnooze } from '../core/escalate/waitAfterSnooze';
import { quietEndAfterPause, quietEndAgain } from '../core/followUp/quietEndAgain';
import { reason, type Reason } from '../core/reason';
import { rulesInForce } from '../core/rules/rules';
import { endAlertsBut } from '../store/alerts';
import { findConversation } from '../store/conversations';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument } from '../store/documents';
import { cancelUnclaimed } from '../store/outbox';
import { currentRules } from '../store/rules';
import { drainAfter } from './assign/drainQueue';
import { closedFailure } from './closedFailure';
import { decideTurn } from './decideTurn';
import type { Dependencies } from './dependencies';
import { escalateWait } from './escalateWait';
import { lookAgain } from './followUp/look';
import { settleSends } from './settleSends';
import { readStanding } from './standing';
import { takeThought } from './thinking/takeThought';
import { understandFirst } from './thinking/understandFirst';
import { update } from './update';

export interface AttendInput {
  readonly conversationId: ConversationId;
  readonly kind: DueKind;
  /** The workflow's clock. */
  readonly nowMs: number;
}

/** Something is due. What is due is read from MongoDB again: a deadline that is gone or has moved changes nothing. */
export async function attend(deps: Dependencies, input: AttendInput): Promise<Standing> {
  const conversation = await findConversation(deps.store, input.conversationId);
  if (!conversation) throw closedFailure('conversationMissing', { retry: false });
  if (conversation.forwardedTo !== null || conversation.erasedAtMs !== null) return readStanding(deps, conversation);
  const after = await carryOut(deps, conversation, input);
  await drainAfter(deps, conversation, after, input.nowMs);
  return readStanding(deps, after);
}

async function carryOut(
  deps: Dependencies,
  conversation: ConversationDocument,
  { kind, nowMs }: AttendInput,
): Promise<ConversationDocument> {
  const { turn, wait, followUp, control } = conversation;
  switch (kind) {
    case 'turn':
      return turn === null || turn.settleAtMs > nowMs ? conversation : settleTurn(deps, conversation, turn, nowMs);
    case 'followUp': {
      if (followUp === null || followUp.lookAtMs > nowMs) return conversation;
      return update(deps, conversation, await lookAgain(deps, conversation, followUp, nowMs), nowMs);
    }
    case 'replyDue':
      return wait === null ? conversation : escalateWait(deps, conversation, wait, nowMs);
    case 'pauseEnd':
      if (control.paused === null || control.paused.untilMs > nowMs) return conversation;
      await note(
        deps,
        conversation,
        `pause-${control.paused.untilMs}`,
        'pauseEnded',
        reason('pauseEnded', 'The pause is over; automation may act again.'),
        nowMs,
      );
      await cancelUnclaimed(deps.store, conversation._id, { kinds: ['answer'], because: 'command.resume', nowMs });
      return update(deps, conversation, await endOfPause(deps, conversation, nowMs), nowMs);
    case 'snoozeEnd':
      if (control.snoozedUntilMs === null || control.snoozedUntilMs > nowMs) return conversation;
      await note(
        deps,
        conversation,
        `snooze-${control.snoozedUntilMs}`,
        'snoozeEnded',
        reason('snoozeEnded', 'The snooze is over.'),
        nowMs,
      );
      return update(deps, conversation, await endOfSnooze(deps, conversation, control.snoozedUntilMs, nowMs), nowMs);
    case 'respond':
      return takeThought(deps, conversation, nowMs);
    case 'unknownSend':
      return (await settleSends(deps, conversation, nowMs)).conversation;
  }
}

/** Decides a settled turn, unless a language model reads it first. */
async function settleTurn(
  deps: Dependencies,
  conversation: ConversationDocument,
  turn: NonNullable<ConversationDocument['turn']>,
  nowMs: number,
): Promise<ConversationDocument> {
  const first = await understandFirst(deps, conversation, turn, nowMs);
  return first.waits ? first.conversation : decideTurn(deps, first.conversation, turn, nowMs);
}

/** What a person put off is not late when they get it back: its time counts anew, and what was told of it before is over. */
async function endOfSnooze(
  { store }: Dependencies,
  { _id, control, wait, followUp }: ConversationDocument,
  endMs: number,
  nowMs: number,
): Promise<Partial<ConversationDocument>> {
  const ended = { ...control, snoozedUntilMs: null };
  if (wait === null && followUp === null) return { control: ended };
  const rules = rulesInForce((await currentRules(store)).rules, control.ownRules);
  if (wait === null) return { control: ended, followUp: followUp && quietEndAgain(followUp, rules.followUp, endMs) };
  const again = waitAfterSnooze(wait, control.holder, rules, endMs);
  if (again.dueAtMs !== wait.dueAtMs) await endAlertsBut(store, _id, null, nowMs);
  return { control: ended, wait: again };
}

/** Automation gets back what the pause took from it, and looks at the waiting turn again. */
async function endOfPause(
  { store }: Dependencies,
  { control, wait, turn, followUp }: ConversationDocument,
  nowMs: number,
): Promise<Partial<ConversationDocument>> {
  const again = `pause-${control.paused?.untilMs ?? nowMs}`;
  const pausing = { control, needsReply: wait !== null };
  const redecides = givesBack(pausing) && turn === null && wait !== null && wait.turnId !== null;
  const rules = rulesInForce((await currentRules(store)).rules, control.ownRules).followUp;
  return {
    control: { ...control, ...afterPause(pausing) },
    followUp: followUp && quietEndAfterPause(followUp, rules, nowMs),
    ...(redecides ? { turn: turnAtOnce(wait.turnId!, again, nowMs) } : {}),
  };
}

/** Records what time itself decided. */
async function note(
  deps: Dependencies,
  conversation: ConversationDocument,
  about: string,
  outcome: string,
  why: Reason,
  nowMs: number,
): Promise<void> {
  await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, about, 'control'),
    conversationId: conversation._id,
    turnId: conversation.wait?.turnId ?? null,
    step: 'control',
    outcome,
    reasons: [why],
    facts: { nowMs, control: conversation.control, wait: conversation.wait },
    details: null,
    rulesVersion: conversation.rulesVersion,
    atMs: nowMs,
  });
}
