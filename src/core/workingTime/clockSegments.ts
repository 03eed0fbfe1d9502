import { IANAZone } from 'luxon';

/** A stretch of time in which the clocks of a zone stand the same distance from UTC. */
export interface ClockSegment {
  readonly fromMs: number;
  readonly untilMs: number;
  /** Wall clock minus UTC. */
  readonly offsetMs: number;
}

const dayMs = 24 * 3600 * 1000;
const mostKept = 1000;
/** Asking a time zone for its offset is slow, and the answer never changes: by zone and UTC year. */
const kept = new Map<string, readonly ClockSegment[]>();

/** The segments from the one `fromMs` lies in, in order and without end. Throws a RangeError when there is no such zone. */
export function* clockSegmentsFrom(timeZone: string, fromMs: number): Generator<ClockSegment> {
  for (let year = new Date(fromMs).getUTCFullYear(); ; year++) {
    for (const segment of segmentsOfYear(timeZone, year)) if (segment.untilMs > fromMs) yield segment;
  }
}

/** How far the clocks of the zone stand from UTC at this instant. Throws a RangeError when there is no such zone. */
export function offsetMsAt(timeZone: string, atMs: number): number {
  for (const { offsetMs } of clockSegmentsFrom(timeZone, atMs)) return offsetMs;
  return 0;
}

function segmentsOfYear(timeZone: string, year: number): readonly ClockSegment[] {
  const key = `${timeZone} ${year}`;
  const known = kept.get(key);
  if (known) return known;
  const found = findSegments(timeZone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1));
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, found);
  return found;
}

/** No zone moves its clocks twice within a day, so looking once a day misses nothing. */
function findSegments(timeZone: string, startMs: number, endMs: number): ClockSegment[] {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid) throw new RangeError('There is no such time zone.');
  const offsetAt = (ms: number) => Math.round(zone.offset(ms) * 60_000);
  const segments: ClockSegment[] = [];
  let fromMs = startMs;
  let offsetMs = offsetAt(startMs);
  for (let ms = startMs; ms < endMs; ms += dayMs) {
    const next = offsetAt(ms + dayMs);
    if (next === offsetMs) continue;
    const movedMs = momentOfMove(offsetAt, ms, ms + dayMs);
    if (movedMs >= endMs) break;
    segments.push({ fromMs, untilMs: movedMs, offsetMs });
    fromMs = movedMs;
    offsetMs = next;
  }
  return [...segments, { fromMs, untilMs: endMs, offsetMs }];
}

/** The first instant after `beforeMs` whose offset is the one of `afterMs`. */
function momentOfMove(offsetAt: (ms: number) => number, beforeMs: number, afterMs: number): number {
  const moved = offsetAt(afterMs);
  let low = beforeMs;
  let high = afterMs;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === moved) high = middle;
    else low = middle;
  }
  return high;
}
