import { reason } from '../reason';
import type { FollowUpRules } from '../rules/rules';
import { moveIntoActiveHours } from './activeHours';
import type { SilenceKind } from './judgeSilence';
import type { Reason } from '../reason';

interface Plan {
  readonly lookAtMs: number;
  readonly silence: SilenceKind;
  readonly sinceMs: number;
  readonly reasons: Reason[];
}

/** A planned look under changed rules: counted anew from where the silence began, never into the past. Pure. */
export function replanFollowUp<P extends Plan>(plan: P, rules: FollowUpRules, nowMs: number): P {
  const hours = plan.silence === 'hesitation' ? rules.waitHours : rules.closeAfterDays * 24;
  const atMs = Math.max(plan.sinceMs + hours * 3600 * 1000, nowMs);
  const lookAtMs = plan.silence === 'hesitation' ? moveIntoActiveHours(atMs, rules) : atMs;
  if (lookAtMs === plan.lookAtMs) return plan;
  const kept = plan.reasons.filter((why) => why.code !== 'rulesChanged');
  return {
    ...plan,
    lookAtMs,
    reasons: [...kept, reason('rulesChanged', 'The rules changed, so the look was planned anew.')],
  };
}
