import type { Holder } from '../control/control';
import type { Rules } from '../rules/rules';
import { dueOfFailedReply } from './dueOfFailedReply';
import type { EscalatedWait } from './escalate';

/**
 * A wait after a person has put it off: its time counts anew from the end of the snooze, and whoever was told is told again. A due time
 * that is later still stands. Pure.
 */
export function waitAfterSnooze<Wait extends EscalatedWait>(
  wait: Wait,
  holder: Holder,
  rules: Rules,
  snoozeEndMs: number,
): Wait {
  const { dueAtMs, told } = dueOfFailedReply(holder, rules, snoozeEndMs);
  if (wait.dueAtMs >= dueAtMs) return wait;
  return { ...wait, dueAtMs, told, toldStage: 0, overdue: false };
}
