import { reason, type Reason } from '../reason';
import { followUpDefaults, waitHoursOf, type FollowedUpKind, type FollowUpRules } from '../rules/followUpRules';
import { nextOpen } from './openHours';
import type { CountedFrom, SilenceKind } from './silence';

/** What the fixed rules count a moment from. */
export interface FloorFacts {
  readonly nowMs: number;
  /** When the silence began. */
  readonly sinceMs: number;
  /** The buyer's own date, or what was agreed. */
  readonly notBeforeMs: number | null;
  readonly from: CountedFrom;
}

const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;

/** True for the kinds that something may be sent into. */
export function isFollowedUp(kind: SilenceKind): kind is FollowedUpKind {
  return kind !== 'ours' && kind !== 'nothingOwed';
}

/**
 * The first open moment after the floor: what the fixed rules alone would take. Null when nothing is ever open. Where no hour is open in
 * all of the buyer's country it is a moment for people, and says so. Pure.
 */
export function fixedMoment(
  kind: FollowedUpKind,
  facts: FloorFacts,
  rules: FollowUpRules,
): { readonly atMs: number | null; readonly reasons: readonly Reason[] } {
  const { earliestMs, reasons } = floorOf(kind, facts, rules);
  const next = nextOpen(rules, facts.from.place, earliestMs);
  if (next.kind === 'never') return { atMs: null, reasons };
  return { atMs: next.atMs, reasons: next.kind === 'noCommonHour' ? [...reasons, noCommonHour] : reasons };
}

/**
 * The earliest instant by the rules, before quiet hours: the wait of this kind, the distance from the last follow-up to this contact,
 * the buyer's own date. A wait under 24 hours for a broken-off exchange counts only where free text can still be sent after it. Pure.
 */
export function floorOf(
  kind: FollowedUpKind,
  facts: FloorFacts,
  rules: FollowUpRules,
): { readonly earliestMs: number; readonly reasons: readonly Reason[] } {
  const short = waitHoursOf(rules, kind);
  if (kind !== 'interrupted' || short >= rules.waitHours) return floorAfter(short, facts, rules);
  const soon = floorAfter(short, facts, rules);
  const { windowClosesAtMs, place } = facts.from;
  const next = nextOpen(rules, place, soon.earliestMs);
  const isInWindow =
    windowClosesAtMs !== null && facts.nowMs < windowClosesAtMs && next.kind === 'open' && next.atMs < windowClosesAtMs;
  return isInWindow ? soon : floorAfter(rules.waitHours, facts, rules);
}

function floorAfter(
  hours: number,
  { sinceMs, notBeforeMs, from: { lastFollowUpAtMs } }: FloorFacts,
  rules: FollowUpRules,
): ReturnType<typeof floorOf> {
  const waitedMs = sinceMs + hours * hourMs;
  const apartMs = lastFollowUpAtMs === null ? 0 : lastFollowUpAtMs + Math.max(hours, rules.waitHours) * hourMs;
  const datedMs = notBeforeMs ?? 0;
  const reasons = [reason('floor', `The silence is looked at after ${hours} hours at the earliest.`)];
  if (datedMs > waitedMs) reasons.push(reason('notBeforeDate', `Nothing is sent before ${iso(datedMs)}.`));
  if (lastFollowUpAtMs !== null && apartMs > Math.max(waitedMs, datedMs))
    reasons.push(reason('followedUpLately', `The buyer got a follow-up ${iso(lastFollowUpAtMs)}.`));
  return { earliestMs: Math.max(waitedMs, apartMs, datedMs), reasons };
}

export const noCommonHour = reason(
  'noCommonHour',
  'The buyer’s country has several time zones, and no hour of the day is an active one in all of them.',
);

/** What is learnt waits no longer than this; a floor is stronger. */
export function latestMs(sinceMs: number, rules: FollowUpRules): number {
  return sinceMs + (rules.latestWaitDays ?? followUpDefaults.latestWaitDays) * dayMs;
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
