import type { Control } from '../control/control';
import { isByPerson } from '../control/isByPerson';
import type { Rules } from '../rules/rules';
import { teamInForce } from './hoursOf';
import { presenceOf } from './presence';

/**
 * True when whoever has a wait is not there for it any more: no longer in the rules, or on a day off. Not when a person gave it to them:
 * that stands. Where the rules list nobody, nobody is missing. Pure.
 */
export function isLeftBehind(
  control: Pick<Control, 'holder' | 'given'>,
  wait: { readonly sinceMs: number },
  rules: Rules,
  nowMs: number,
): boolean {
  const { holder } = control;
  const members = rules.people?.members ?? [];
  if (holder.kind !== 'human' || holder.assignee === null || members.length === 0) return false;
  if (isByPerson(control, wait, nowMs)) return false;
  const member = members.find(({ name }) => name === holder.assignee);
  if (member === undefined) return true;
  return presenceOf(rules, member, { awayUntilMs: null }, teamInForce(rules, holder.team), nowMs) === 'absent';
}
