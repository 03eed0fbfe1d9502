import { hoursOfTeam } from '../assign/hoursOf';
import type { Holder } from '../control/control';
import { toldAt } from '../route/dueTime';
import type { ToldAt } from '../route/routeDecision';
import type { Rules } from '../rules/rules';
import { whoIsTold } from './whoIsTold';

/** When people are told of a promise of ours that is due, before it is: as of any reply that we owe. Pure. */
export function toldOfPromise(holder: Holder, rules: Rules, sinceMs: number, dueAtMs: number): ToldAt {
  return toldAt(rules, hoursOfTeam(rules, whoIsTold(holder, rules).team), sinceMs, dueAtMs);
}
