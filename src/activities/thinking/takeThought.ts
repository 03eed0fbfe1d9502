import { judgeAnswer, type AnswerDecision, type AnswerFacts } from '../../core/answer/judgeAnswer';
import { withPeople, type Holder } from '../../core/control/control';
import { mayLeave } from '../../core/control/mayLeave';
import type { AgentId, TeamId } from '../../core/ids';
import { rulesInForce } from '../../core/rules/rules';
import { decisionIdOf, insertDecisionOnce } from '../../store/decisions';
import type { ConversationDocument, RulesDocument } from '../../store/documents';
import { draftIdOf, insertDraftOnce } from '../../store/drafts';
import { isPhoneInDoubt } from '../../store/newOutboxRow';
import { currentRules } from '../../store/rules';
import type { ThoughtDocument } from '../../store/thoughtDocument';
import { findThought } from '../../store/thoughts';
import type { Dependencies } from '../dependencies';
import { orderAutomaticSend } from '../order';
import { tellWhenReassigned } from '../tellNewAssignee';
import { update } from '../update';

type Deps = Pick<Dependencies, 'store'>;
type Responding = Extract<ThoughtDocument, { kind: 'respond' }>;
type Change = Partial<ConversationDocument>;

/**
 * Takes in what a language model has made of what it was asked, or that its time is over. A turn it has read is due; an answer it has
 * written is checked, and leaves, or a person approves it, or a person answers. Each counts once; run again, nothing changes.
 */
export async function takeThought(
  deps: Deps,
  conversation: ConversationDocument,
  nowMs: number,
): Promise<ConversationDocument> {
  const { thinking } = conversation;
  if (thinking === null || thinking.state === 'done') return conversation;
  const thought = await findThought(deps.store, thinking.id);
  const isDone = thought === null || thought.result !== null;
  if (!isDone && (thinking.kind === 'understand' || thinking.untilMs > nowMs)) return conversation;
  if (thought === null || thought.kind === 'understand')
    return update(deps, conversation, { thinking: { ...thinking, state: 'done' } }, nowMs);
  const change = await changeFor(deps, conversation, thought, nowMs);
  await tellWhenReassigned(deps, conversation, { ...conversation, ...change }, nowMs);
  return update(deps, conversation, { ...change, thinking: null }, nowMs);
}

async function changeFor(
  deps: Deps,
  conversation: ConversationDocument,
  thought: Responding,
  nowMs: number,
): Promise<Change> {
  // Answered, dismissed, or to be decided with what came since: nobody waits for it.
  if (conversation.wait === null || conversation.turn !== null) return {};
  const rules = await currentRules(deps.store);
  const decision = await decide(deps, conversation, thought, rules, nowMs);
  const lastDecision = {
    step: 'route',
    outcome: decision.outcome,
    codes: decision.reasons.map(({ code }) => code),
    atMs: nowMs,
  };
  if (decision.outcome === 'humanReplies') return { ...handedOver(conversation, thought, rules), lastDecision };
  const { text, sources } = decision;
  if (decision.mode === 'draft') {
    await insertDraftOnce(deps.store, {
      ...{ _id: draftIdOf(conversation._id, thought.about), conversationId: conversation._id, turnId: thought.turnId },
      ...{ text, by: 'knowledge', sources: [...sources], createdAtMs: nowMs },
      basedOnInboundAtMs: conversation.lastInboundAtMs,
    });
    return { lastDecision };
  }
  const { about, turnId, epoch } = thought;
  const ordered = await orderAutomaticSend(deps, conversation, { about, kind: 'answer', text, turnId, epoch, nowMs });
  return ordered === null ? { ...handedOver(conversation, thought, rules), lastDecision } : { lastDecision };
}

/** Decided once; run again, the stored decision is returned. */
async function decide(
  deps: Deps,
  conversation: ConversationDocument,
  thought: Responding,
  rules: RulesDocument,
  nowMs: number,
): Promise<AnswerDecision> {
  const facts = factsOf(conversation, thought, rules, nowMs);
  const decision = judgeAnswer(facts);
  const stored = await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, `${thought.about}.respond`, 'route'),
    conversationId: conversation._id,
    turnId: thought.turnId,
    step: 'route',
    outcome: decision.outcome,
    reasons: [...decision.reasons],
    facts,
    details: { answer: decision },
    rulesVersion: rules._id,
    atMs: nowMs,
  });
  return (stored.details as { answer: AnswerDecision }).answer;
}

function factsOf(
  conversation: ConversationDocument,
  { result, request, mode, epoch }: Responding,
  { rules }: RulesDocument,
  nowMs: number,
): AnswerFacts {
  const { control, windowClosesAtMs, unreachable } = conversation;
  const held = mayLeave({
    ...{ kind: 'answer', control, nowMs, windowClosesAtMs, template: 'none' },
    automationEnabled: rulesInForce(rules, control.ownRules).automation.enabled,
    ...{ buyerWroteSince: false, inActiveHours: true, accountRestricted: false },
    ...{ unreachable: unreachable !== null, phoneInDoubt: isPhoneInDoubt(conversation) },
  });
  const answer = result === null || result.kind === 'understood' ? null : result;
  return { answer, sources: request.sources, mode, askedEpoch: epoch, epoch: control.epoch, held };
}

/** It is people's now. What was a draft to be is theirs already, and after a command the person's word stands. */
function handedOver(
  { control, needs }: ConversationDocument,
  { mode, epoch, people }: Responding,
  { rules }: RulesDocument,
): Change {
  if (mode === 'draft') return {};
  if (epoch !== control.epoch || control.holder.kind === 'human')
    return { control: { ...control, holder: withPeople(control.holder) } };
  // Somebody's room has to be taken first: that is the queue's work.
  const isQueued = (rules.people?.members ?? []).length > 0;
  const assignee = isQueued ? null : (people.assignee as AgentId | null);
  const holder: Holder = { kind: 'human', assignee, team: people.team as TeamId | null };
  return { control: { ...control, holder }, needs: people.needs ?? needs, ...(isQueued ? { assignDue: true } : {}) };
}
