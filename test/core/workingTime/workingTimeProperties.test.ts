import fc from 'fast-check';
import { weekdays, type WorkingHours } from '../../../src/core/rules/people';
import {
  addWorkingMinutes,
  isWorking,
  nextWorkingAt,
  workingMsBetween,
} from '../../../src/core/workingTime/workingTime';
import { countWorkedMs, createMinuteCounter } from './countByMinute';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** Where the clocks move, or holidays stand, by zone and the day before it happens. */
const places = [
  { timeZone: 'America/Sao_Paulo', country: 'BR', region: 'SP', days: ['2018-02-17', '2018-11-03', '2026-09-06'] },
  { timeZone: 'Europe/Madrid', country: 'ES', region: 'MD', days: ['2026-03-28', '2026-10-24', '2026-04-01'] },
  { timeZone: 'Asia/Kolkata', country: 'IN', region: undefined, days: ['2026-01-25', '2026-08-14'] },
  { timeZone: 'Africa/Cairo', country: 'EG', region: undefined, days: ['2026-04-23', '2026-10-29', '2026-05-26'] },
  { timeZone: 'America/New_York', country: 'US', region: 'ny', days: ['2026-03-07', '2026-10-31', '2026-11-25'] },
  { timeZone: 'Australia/Lord_Howe', country: 'AU', region: 'NSW', days: ['2026-04-04', '2026-10-03', '2026-12-24'] },
  { timeZone: 'Asia/Shanghai', country: 'CN', region: undefined, days: ['2026-02-15', '2026-09-30'] },
  { timeZone: 'America/St_Johns', country: 'CA', region: 'NL', days: ['2009-10-31', '2010-03-13'] },
] as const;

/** Quarters of an hour of a day in order, taken in pairs: spans that are in order and apart. */
const spansOfDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((quarters) => quarters.sort((a, b) => a - b))
  .map((quarters) => {
    const spans: string[] = [];
    for (let i = 0; i + 1 < quarters.length; i += 2)
      spans.push(`${clock(quarters[i] ?? 0)}-${clock(quarters[i + 1] ?? 0)}`);
    return spans;
  });

function clock(quarters: number): string {
  return `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
}

const cases = fc.constantFrom(...places).chain((place) =>
  fc.record({
    week: fc.tuple(...weekdays.map(() => spansOfDay)),
    day: fc.constantFrom(...place.days),
    fromMinute: fc.nat({ max: 3 * 24 * 60 }),
    lengthMinutes: fc.nat({ max: 3 * 24 * 60 }),
    ownDays: fc.constantFrom<'none' | 'also' | 'except'>('none', 'also', 'except'),
    withHolidays: fc.boolean(),
    place: fc.constant(place),
  }),
);

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

function hoursOf({ place, week, withHolidays, ownDays, day }: Case): WorkingHours {
  const next = new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
  return {
    name: 'drawn',
    timeZone: place.timeZone,
    days: Object.fromEntries(weekdays.map((weekday, index) => [weekday, week[index] ?? []])),
    holidays: {
      ...(withHolidays && { country: place.country }),
      ...(withHolidays && place.region !== undefined && { region: place.region }),
      ...(ownDays === 'none' ? {} : { [ownDays]: [next] }),
    },
  };
}

test('equals a count of every minute, over moved clocks and holidays in eight zones', () => {
  fc.assert(
    fc.property(cases, (drawn) => {
      const hours = hoursOf(drawn);
      const isWorked = createMinuteCounter(hours);
      const fromMs = Date.parse(drawn.day) - 12 * 60 * minuteMs + drawn.fromMinute * minuteMs;
      const untilMs = fromMs + drawn.lengthMinutes * minuteMs;
      const workedMs = countWorkedMs(isWorked, fromMs, untilMs);

      expect(workingMsBetween(hours, fromMs, untilMs)).toBe(workedMs);
      expect(isWorking(hours, fromMs)).toBe(isWorked(fromMs));
      expect(isWorking(hours, untilMs)).toBe(isWorked(untilMs));

      const next = nextWorkingAt(hours, fromMs);
      if (workedMs > 0) {
        let byHandMs = fromMs;
        while (!isWorked(byHandMs)) byHandMs += minuteMs;
        expect(next).toBe(byHandMs);
        // By the end of the last worked minute, and not a minute sooner.
        const reachedMs = addWorkingMinutes(hours, fromMs, workedMs / minuteMs);
        let lastMs = untilMs - minuteMs;
        while (!isWorked(lastMs)) lastMs -= minuteMs;
        expect(reachedMs).toBe(lastMs + minuteMs);
      } else if (next !== null) expect(next).toBeGreaterThanOrEqual(untilMs);
    }),
    { numRuns: 250 },
  );
}, 120_000);

test('adding and counting are each other`s reverse, at any millisecond', () => {
  const minutes = fc
    .double({ min: 0, max: 20_000, noNaN: true })
    .map((value) => Math.round(value * minuteMs) / minuteMs);
  fc.assert(
    fc.property(cases, fc.nat({ max: minuteMs }), minutes, (drawn, offsetMs, added) => {
      const hours = hoursOf(drawn);
      const fromMs = Date.parse(drawn.day) + offsetMs;
      if (nextWorkingAt(hours, fromMs) === null) return;
      const reachedMs = addWorkingMinutes(hours, fromMs, added);
      expect(workingMsBetween(hours, fromMs, reachedMs)).toBeCloseTo(added * minuteMs, 0);
      if (added > 0) expect(isWorking(hours, Math.ceil(reachedMs) - 1)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
