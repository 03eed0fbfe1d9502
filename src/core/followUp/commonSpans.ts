import type { WorkingHours } from '../rules/people';
import { longestFreeDays, workingSpansFrom, type WorkingSpan } from '../workingTime/workingSpans';

const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;

/** `hoursOfOneDay`: an hour at least, and of one calendar day. When it is evening in the west and morning again in the east, it is night in between. */
export type CommonSpans = 'all' | 'hoursOfOneDay';

/**
 * The spans from `fromMs` on that are open at both ends of a country, in order; the first is cut at `fromMs`. Ends when there was none
 * for {@link longestFreeDays} days.
 */
export function* commonSpansFrom(
  { west, east }: { readonly west: WorkingHours; readonly east: WorkingHours },
  fromMs: number,
  which: CommonSpans,
): Generator<WorkingSpan> {
  // From before: whether a span is long enough is seen by all of it.
  const inWest = workingSpansFrom(west, fromMs - 2 * dayMs);
  const inEast = workingSpansFrom(east, fromMs - 2 * dayMs);
  let one = inWest.next();
  let other = inEast.next();
  let lastMs = fromMs;
  while (one.done !== true && other.done !== true) {
    const startMs = Math.max(one.value.fromMs, other.value.fromMs);
    const untilMs = Math.min(one.value.untilMs, other.value.untilMs);
    if (startMs > lastMs + longestFreeDays * dayMs) return;
    // The same day begins in the east.
    const isTaken = which === 'all' || (other.value.fromMs <= one.value.fromMs && untilMs - startMs >= hourMs);
    if (isTaken && startMs < untilMs && untilMs > fromMs) {
      yield { fromMs: Math.max(startMs, fromMs), untilMs };
      lastMs = untilMs;
    }
    if (one.value.untilMs <= other.value.untilMs) one = inWest.next();
    else other = inEast.next();
  }
}
