import { DateTime } from 'luxon';
import fc from 'fast-check';
import { inActiveHours, moveIntoActiveHours } from '../../../src/core/followUp/activeHours';

const stepMs = 15 * 60_000;

/** Counts on in quarters of an hour until the clock on the wall of that zone shows an active hour. */
function countedByHand(atMs: number, from: number, to: number, timeZone: string): number {
  for (let ms = atMs; ; ms += stepMs) {
    const { hour } = DateTime.fromMillis(ms, { zone: timeZone });
    if (hour >= from && hour < to) return ms;
  }
}

const ranges: readonly (readonly [number, number])[] = [
  [9, 20],
  [0, 24],
  [8, 24],
  [2, 3],
  [0, 1],
];

describe.each([
  ['New York springs forward', 'America/New_York', '2026-03-07'],
  ['New York falls back', 'America/New_York', '2026-10-31'],
  ['Cairo loses its midnight', 'Africa/Cairo', '2026-04-23'],
  ['Cairo has its last hour twice', 'Africa/Cairo', '2026-10-29'],
  ['Adelaide, half an hour off, springs forward', 'Australia/Adelaide', '2026-10-03'],
  ['Lord Howe moves by half an hour', 'Australia/Lord_Howe', '2026-04-04'],
  ['Kathmandu, a quarter off, never moves', 'Asia/Kathmandu', '2026-05-01'],
  ['São Paulo moves no more', 'America/Sao_Paulo', '2026-11-01'],
])('%s', (_, timeZone, day) => {
  test.each(ranges)('from %d to %d, every quarter of an hour of two days', (activeFromHour, activeToHour) => {
    const hours = { activeFromHour, activeToHour, timeZone };
    const start = DateTime.fromISO(day, { zone: timeZone }).toMillis();
    let expected = 0;
    for (let ms = start; ms < start + 48 * 3_600_000; ms += stepMs) {
      if (expected < ms) expected = countedByHand(ms, activeFromHour, activeToHour, timeZone);
      const moved = moveIntoActiveHours(ms, hours);
      expect([new Date(ms).toISOString(), moved]).toEqual([new Date(ms).toISOString(), expected]);
      expect(inActiveHours(ms, hours)).toBe(moved === ms);
    }
  });
});

test.each([
  ['before the shop opens', '08:59:59.999', '09:00'],
  ['the first moment', '09:00:00.000', '09:00'],
  ['the last moment', '19:59:59.999', '19:59:59.999'],
])('%s', (_, at, expected) => {
  const hours = { activeFromHour: 9, activeToHour: 20, timeZone: 'America/Sao_Paulo' };
  const on = (time: string) => DateTime.fromISO(`2026-06-01T${time}`, { zone: hours.timeZone }).toMillis();
  expect(moveIntoActiveHours(on(at), hours)).toBe(on(expected));
  expect(moveIntoActiveHours(on('20:00'), hours)).toBe(on('09:00') + 24 * 3_600_000);
});

test('hours that are turned round are never active', () => {
  const hours = { activeFromHour: 21, activeToHour: 20, timeZone: 'Asia/Kolkata' };
  for (let hour = 0; hour < 24; hour++) expect(inActiveHours(Date.UTC(2026, 5, 1, hour, 30), hours)).toBe(false);
});

test('moves on, never back, into an active moment, less than two days away', () => {
  const zone = fc.constantFrom(
    'America/St_Johns',
    'Europe/Istanbul',
    'Asia/Kolkata',
    'Pacific/Chatham',
    'Africa/Cairo',
  );
  const instant = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2029, 0, 1) });
  fc.assert(
    fc.property(instant, zone, fc.nat({ max: 23 }), fc.nat({ max: 23 }), (at, timeZone, from, length) => {
      const hours = { activeFromHour: from, activeToHour: Math.min(24, from + 1 + length), timeZone };
      const moved = moveIntoActiveHours(at, hours);
      expect(moved).toBeGreaterThanOrEqual(at);
      expect(moved - at).toBeLessThan(48 * 3_600_000);
      expect(inActiveHours(moved, hours)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
