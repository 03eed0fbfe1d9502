import { weekdays, type WorkingHours } from '../rules/people';
import { clockSegmentsFrom } from './clockSegments';
import { publicHolidays } from './holidays';

/** A stretch of worked time: from its first millisecond until the one after its last. */
export interface WorkingSpan {
  readonly fromMs: number;
  readonly untilMs: number;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** After so long without a worked minute there is none: every week and every year has been through. */
export const longestFreeDays = 400;

/**
 * The worked spans from `fromMs` on, in order and apart; the first is cut at `fromMs`. Ends after {@link longestFreeDays} days in
 * a row in which nobody works. A span is wall-clock time: what the clocks leave out is not worked, what they repeat is worked twice.
 */
export function* workingSpansFrom(hours: WorkingHours, fromMs: number): Generator<WorkingSpan> {
  const week = readWeek(hours);
  let giveUpMs = fromMs + longestFreeDays * dayMs;
  for (const segment of clockSegmentsFrom(hours.timeZone, fromMs)) {
    const startMs = Math.max(segment.fromMs, fromMs);
    // Days on the wall, counted from 1970-01-01.
    const lastDay = Math.floor((segment.untilMs - 1 + segment.offsetMs) / dayMs);
    for (let day = Math.floor((startMs + segment.offsetMs) / dayMs); day <= lastDay; day++) {
      const dayStartMs = day * dayMs - segment.offsetMs;
      if (dayStartMs > giveUpMs) return;
      const spans = week.spans[(day + 3) % 7] ?? [];
      if (spans.length === 0 || week.isFree(day)) continue;
      for (const span of spans) {
        const spanFromMs = Math.max(startMs, dayStartMs + span.fromMs);
        const spanUntilMs = Math.min(segment.untilMs, dayStartMs + span.untilMs);
        if (spanFromMs >= spanUntilMs) continue;
        yield { fromMs: spanFromMs, untilMs: spanUntilMs };
        giveUpMs = spanUntilMs + longestFreeDays * dayMs;
      }
    }
    if (segment.untilMs > giveUpMs) return;
  }
}

interface Week {
  /** By weekday from Monday, milliseconds from the wall's midnight. */
  readonly spans: readonly (readonly WorkingSpan[])[];
  readonly isFree: (day: number) => boolean;
}

const weeks = new WeakMap<WorkingHours, Week>();

function readWeek(hours: WorkingHours): Week {
  const known = weeks.get(hours);
  if (known) return known;
  const week: Week = {
    spans: weekdays.map((weekday) => (hours.days[weekday] ?? []).map(readSpan)),
    isFree: holidaysOf(hours),
  };
  weeks.set(hours, week);
  return week;
}

function readSpan(span: string): WorkingSpan {
  const [from = '', until = ''] = span.split('-');
  return { fromMs: readTime(from), untilMs: readTime(until) };
}

function readTime(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return ((hours ?? 0) * 60 + (minutes ?? 0)) * minuteMs;
}

function holidaysOf({ holidays }: WorkingHours): Week['isFree'] {
  if (holidays === undefined) return () => false;
  const { country, region } = holidays;
  const also = new Set(holidays.also);
  const except = new Set(holidays.except);
  return (day) => {
    const date = dateOf(day);
    if (except.has(date)) return false;
    return (
      also.has(date) || (country !== undefined && publicHolidays(country, region, Number(date.slice(0, 4))).has(date))
    );
  };
}

/** `yyyy-mm-dd` of a day counted from 1970-01-01. */
export function dateOf(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}
