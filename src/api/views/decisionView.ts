import type { DecisionDocument } from '../../store/documents';
import { iso } from '../schemas/common';
import type { DecisionView } from '../schemas/decision';

/** A decision as the API shows it. */
export function decisionView(decision: DecisionDocument): DecisionView {
  return {
    id: decision._id,
    step: decision.step,
    outcome: decision.outcome,
    reasons: decision.reasons.map(({ code, text }) => ({ code, text })),
    facts: decision.facts ?? null,
    details: decision.details ?? null,
    turnId: decision.turnId,
    rulesVersion: decision.rulesVersion,
    at: iso(decision.atMs),
  };
}
