import { judgeAnswer, type AnswerFacts } from '../../src/core/answer/judgeAnswer';
import { assign, type AssignFacts } from '../../src/core/assign/assign';
import type { Context } from '../../src/core/contextualize/context';
import { escalate, type EscalationFacts } from '../../src/core/escalate/escalate';
import { judgeSilence, type SilenceFacts } from '../../src/core/followUp/judgeSilence';
import { lookAtSilence, type LookFacts } from '../../src/core/followUp/lookAtSilence';
import { decideRoute } from '../../src/core/route/decideRoute';
import { defaultRules } from '../../src/core/rules/defaults';
import type { Rules } from '../../src/core/rules/rules';
import type { Database } from '../../src/store/database';
import type { DecisionDocument } from '../../src/store/documents';

/** 6. Every decision taken again from its stored facts under its version of the rules. Returns those that come out differently. */
export async function unrepeatable(
  store: Database,
  decisions: readonly DecisionDocument[],
): Promise<{ checked: number; faults: string[] }> {
  const versions = new Map((await store.rules.find({}).toArray()).map((version) => [version._id, version.rules]));
  versions.set(0, defaultRules);
  let checked = 0;
  const faults: string[] = [];
  for (const decision of decisions) {
    const again = outcomeOf(decision, versions.get(decision.rulesVersion)!);
    if (again === null) continue;
    checked += 1;
    if (JSON.stringify(again) !== JSON.stringify([decision.outcome, decision.reasons])) faults.push(decision._id);
  }
  return { checked, faults };
}

/** Outcome and reasons of the pure function that decided; null for what no function decided (time itself, a failed send). */
function outcomeOf({ step, facts }: DecisionDocument, rules: Rules): [string, unknown] | null {
  if (step === 'route' && isObjectWith(facts, 'turn')) {
    const { outcome, reasons } = decideRoute(facts as unknown as Context, rules);
    return [outcome, reasons];
  }
  if (step === 'route' && isObjectWith(facts, 'preferred')) {
    const { assignee, reasons } = assign(facts as unknown as AssignFacts, rules);
    return [assignee === null ? 'nobody' : 'assigned', reasons];
  }
  if (step === 'route' && isObjectWith(facts, 'supervisor')) {
    const decision = escalate(facts as unknown as EscalationFacts);
    return decision && [decision.outcome, decision.reasons];
  }
  if (step === 'route' && isObjectWith(facts, 'askedEpoch')) {
    const { outcome, reasons } = judgeAnswer(facts as unknown as AnswerFacts);
    return [outcome, reasons];
  }
  if (step === 'followUp' && isObjectWith(facts, 'begins')) {
    const { outcome, reasons } = judgeSilence(facts as unknown as SilenceFacts, rules);
    return [outcome, reasons];
  }
  if (step === 'followUp' && isObjectWith(facts, 'silence')) {
    const { outcome, reasons } = lookAtSilence(facts as unknown as LookFacts, rules);
    return [outcome, reasons];
  }
  return null;
}

function isObjectWith(value: unknown, key: string): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && key in value;
}
