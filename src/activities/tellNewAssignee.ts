import { escalate, type EscalationFacts } from '../core/escalate/escalate';
import { whoIsTold } from '../core/escalate/whoIsTold';
import type { AgentId, AlertId } from '../core/ids';
import { rulesInForce } from '../core/rules/rules';
import { insertAlertOnce } from '../store/alerts';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument } from '../store/documents';
import { idOfParts } from '../store/newId';
import { currentRules } from '../store/rules';
import type { Dependencies } from './dependencies';

/**
 * A wait has come to somebody else after people were told of it: its new assignee is reminded at once, and who was reminded before is
 * not asked any more. Whoever took it on themselves knows. Carried out again, it tells nobody twice.
 */
export async function tellNewAssignee(
  { store }: Pick<Dependencies, 'store'>,
  { _id: conversationId, control, wait }: ConversationDocument,
  by: string,
  nowMs: number,
): Promise<void> {
  if (wait === null || ((wait.toldStage ?? 0) === 0 && !wait.overdue)) return;
  const version = await currentRules(store);
  const people = whoIsTold(control.holder, rulesInForce(version.rules, control.ownRules));
  const { assignee } = people;
  const reminders = { conversationId, kind: 'remindedAssignee', waitSinceMs: wait.sinceMs, endedAtMs: null } as const;
  const theirs = assignee === null ? {} : { 'for.agent': { $ne: assignee } };
  await store.alerts.updateMany({ ...reminders, ...theirs }, { $set: { endedAtMs: nowMs } });
  if (assignee === null || assignee === by) return;
  if (await store.alerts.findOne({ ...reminders, 'for.agent': assignee }, { projection: { _id: 1 } })) return;
  const facts: EscalationFacts = { nowMs, wait, ...people, isNewAssignee: true };
  const decision = escalate(facts);
  if (decision === null) return;
  const { outcome, reasons } = decision;
  await insertDecisionOnce(store, {
    _id: decisionIdOf(conversationId, `${outcome}-${assignee}-${wait.sinceMs}-${nowMs}`, 'route'),
    ...{ conversationId, turnId: wait.turnId, step: 'route', outcome, reasons: [...reasons], facts },
    ...{ details: { for: decision.for }, rulesVersion: version._id, atMs: nowMs },
  });
  await insertAlertOnce(store, {
    _id: idOfParts<AlertId>('alr', conversationId, wait.sinceMs, outcome, assignee, nowMs),
    ...{ conversationId, kind: outcome, for: decision.for, waitSinceMs: wait.sinceMs, dueAtMs: wait.dueAtMs },
    ...{ atMs: nowMs, endedAtMs: null },
  });
}

/** Tells the new assignee of a wait when a decision about to be written gives it to somebody else than has it now, or to nobody. */
export async function tellWhenReassigned(
  deps: Pick<Dependencies, 'store'>,
  before: ConversationDocument,
  after: ConversationDocument,
  nowMs: number,
): Promise<void> {
  if (assigneeOf(before) !== assigneeOf(after)) await tellNewAssignee(deps, after, 'rules', nowMs);
}

function assigneeOf({ control: { holder } }: ConversationDocument): AgentId | null {
  return holder.kind === 'human' ? holder.assignee : null;
}
