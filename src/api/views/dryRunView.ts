import type { RouteDecision } from '../../core/route/routeDecision';
import { heldBy } from '../../core/rules/dryRun';
import type { DecisionDocument } from '../../store/documents';
import type { DryRun } from '../rules/dryRun';
import { iso } from '../schemas/common';
import type { DryRunView } from '../schemas/dryRun';

/** A dry run as the API shows it. */
export function dryRunView(run: DryRun): DryRunView {
  const { looked, same, counts, unknownVersion, olderFacts, cutShort } = run;
  return {
    ...{ looked, same },
    changes: { ...counts },
    different: run.different.map(({ stored, changes, before, after }) => ({
      ...whichOf(stored),
      changes: [...changes],
      before: decidedView(before),
      after: decidedView(after),
    })),
    unexplained: run.unexplained.map(whichOf),
    ...{ unknownVersion, olderFacts, cutShort },
  };
}

function whichOf({ conversationId, turnId, atMs, rulesVersion }: DecisionDocument) {
  return { conversationId, turnId, at: iso(atMs), rulesVersion };
}

function decidedView(decision: RouteDecision): DryRunView['different'][number]['before'] {
  const automatic = decision.outcome === 'automationReplies' ? decision : null;
  const replied = decision.outcome === 'noReply' ? null : decision;
  return {
    outcome: decision.outcome,
    ...heldBy(decision),
    dueAt: replied === null ? null : iso(replied.dueAtMs),
    automation: automatic === null ? null : (automatic.mode ?? 'send'),
    text: automatic?.text ?? null,
    absenceText: replied?.absenceText ?? null,
    codes: decision.reasons.map(({ code }) => code),
  };
}
