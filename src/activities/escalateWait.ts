import { withPeople } from '../core/control/control';
import { escalate, type EscalationDecision, type EscalationFacts } from '../core/escalate/escalate';
import { whoIsTold } from '../core/escalate/whoIsTold';
import { rulesInForce } from '../core/rules/rules';
import { alertIdOf, insertAlertOnce } from '../store/alerts';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument, RulesDocument } from '../store/documents';
import { currentRules } from '../store/rules';
import type { Dependencies } from './dependencies';
import { update } from './update';

type Wait = NonNullable<ConversationDocument['wait']>;

/**
 * A reply is missing: whoever is to know by now is told, stage by stage, each once, as a decision and an alert. Returns the
 * conversation as it was when nothing is due.
 */
export async function escalateWait(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  wait: Wait,
  nowMs: number,
): Promise<ConversationDocument> {
  const { control } = conversation;
  const version = await currentRules(deps.store);
  const people = whoIsTold(control.holder, rulesInForce(version.rules, control.ownRules));
  let reached = wait;
  let newest: EscalationDecision | null = null;
  for (;;) {
    const facts = { nowMs, wait: reached, ...people };
    const decision = escalate(facts);
    if (decision === null) break;
    await record(deps, conversation, facts, decision, version);
    reached = { ...reached, toldStage: decision.toldStage, overdue: decision.outcome === 'overdue' };
    newest = decision;
  }
  if (newest === null) return conversation;
  const { outcome, reasons } = newest;
  // At every stage it stays with whom it is; once overdue it is people's at the latest.
  const holder = outcome === 'overdue' ? withPeople(control.holder) : control.holder;
  return update(
    deps,
    conversation,
    {
      wait: reached,
      control: { ...control, holder },
      lastDecision: { step: 'route', outcome, codes: reasons.map(({ code }) => code), atMs: nowMs },
    },
    nowMs,
  );
}

async function record(
  { store }: Pick<Dependencies, 'store'>,
  { _id: conversationId }: Pick<ConversationDocument, '_id'>,
  facts: EscalationFacts & { readonly wait: Wait },
  decision: EscalationDecision,
  rules: RulesDocument,
): Promise<void> {
  const { outcome, reasons } = decision;
  const { sinceMs, dueAtMs, turnId } = facts.wait;
  const about = `${outcome === 'overdue' ? 'due' : outcome}-${sinceMs}-${dueAtMs}`;
  await insertDecisionOnce(store, {
    _id: decisionIdOf(conversationId, about, 'route'),
    conversationId,
    turnId,
    step: 'route',
    outcome,
    reasons: [...reasons],
    facts,
    details: { for: decision.for },
    rulesVersion: rules._id,
    atMs: facts.nowMs,
  });
  await insertAlertOnce(store, {
    _id: alertIdOf(conversationId, facts.wait, outcome),
    conversationId,
    kind: outcome,
    for: decision.for,
    waitSinceMs: sinceMs,
    dueAtMs,
    atMs: facts.nowMs,
    endedAtMs: null,
  });
}
