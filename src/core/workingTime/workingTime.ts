import type { WorkingHours } from '../rules/people';
import { offsetMsAt } from './clockSegments';
import { dateOf, workingSpansFrom } from './workingSpans';

/** Working hours; null means that somebody always works. Instants are epoch milliseconds everywhere here. */
export type Hours = WorkingHours | null;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** True when somebody works at this instant. */
export function isWorking(hours: Hours, atMs: number): boolean {
  return nextWorkingAt(hours, atMs) === atMs;
}

/** The first worked instant at or after `fromMs`; null when nobody works in the 400 days from then on. */
export function nextWorkingAt(hours: Hours, fromMs: number): number | null {
  if (hours === null) return fromMs;
  for (const span of workingSpansFrom(hours, fromMs)) return span.fromMs;
  return null;
}

/**
 * The first instant by which so many minutes have been worked since `fromMs`; with 0 minutes, `fromMs` itself. Where nobody works
 * for 400 days in a row, what is left counts by the clock from the last worked moment (or from `fromMs` when there was none):
 * a wait always has a due time, and with empty hours it is the honest one of a team that is always there.
 */
export function addWorkingMinutes(hours: Hours, fromMs: number, minutes: number): number {
  let leftMs = Math.max(0, minutes) * minuteMs;
  let reachedMs = fromMs;
  if (leftMs === 0) return fromMs;
  if (hours === null) return fromMs + leftMs;
  for (const span of workingSpansFrom(hours, fromMs)) {
    const workedMs = span.untilMs - span.fromMs;
    if (workedMs >= leftMs) return span.fromMs + leftMs;
    leftMs -= workedMs;
    reachedMs = span.untilMs;
  }
  return reachedMs + leftMs;
}

/** How long somebody worked from `fromMs` until `untilMs`; 0 when that is the wrong way round. */
export function workingMsBetween(hours: Hours, fromMs: number, untilMs: number): number {
  if (hours === null) return Math.max(0, untilMs - fromMs);
  let workedMs = 0;
  if (fromMs >= untilMs) return 0;
  for (const span of workingSpansFrom(hours, fromMs)) {
    if (span.fromMs >= untilMs) break;
    workedMs += Math.min(span.untilMs, untilMs) - span.fromMs;
  }
  return workedMs;
}

/** The day on the wall of this time zone, `yyyy-mm-dd`. Throws a RangeError when there is no such zone. */
export function dayIn(timeZone: string, atMs: number): string {
  return dateOf(Math.floor((atMs + offsetMsAt(timeZone, atMs)) / dayMs));
}
