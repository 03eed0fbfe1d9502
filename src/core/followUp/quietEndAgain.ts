import type { FollowUpRules } from '../rules/followUpRules';
import type { SilenceKind } from './silence';

interface Plan {
  readonly lookAtMs: number;
  readonly silence: SilenceKind;
}

const dayMs = 24 * 3600 * 1000;

/**
 * A planned look when a snooze is over: what a person put off has its whole time again before it is closed quietly. Any other look is due
 * when it was. Pure.
 */
export function quietEndAgain<P extends Plan>(plan: P, rules: FollowUpRules, snoozeEndMs: number): P {
  if (plan.silence !== 'nothingOwed') return plan;
  const closeAtMs = snoozeEndMs + rules.closeAfterDays * dayMs;
  return closeAtMs <= plan.lookAtMs ? plan : { ...plan, lookAtMs: closeAtMs, closeFromMs: snoozeEndMs };
}

/**
 * A planned look when a pause is over: what was left as it was meanwhile is not closed at that instant, so that people see it for a day. Any
 * other look is due when it was. Pure.
 */
export function quietEndAfterPause<P extends Plan>(plan: P, rules: FollowUpRules, pauseEndMs: number): P {
  const closeAtMs = pauseEndMs + dayMs;
  if (plan.silence !== 'nothingOwed' || closeAtMs <= plan.lookAtMs) return plan;
  return { ...plan, lookAtMs: closeAtMs, closeFromMs: closeAtMs - rules.closeAfterDays * dayMs };
}
