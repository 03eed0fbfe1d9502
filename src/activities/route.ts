import type { Context } from '../core/contextualize/context';
import { everybodysQueue, withPeople, type Holder } from '../core/control/control';
import type { AgentId, TeamId, TurnId } from '../core/ids';
import type { AssignedTo, RouteDecision } from '../core/route/routeDecision';
import { releaseSlots } from '../store/agents';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument, RulesDocument } from '../store/documents';
import { decideWithSlot, giveBackSlot } from './assign/decideWithSlot';
import type { Dependencies } from './dependencies';
import { draftIdOf, insertDraftOnce } from '../store/drafts';
import { absenceAbout, orderAutomaticSend } from './order';
import { beginResponding } from './thinking/beginResponding';

/** What step 4 stores beside its reasons. */
interface RouteDetails {
  readonly decision: RouteDecision;
  /** The control epoch it was decided under; an answer ordered by it can't be claimed under a later one. */
  readonly epoch: number;
}

type Change = Pick<ConversationDocument, 'control' | 'wait' | 'needs' | 'thinking'>;
type Wait = NonNullable<ConversationDocument['wait']>;

/** Step 4: reply needed? who? by when? Decided once per turn; run again, the stored decision is returned. */
export async function route(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  turn: { readonly id: TurnId; readonly about: string },
  { context, isNew }: { readonly context: Context; readonly isNew: boolean },
  rules: RulesDocument,
): Promise<RouteDetails> {
  const _id = decisionIdOf(conversation._id, turn.about, 'route');
  // Nothing was decided yet from a context that was gathered just now.
  const stored = isNew ? null : await deps.store.decisions.findOne({ _id });
  if (stored) return stored.details as RouteDetails;
  const { decision, facts } = await decideWithSlot(deps, conversation, context, rules.rules);
  const details: RouteDetails = { decision, epoch: conversation.control.epoch };
  const inserted = await insertDecisionOnce(deps.store, {
    _id,
    conversationId: conversation._id,
    turnId: turn.id,
    step: 'route',
    outcome: decision.outcome,
    reasons: [...decision.reasons],
    facts,
    details,
    rulesVersion: rules._id,
    atMs: context.nowMs,
  });
  const route = inserted.details as RouteDetails;
  // A try that goes on late takes a slot before it finds what the other one stored.
  if (route !== details) await giveBackSlot(deps, conversation._id, decision, route.decision);
  return route;
}

/**
 * Act: what the decision orders. Returns the change of the conversation; the caller writes it in one go. When a command came
 * between decision and act, the person's word stands and only the wait is kept.
 */
export async function act(
  deps: Pick<Dependencies, 'store' | 'language'>,
  conversation: ConversationDocument,
  turn: { readonly id: TurnId; readonly about: string },
  route: RouteDetails,
  context: Context,
): Promise<Change> {
  const { decision, epoch } = route;
  const { control, needs } = conversation;
  const optedOut = decision.optedOut ?? control.optedOut;
  if (decision.outcome === 'noReply') {
    const wait = decision.dismissesWait === true ? null : conversation.wait;
    // What was open before stays open; automation can't answer it any more.
    const holder = wait !== null && optedOut ? withPeople(control.holder) : control.holder;
    return { control: { ...control, optedOut, holder }, wait, needs, thinking: null };
  }
  const wait = waitWith(conversation, turn.id, decision, context);
  if (epoch !== control.epoch) {
    const holder = withPeople(control.holder);
    const keeps = holder.kind === 'human' ? holder.assignee : null;
    await releaseSlots(deps.store, conversation._id, keeps);
    return { control: { ...control, optedOut, state: 'open', holder }, wait, needs, thinking: null };
  }
  await sayAbsent(deps, conversation, turn.id, route, wait, context);
  const isToBeWritten = decision.outcome === 'automationReplies' && decision.text === null;
  const thinking = isToBeWritten ? await beginResponding(deps, conversation, turn, { decision, epoch }, context) : null;
  if (decision.outcome === 'automationReplies' && decision.mode !== 'draft') {
    const holder = await orderAnswer(deps, conversation, turn, route, decision, context);
    const ordered = { ...control, optedOut, state: 'open' as const, holder };
    return { control: ordered, wait, needs: decision.people?.needs ?? needs, thinking };
  }
  if (decision.outcome === 'automationReplies') await showDraft(deps, conversation, turn, decision, context);
  const to: AssignedTo =
    decision.outcome === 'humanReplies' ? decision : (decision.people ?? { assignee: null, team: null });
  const paused =
    control.paused && control.holder.kind !== 'human'
      ? { ...control.paused, tookFromAutomation: true }
      : control.paused;
  return {
    control: { ...control, optedOut, state: 'open', holder: heldBy(to), paused },
    wait,
    needs: to.needs ?? null,
    thinking,
  };
}

/** The wait with what the decision says of its due time: that never moves back. */
function waitWith(
  { wait }: Pick<ConversationDocument, 'wait'>,
  turnId: TurnId,
  { dueAtMs, told }: Exclude<RouteDecision, { outcome: 'noReply' }>,
  context: Context,
): Wait {
  const known = told === undefined ? {} : { told };
  if (wait === null) {
    const sinceMs = context.turn.messages[0]?.atMs ?? context.nowMs;
    return { sinceMs, dueAtMs, turnId, overdue: false, ...known };
  }
  const isSooner = dueAtMs < wait.dueAtMs;
  return { ...wait, dueAtMs: Math.min(wait.dueAtMs, dueAtMs), ...(isSooner || wait.told === undefined ? known : {}) };
}

/** An answer of automation becomes an outbox row. What can't be sent to anybody is everybody's. */
async function orderAnswer(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  turn: { readonly id: TurnId; readonly about: string },
  { epoch }: RouteDetails,
  { text }: Extract<RouteDecision, { outcome: 'automationReplies' }>,
  { nowMs }: Context,
): Promise<Holder> {
  // It is being written.
  if (text === null) return { kind: 'automation' };
  const order = { about: turn.about, kind: 'answer', text, turnId: turn.id, epoch, nowMs } as const;
  return (await orderAutomaticSend(deps, conversation, order)) === null ? everybodysQueue : { kind: 'automation' };
}

/** What a person has to approve. What the knowledge responder has to write first is its to show. */
async function showDraft(
  deps: Pick<Dependencies, 'store'>,
  { _id: conversationId, lastInboundAtMs }: ConversationDocument,
  turn: { readonly id: TurnId; readonly about: string },
  { text }: Extract<RouteDecision, { outcome: 'automationReplies' }>,
  { nowMs }: Context,
): Promise<void> {
  if (text === null) return;
  await insertDraftOnce(deps.store, {
    ...{ _id: draftIdOf(conversationId, turn.about), conversationId, turnId: turn.id, text },
    ...{ by: 'rules', sources: [], basedOnInboundAtMs: lastInboundAtMs, createdAtMs: nowMs },
  });
}

/** Once per wait, whatever is decided: the same wait orders the same message. */
async function sayAbsent(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  turnId: TurnId,
  { decision, epoch }: RouteDetails,
  { sinceMs }: Wait,
  { nowMs }: Context,
): Promise<void> {
  if (decision.outcome === 'noReply' || decision.absenceText === undefined) return;
  const order = { about: absenceAbout(sinceMs), kind: 'absence', turnId, epoch, nowMs } as const;
  await orderAutomaticSend(deps, conversation, { ...order, text: decision.absenceText });
}

function heldBy({ assignee, team }: AssignedTo): Holder {
  return { kind: 'human', assignee: assignee as AgentId | null, team: team as TeamId | null };
}
