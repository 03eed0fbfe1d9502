import type { Context } from '../core/contextualize/context';
import { everybodysQueue, withPeople, type Holder } from '../core/control/control';
import type { AgentId, TeamId, TurnId } from '../core/ids';
import { decideRoute, type RouteDecision } from '../core/route/decideRoute';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument, RulesDocument } from '../store/documents';
import type { Dependencies } from './dependencies';
import { orderAutomaticSend } from './order';

/** What step 4 stores beside its reasons. */
interface RouteDetails {
  readonly decision: RouteDecision;
  /** The control epoch it was decided under; an answer ordered by it can't be claimed under a later one. */
  readonly epoch: number;
}

/** Step 4: reply needed? who? by when? Decided once per turn; run again, the stored decision is returned. */
export async function route(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  turn: { readonly id: TurnId; readonly about: string },
  context: Context,
  rules: RulesDocument,
): Promise<RouteDetails> {
  const decision = decideRoute(context, rules.rules);
  const details: RouteDetails = { decision, epoch: conversation.control.epoch };
  const inserted = await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, turn.about, 'route'),
    conversationId: conversation._id,
    turnId: turn.id,
    step: 'route',
    outcome: decision.outcome,
    reasons: [...decision.reasons],
    facts: context,
    details,
    rulesVersion: rules._id,
    atMs: context.nowMs,
  });
  return inserted.details as RouteDetails;
}

/**
 * Act: what the decision orders. Returns the change of the conversation; the caller writes it in one go. When a command came
 * between decision and act, the person's word stands and only the wait is kept.
 */
export async function act(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  turn: { readonly id: TurnId; readonly about: string },
  route: RouteDetails,
  context: Context,
): Promise<Pick<ConversationDocument, 'control' | 'wait'>> {
  const { decision, epoch } = route;
  const { control } = conversation;
  const optedOut = decision.optedOut ?? control.optedOut;
  if (decision.outcome === 'noReply') {
    const wait = decision.dismissesWait === true ? null : conversation.wait;
    // What was open before stays open; automation can't answer it any more.
    const holder = wait !== null && optedOut ? withPeople(control.holder) : control.holder;
    return { control: { ...control, optedOut, holder }, wait };
  }
  const wait = conversation.wait ?? {
    sinceMs: context.turn.messages[0]?.atMs ?? context.nowMs,
    dueAtMs: decision.dueAtMs,
    turnId: turn.id,
    overdue: false,
  };
  const kept = { ...wait, dueAtMs: Math.min(wait.dueAtMs, decision.dueAtMs) };
  if (epoch !== control.epoch) {
    return { control: { ...control, optedOut, state: 'open', holder: withPeople(control.holder) }, wait: kept };
  }
  if (decision.outcome === 'automationReplies') {
    const ordered = await orderAutomaticSend(deps, conversation, {
      about: turn.about,
      kind: 'answer',
      text: decision.text,
      turnId: turn.id,
      epoch,
      nowMs: context.nowMs,
    });
    const holder: Holder = ordered === null ? everybodysQueue : { kind: 'automation' };
    return { control: { ...control, optedOut, state: 'open', holder }, wait: kept };
  }
  const holder: Holder = {
    kind: 'human',
    assignee: decision.assignee as AgentId | null,
    team: decision.team as TeamId | null,
  };
  const paused =
    control.paused && control.holder.kind !== 'human'
      ? { ...control.paused, tookFromAutomation: true }
      : control.paused;
  return { control: { ...control, optedOut, state: 'open', holder, paused }, wait: kept };
}
