import { reason, type Reason } from '../reason';
import type { FollowUpRules } from '../rules/rules';
import { nextWorkingAt } from '../workingTime/workingTime';
import { moveIntoActiveHours } from './activeHours';
import { fixedMoment, isFollowedUp, latestMs } from './floors';
import { openHoursOf } from './openHours';
import type { PlanOfLook, SilenceKind } from './silence';

interface Plan extends PlanOfLook {
  readonly lookAtMs: number;
  readonly silence: SilenceKind;
  readonly sinceMs: number;
  readonly reasons: Reason[];
}

const hourMs = 3600 * 1000;

/**
 * A planned look under changed rules: counted anew from where the silence began, never into the past, and as much later as what is
 * learnt made it. Pure.
 */
export function replanFollowUp<P extends Plan>(plan: P, rules: FollowUpRules, nowMs: number): P {
  const lookAtMs = momentUnder(plan, rules, nowMs);
  if (lookAtMs === plan.lookAtMs) return plan;
  const kept = plan.reasons.filter((why) => why.code !== 'rulesChanged');
  return {
    ...plan,
    lookAtMs,
    reasons: [...kept, reason('rulesChanged', 'The rules changed, so the look was planned anew.')],
  };
}

function momentUnder({ silence, sinceMs, moment, lookAtMs }: Plan, rules: FollowUpRules, nowMs: number): number {
  if (!isFollowedUp(silence)) return Math.max(sinceMs + rules.closeAfterDays * 24 * hourMs, nowMs);
  // Plans made before kinds know `waitHours` and the clock of the rules only.
  if (moment === undefined) return moveIntoActiveHours(Math.max(sinceMs + rules.waitHours * hourMs, nowMs), rules);
  const { fixedAtMs, notBeforeMs, from } = moment;
  // Before its fixed moment has come nothing is put off.
  const delayMs = moment.putOff === undefined ? 0 : moment.delayMs;
  const fixed = fixedMoment(silence, { nowMs, sinceMs, notBeforeMs, from }, rules).atMs;
  if (fixed === null) return lookAtMs;
  const mostMs = Math.max(fixed, latestMs(sinceMs, rules));
  // A look that a pause or a night put off stays where it is.
  if (fixed === fixedAtMs && fixed + delayMs <= mostMs) return lookAtMs;
  const laterMs = Math.min(fixed + delayMs, mostMs);
  const fromMs = Math.max(laterMs, nowMs);
  return nextWorkingAt(openHoursOf(rules, from.place), fromMs) ?? fromMs;
}
