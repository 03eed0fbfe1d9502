import { capacityOf } from '../../core/assign/capacityOf';
import type { Context, MemberState } from '../../core/contextualize/context';
import { isByPerson } from '../../core/control/isByPerson';
import type { AgentId, ConversationId } from '../../core/ids';
import { absenceOrderedBefore } from '../../core/route/absence';
import { decideRoute } from '../../core/route/decideRoute';
import type { RouteDecision } from '../../core/route/routeDecision';
import type { Rules } from '../../core/rules/rules';
import { releaseSlot } from '../../store/agents';
import { findConversation } from '../../store/conversations';
import type { ConversationDocument } from '../../store/documents';
import { wasAllCancelled } from '../../store/orderAgain';
import { slotHolderOf, takeWithinCapacity } from '../../store/slots';
import type { Dependencies } from '../dependencies';
import { peopleAfterQueue } from './peopleStates';

/** A slot may be lost to another so often; then the conversation goes to the queue. */
const mostTries = 5;

/** A decision with the facts it was taken from: the context, and the people as they stood then. */
export interface DecidedWithSlot {
  readonly decision: RouteDecision;
  readonly facts: Context;
}

/**
 * Decides a turn and takes the slot of whoever it names, before the decision is stored: when another conversation took the last
 * one in between, the people are looked at again and it is decided again.
 */
export async function decideWithSlot(
  deps: Pick<Dependencies, 'store'>,
  conversation: Pick<ConversationDocument, '_id' | 'forwardedFrom'>,
  gathered: Context,
  rules: Rules,
): Promise<DecidedWithSlot> {
  const { _id: conversationId } = conversation;
  const context = await withUnsaidAbsence(deps, conversation, gathered);
  const { more, nowMs } = context;
  const members = rules.people?.members ?? [];
  if (more === undefined || members.length === 0) return { decision: decideRoute(context, rules), facts: context };
  for (let tries = 0; tries < mostTries; tries++) {
    const inTurn = { id: conversationId, dueAtMs: context.wait?.dueAtMs ?? null };
    const people = await peopleAfterQueue(deps, rules, inTurn, nowMs);
    const facts: Context = { ...context, more: { ...more, people } };
    const decision = decideRoute(facts, rules);
    const agent = assigneeOf(decision);
    // Whom a person gave it to has it whether there is room or not.
    if (agent === null || isByPerson(context.control, context.wait, nowMs)) return { decision, facts };
    if (await takeWithinCapacity(deps.store, rules, agent, conversationId, nowMs)) return { decision, facts };
  }
  const full = members.map((member): MemberState => {
    const state = {
      awayUntilMs: null,
      lastAssignedAtMs: null,
      ...more.people.find(({ name }) => name === member.name),
    };
    return { ...state, name: member.name, load: capacityOf(rules, member) };
  });
  const facts: Context = { ...context, more: { ...more, people: full } };
  return { decision: decideRoute(facts, rules), facts };
}

/** Gives back the slot that was taken for a decision when another try of the same one was stored first, and gave it to somebody else. */
export async function giveBackSlot(
  { store }: Pick<Dependencies, 'store'>,
  conversationId: ConversationId,
  own: RouteDecision,
  stored: RouteDecision,
): Promise<void> {
  const agent = assigneeOf(own);
  if (agent === null || agent === assigneeOf(stored)) return;
  // A person may have given it to them since.
  const conversation = await findConversation(store, conversationId);
  if (conversation === null || slotHolderOf(conversation) !== agent) await releaseSlot(store, agent, conversationId);
}

/**
 * The buyer is told once that nobody is there: what was cancelled before it left has not told them. It may have been ordered by a
 * conversation that was joined in, about a wait of its own.
 */
async function withUnsaidAbsence(
  { store }: Pick<Dependencies, 'store'>,
  { _id, forwardedFrom }: Pick<ConversationDocument, '_id' | 'forwardedFrom'>,
  context: Context,
): Promise<Context> {
  const { more, wait } = context;
  if (more === undefined || wait === null || !absenceOrderedBefore(context)) return context;
  const absences = { by: [_id, ...forwardedFrom], kind: 'absence', sinceMs: wait.sinceMs } as const;
  return (await wasAllCancelled(store, absences)) ? { ...context, more: { ...more, absenceUnsaid: true } } : context;
}

/** Who gets it now; null when nobody in particular does. */
function assigneeOf(decision: RouteDecision): AgentId | null {
  if (decision.outcome === 'humanReplies') return decision.assignee as AgentId | null;
  if (decision.outcome === 'automationReplies' && decision.mode === 'draft')
    return (decision.people?.assignee ?? null) as AgentId | null;
  return null;
}
