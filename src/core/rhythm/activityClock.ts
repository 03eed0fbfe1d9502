import { clockSegmentsFrom } from '../workingTime/clockSegments';

const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;

/** Hours by which the buyer is as active as usual, between `fromMs` and `untilMs`. An hour of the night counts little. */
export type ActivityClock = (untilMs: number) => number;

/**
 * The clock that runs as fast as the buyer is active: an hour on their wall adds that hour's share of `profile` (24 numbers of mean
 * 1). What the clocks leave out in spring is not counted, what they repeat in autumn counts twice. Navaroli and Smyth, ICWSM 2015.
 */
export function activityClock(profile: readonly number[], zone: string, fromMs: number): ActivityClock {
  const upTo = [0];
  for (const active of profile) upTo.push((upTo.at(-1) ?? 0) + active);
  const perDay = upTo.at(-1) ?? 0;
  const readingAt = (wallMs: number): number => {
    const day = Math.floor(wallMs / dayMs);
    const hours = (wallMs - day * dayMs) / hourMs;
    const hour = Math.min(Math.floor(hours), 23);
    return perDay * day + (upTo[hour] ?? 0) + (hours - hour) * (profile[hour] ?? 0);
  };
  return (untilMs) => {
    let hours = 0;
    for (const segment of clockSegmentsFrom(zone, fromMs)) {
      const endMs = Math.min(untilMs, segment.untilMs);
      hours += readingAt(endMs + segment.offsetMs) - readingAt(Math.max(fromMs, segment.fromMs) + segment.offsetMs);
      if (untilMs <= segment.untilMs) break;
    }
    return hours;
  };
}
