import { assign, type AssignFacts } from '../../core/assign/assign';
import { teamNamed } from '../../core/assign/hoursOf';
import type { Holder } from '../../core/control/control';
import type { AgentId, TeamId } from '../../core/ids';
import { reason, type Reason } from '../../core/reason';
import { decisionIdOf, insertDecisionOnce } from '../../store/decisions';
import type { ConversationDocument, RulesDocument } from '../../store/documents';
import { isLeft, isQueued, queuedOf } from '../../store/queue';
import { currentRules } from '../../store/rules';
import { takeWithinCapacity } from '../../store/slots';
import type { Dependencies } from '../dependencies';
import { tellNewAssignee } from '../tellNewAssignee';
import { update } from '../update';
import { peopleAfterQueue } from './peopleStates';

/** A slot may be lost to another so often; then it waits for the next chance. */
const mostTries = 5;

/** Who got a conversation from the queue, as it is stored. */
interface AssignedDetails {
  readonly assignee: AgentId;
  readonly team: TeamId | null;
}

/**
 * Somebody has room: a conversation that waits in a queue is given to them, if none that is due earlier gets them. What waits for
 * somebody who is not there any more goes back to its queue first. Decided once under the conversation's revision; cut short, the stored decision is carried out.
 */
export async function assignQueued(
  deps: Pick<Dependencies, 'store'>,
  marked: ConversationDocument,
  nowMs: number,
): Promise<ConversationDocument> {
  if (!marked.assignDue) return marked;
  const stays = { assignDue: false };
  const rules = await currentRules(deps.store);
  const conversation = isLeft(marked, rules.rules, nowMs) ? await backToQueue(deps, marked, rules, nowMs) : marked;
  if (!isQueued(conversation, nowMs)) return update(deps, conversation, stays, nowMs);
  const decided = (await storedDecision(deps, conversation)) ?? (await decide(deps, conversation, rules, nowMs));
  if (decided === null) return update(deps, conversation, stays, nowMs);
  const { assignee, team, reasons } = decided;
  const holder: Holder = { kind: 'human', assignee, team };
  const codes = reasons.map(({ code }) => code);
  const lastDecision = { step: 'route', outcome: 'assigned', codes, atMs: nowMs };
  const control = { ...conversation.control, holder, given: null };
  // Before it is theirs: cut short in between, it is told again, and nobody is reminded twice.
  await tellNewAssignee(deps, { ...conversation, control }, 'queue', nowMs);
  return update(deps, conversation, { ...stays, control, lastDecision }, nowMs);
}

/** Nobody has it in particular any more; its team keeps it, with its due time. */
async function backToQueue(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  { _id: rulesVersion }: RulesDocument,
  nowMs: number,
): Promise<ConversationDocument> {
  const { _id: conversationId, control, wait, revision } = conversation;
  if (control.holder.kind !== 'human') return conversation;
  const { assignee, team } = control.holder;
  const why = reason('assigneeGone', `${assignee} is not there for it any more, so it goes back to the queue.`);
  await insertDecisionOnce(deps.store, {
    ...{ _id: decisionIdOf(conversationId, `queue-${revision}`, 'route'), conversationId, turnId: null },
    ...{ step: 'route', outcome: 'unassigned', reasons: [why] },
    ...{ facts: { control, wait, nowMs }, details: null, rulesVersion, atMs: nowMs },
  });
  const holder: Holder = { kind: 'human', assignee: null, team };
  const lastDecision = { step: 'route', outcome: 'unassigned', codes: [why.code], atMs: nowMs };
  const left = { ...control, holder, given: null };
  await tellNewAssignee(deps, { ...conversation, control: left }, 'queue', nowMs);
  return update(deps, conversation, { control: left, lastDecision }, nowMs);
}

function idOf({ _id, revision }: ConversationDocument) {
  return decisionIdOf(_id, `assign-${revision}`, 'route');
}

async function storedDecision(deps: Pick<Dependencies, 'store'>, conversation: ConversationDocument) {
  const stored = await deps.store.decisions.findOne({ _id: idOf(conversation) });
  return stored && { ...(stored.details as AssignedDetails), reasons: stored.reasons };
}

async function decide(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  { _id: rulesVersion, rules }: RulesDocument,
  nowMs: number,
): Promise<(AssignedDetails & { readonly reasons: readonly Reason[] }) | null> {
  for (let tries = 0; tries < mostTries; tries++) {
    const facts = await factsOf(deps, conversation, rules, nowMs);
    const { assignee: name, reasons } = assign(facts, rules);
    if (name === null) return null;
    const assignee = name as AgentId;
    if (!(await takeWithinCapacity(deps.store, rules, assignee, conversation._id, nowMs))) continue;
    const isOfTeam = teamNamed(rules, facts.team)?.members.includes(assignee) === true;
    const details: AssignedDetails = { assignee, team: isOfTeam ? (facts.team as TeamId) : null };
    const stored = await insertDecisionOnce(deps.store, {
      _id: idOf(conversation),
      conversationId: conversation._id,
      turnId: null,
      step: 'route',
      outcome: 'assigned',
      reasons: [...reasons],
      facts,
      details,
      rulesVersion,
      atMs: nowMs,
    });
    return { ...(stored.details as AssignedDetails), reasons: stored.reasons };
  }
  return null;
}

/** The people as they stand when those who are due earlier have been given to somebody. */
async function factsOf(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  rules: RulesDocument['rules'],
  nowMs: number,
): Promise<AssignFacts> {
  const mine = queuedOf(conversation, rules);
  const inTurn = { id: conversation._id, dueAtMs: mine.dueAtMs };
  const people = await peopleAfterQueue(deps, rules, inTurn, nowMs);
  return { ...mine.needs, nowMs, team: mine.team, people };
}
