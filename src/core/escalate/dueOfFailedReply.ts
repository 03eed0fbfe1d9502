import { hoursOfTeam } from '../assign/hoursOf';
import type { Holder } from '../control/control';
import type { ToldAt } from '../route/routeDecision';
import { toldAt } from '../route/dueTime';
import type { Rules } from '../rules/rules';
import { addWorkingMinutes } from '../workingTime/workingTime';
import { whoIsTold } from './whoIsTold';

/** By when a reply of ours that did not reach the buyer has to be made up for, and who is told before: as for a new question. Pure. */
export function dueOfFailedReply(
  holder: Holder,
  rules: Rules,
  nowMs: number,
): { readonly dueAtMs: number; readonly told: ToldAt } {
  const hours = hoursOfTeam(rules, whoIsTold(holder, rules).team);
  const dueAtMs = addWorkingMinutes(hours, nowMs, rules.reply.targetMinutes);
  return { dueAtMs, told: toldAt(rules, hours, nowMs, dueAtMs) };
}
