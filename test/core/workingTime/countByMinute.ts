import Holidays from 'date-holidays';
import { weekdays, type WorkingHours } from '../../../src/core/rules/people';

const minuteMs = 60_000;

/**
 * A second, slow way to know when somebody works: every minute is asked what the clock on the wall shows (by Intl, not by luxon)
 * and whether that is in a span, and the library of holidays is asked for each noon (by its own `isHoliday`).
 */
export function createMinuteCounter(hours: WorkingHours): (minuteStartMs: number) => boolean {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone: hours.timeZone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', weekday: 'short' },
  });
  const freeDays = new Map<string, boolean>();
  const isFree = (date: string): boolean => {
    const known = freeDays.get(date);
    if (known !== undefined) return known;
    const { also = [], except = [] } = hours.holidays ?? {};
    const free = !except.includes(date) && (also.includes(date) || isPublicHoliday(hours, date));
    freeDays.set(date, free);
    return free;
  };
  return (atMs) => {
    const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]));
    const weekday = weekdays.find((day) => day === parts['weekday']?.toLowerCase());
    const clock = `${parts['hour']}:${parts['minute']}`;
    const worked = (weekday && hours.days[weekday]) ?? [];
    return (
      worked.some((span) => {
        const [from = '', until = ''] = span.split('-');
        return clock >= from && clock < until;
      }) && !isFree(`${parts['year']}-${parts['month']}-${parts['day']}`)
    );
  };
}

function isPublicHoliday({ holidays }: WorkingHours, date: string): boolean {
  if (holidays?.country === undefined) return false;
  const found = new Holidays(holidays.country, holidays.region ?? '', '', {
    types: ['public'],
    timezone: 'UTC',
  }).isHoliday(new Date(`${date}T11:59:59Z`));
  return found !== false;
}

/** Worked milliseconds between two full minutes, counted one by one. */
export function countWorkedMs(isWorked: (ms: number) => boolean, fromMs: number, untilMs: number): number {
  let worked = 0;
  for (let ms = fromMs; ms < untilMs; ms += minuteMs) if (isWorked(ms)) worked += minuteMs;
  return worked;
}
