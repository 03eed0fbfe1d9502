import { reason, type Reason } from '../reason';
import { lawfulWaits } from '../rules/lawfulWaits';
import type { FollowUpRules } from '../rules/rules';
import { moveIntoActiveHours } from './activeHours';
import { fixedMoment, isFollowedUp, latestMs } from './floors';
import { nextOpen } from './openHours';
import type { PlanOfLook, SilenceKind } from './silence';

interface Plan extends PlanOfLook {
  readonly lookAtMs: number;
  readonly silence: SilenceKind;
  readonly sinceMs: number;
  readonly reasons: Reason[];
  readonly given?: 'task' | 'draft' | undefined;
  /** What a quiet end was counted from; missing: from the beginning of the silence. */
  readonly closeFromMs?: number;
  /** The channel asked for rest until then. */
  readonly restUntilMs?: number;
}

const hourMs = 3600 * 1000;

/**
 * A planned look under changed rules: counted anew from where the silence began, never into the past, and as much later as what is
 * learnt made it. Pure.
 */
export function replanFollowUp<P extends Plan>(plan: P, rules: FollowUpRules, nowMs: number): P {
  const { lookAtMs, fixedAtMs } = momentUnder(plan, lawfulWaits(rules), nowMs);
  if (lookAtMs === plan.lookAtMs) return plan;
  const kept = plan.reasons.filter((why) => why.code !== 'rulesChanged');
  return {
    ...plan,
    ...(plan.moment === undefined || fixedAtMs === undefined ? {} : { moment: { ...plan.moment, fixedAtMs } }),
    lookAtMs,
    reasons: [...kept, reason('rulesChanged', 'The rules changed, so the look was planned anew.')],
  };
}

/** When it is looked at; `fixedAtMs`: when the fixed rules alone would. */
interface MomentUnder {
  readonly lookAtMs: number;
  readonly fixedAtMs?: number;
}

function momentUnder(plan: Plan, rules: FollowUpRules, nowMs: number): MomentUnder {
  const { silence, sinceMs, moment, lookAtMs, given, closeFromMs = sinceMs } = plan;
  // In plans of earlier versions it is not known what the time people have for it was counted from.
  if (given !== undefined && plan.closeFromMs === undefined) return { lookAtMs };
  if (!isFollowedUp(silence)) return { lookAtMs: Math.max(closeFromMs + rules.closeAfterDays * 24 * hourMs, nowMs) };
  // Plans made before kinds know `waitHours` and the clock of the rules only.
  const soonestMs = Math.max(nowMs, plan.restUntilMs ?? 0);
  if (moment === undefined)
    return { lookAtMs: moveIntoActiveHours(Math.max(sinceMs + rules.waitHours * hourMs, soonestMs), rules) };
  const { fixedAtMs, notBeforeMs, from } = moment;
  // Before its fixed moment has come nothing is put off.
  const delayMs = moment.putOff === undefined ? 0 : moment.delayMs;
  const fixed = fixedMoment(silence, { nowMs, sinceMs, notBeforeMs, from }, rules).atMs;
  if (fixed === null) return { lookAtMs };
  const mostMs = Math.max(fixed, latestMs(sinceMs, rules));
  // A look that a pause or a night put off stays where it is.
  if (fixed === fixedAtMs && fixed + delayMs <= mostMs) return { lookAtMs };
  const laterMs = Math.min(fixed + delayMs, mostMs);
  const fromMs = Math.max(laterMs, soonestMs);
  const next = nextOpen(rules, from.place, fromMs);
  return { lookAtMs: next.kind === 'never' ? fromMs : next.atMs, fixedAtMs: fixed };
}
