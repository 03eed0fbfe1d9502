import { DateTime } from 'luxon';
import type { WorkingHours } from '../../../src/core/rules/people';
import {
  addWorkingMinutes,
  dayIn,
  isWorking,
  nextWorkingAt,
  workingMsBetween,
} from '../../../src/core/workingTime/workingTime';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const officeDays = ['09:00-13:00', '14:00-18:00'];
const office = (timeZone: string, holidays?: WorkingHours['holidays']): WorkingHours => ({
  name: 'office',
  timeZone,
  days: { mon: officeDays, tue: officeDays, wed: officeDays, thu: officeDays, fri: officeDays },
  ...(holidays && { holidays }),
});
const madrid = office('Europe/Madrid', { country: 'ES', region: 'MD' });
const at = (iso: string, zone = 'Europe/Madrid') => DateTime.fromISO(iso, { zone }).toMillis();
const shown = (ms: number | null, zone = 'Europe/Madrid') =>
  ms === null ? null : DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ss.SSS");

test.each([
  ['in the morning', '2026-06-03T09:00', true],
  ['the last moment before lunch', '2026-06-03T12:59:59.999', true],
  ['at lunch', '2026-06-03T13:00', false],
  ['after lunch', '2026-06-03T14:00', true],
  ['in the evening', '2026-06-03T18:00', false],
  ['on a Saturday', '2026-06-06T10:00', false],
  ['on Corpus Christi, a holiday of the region of Murcia, not of Madrid', '2026-06-04T10:00', true],
  ['on the holiday of the region of Madrid, moved from a Saturday', '2026-05-02T10:00', false],
  ['on the national holiday', '2026-10-12T10:00', false],
])('works %s: %s %s', (_, iso, works) => {
  expect(isWorking(madrid, at(iso))).toBe(works);
});

test.each([
  ['two hours in the morning', '2026-06-03T09:30', 120, '2026-06-03T11:30:00.000'],
  ['over lunch', '2026-06-03T12:00', 120, '2026-06-03T15:00:00.000'],
  ['to the last moment of the day, not the first of the next', '2026-06-03T17:00', 60, '2026-06-03T18:00:00.000'],
  ['over the weekend', '2026-06-05T17:00', 120, '2026-06-08T10:00:00.000'],
  ['from the night', '2026-06-03T03:00', 1, '2026-06-03T09:01:00.000'],
  ['over Good Friday and the Thursday before it', '2026-04-01T17:30', 60, '2026-04-06T09:30:00.000'],
  ['half a minute', '2026-06-03T12:59:45', 0.5, '2026-06-03T14:00:15.000'],
  ['nothing', '2026-06-06T12:00', 0, '2026-06-06T12:00:00.000'],
  ['less than nothing is nothing', '2026-06-06T12:00', -5, '2026-06-06T12:00:00.000'],
])('adds %s', (_, from, minutes, expected) => {
  expect(shown(addWorkingMinutes(madrid, at(from), minutes))).toBe(expected);
});

test('counts the eight hours of a day, and none the wrong way round', () => {
  expect(workingMsBetween(madrid, at('2026-06-03T00:00'), at('2026-06-04T00:00'))).toBe(8 * hourMs);
  expect(workingMsBetween(madrid, at('2026-06-04T00:00'), at('2026-06-03T00:00'))).toBe(0);
  expect(workingMsBetween(madrid, at('2026-06-03T12:59:59.999'), at('2026-06-03T14:00:00.001'))).toBe(2);
});

test('a span to 24:00 goes on after midnight without a break', () => {
  const nights: WorkingHours = {
    name: 'nights',
    timeZone: 'Asia/Kolkata',
    days: { mon: ['20:00-24:00'], tue: ['00:00-04:00'] },
  };
  const monday = at('2026-06-01T23:00', 'Asia/Kolkata');
  expect(addWorkingMinutes(nights, monday, 120)).toBe(monday + 2 * hourMs);
  expect(shown(nextWorkingAt(nights, monday + 5 * hourMs), 'Asia/Kolkata')).toBe('2026-06-08T20:00:00.000');
});

test('one hour that the clock leaves out is not worked, one that it repeats is worked twice', () => {
  const early: WorkingHours = { name: 'early', timeZone: 'America/New_York', days: { sun: ['01:30-03:30'] } };
  const sunday = (day: string) => at(`${day}T00:00`, 'America/New_York');
  const worked = (day: string) => workingMsBetween(early, sunday(day), sunday(day) + 24 * hourMs);
  expect(worked('2026-03-01')).toBe(2 * hourMs);
  expect(worked('2026-03-08')).toBe(hourMs);
  expect(worked('2026-11-01')).toBe(2.5 * hourMs);
  expect(addWorkingMinutes(early, at('2026-03-08T01:30', 'America/New_York'), 45)).toBe(
    at('2026-03-08T03:15', 'America/New_York'),
  );
});

test('midnight that does not exist, and the hour before it twice, in Cairo', () => {
  const round: WorkingHours = {
    name: 'round',
    timeZone: 'Africa/Cairo',
    days: { thu: ['23:00-24:00'], fri: ['00:00-01:30'] },
  };
  const worked = (from: string) =>
    workingMsBetween(round, at(from, 'Africa/Cairo'), at(from, 'Africa/Cairo') + 36 * hourMs);
  expect(worked('2026-04-23T12:00')).toBe(1.5 * hourMs);
  expect(worked('2026-10-29T12:00')).toBe(3.5 * hourMs);
});

test('free days of one`s own, and holidays that are worked', () => {
  const shop = office('America/Sao_Paulo', {
    country: 'BR',
    region: 'SP',
    also: ['2026-06-03'],
    except: ['2026-09-07'],
  });
  const noon = (day: string) => at(`${day}T12:00`, 'America/Sao_Paulo');
  expect(isWorking(shop, noon('2026-06-03'))).toBe(false);
  expect(isWorking(shop, noon('2026-09-07'))).toBe(true);
  expect(isWorking(shop, noon('2026-10-12'))).toBe(false);
  expect(isWorking(office('America/Sao_Paulo', { also: ['2026-06-03'] }), noon('2026-10-12'))).toBe(true);
});

test('a holiday of several days, found by the moon', () => {
  const cairo = office('Africa/Cairo', { country: 'EG' });
  // 27 May 2026 is a Wednesday: four days of the feast, then Sunday, which is free here.
  expect(shown(nextWorkingAt(cairo, at('2026-05-27T00:00', 'Africa/Cairo')), 'Africa/Cairo')).toBe(
    '2026-06-01T09:00:00.000',
  );
});

test('half a holiday is worked', () => {
  const shanghai = office('Asia/Shanghai', { country: 'CN' });
  expect(isWorking(shanghai, at('2026-05-04T15:00', 'Asia/Shanghai'))).toBe(true);
});

test('hours without a worked minute: never, and the clock counts instead', () => {
  const never: WorkingHours = { name: 'never', timeZone: 'Asia/Kolkata', days: {} };
  const inTheGap: WorkingHours = { name: 'gap', timeZone: 'America/New_York', days: { sun: [] } };
  const from = at('2026-06-03T03:00');
  for (const hours of [never, inTheGap]) {
    expect(isWorking(hours, from)).toBe(false);
    expect(nextWorkingAt(hours, from)).toBeNull();
    expect(addWorkingMinutes(hours, from, 90)).toBe(from + 90 * minuteMs);
    expect(workingMsBetween(hours, from, from + 3 * 365 * 24 * hourMs)).toBe(0);
  }
});

test('without hours somebody always works', () => {
  const from = at('2026-12-25T03:00');
  expect(isWorking(null, from)).toBe(true);
  expect(nextWorkingAt(null, from)).toBe(from);
  expect(addWorkingMinutes(null, from, 90)).toBe(from + 90 * minuteMs);
  expect(workingMsBetween(null, from, from + 5)).toBe(5);
});

test('the day on the wall', () => {
  const ms = Date.UTC(2026, 5, 1, 20, 0);
  expect(dayIn('Asia/Shanghai', ms)).toBe('2026-06-02');
  expect(dayIn('America/Sao_Paulo', ms)).toBe('2026-06-01');
  // Samoa had no 30 December 2011.
  expect(dayIn('Pacific/Apia', Date.UTC(2011, 11, 30, 9, 59))).toBe('2011-12-29');
  expect(dayIn('Pacific/Apia', Date.UTC(2011, 11, 30, 10, 0))).toBe('2011-12-31');
});

test('a time zone that does not exist is said, not looped over', () => {
  expect(() => dayIn('Mars/Olympus', 0)).toThrow(RangeError);
  expect(() => isWorking(office('Mars/Olympus'), 0)).toThrow(RangeError);
});

test('seven working days are added in well under a millisecond once warm', () => {
  const from = at('2026-12-22T10:00');
  for (let i = 0; i < 200; i++) addWorkingMinutes(madrid, from + i * hourMs, 7 * 8 * 60);
  const startedMs = performance.now();
  for (let i = 0; i < 1000; i++) addWorkingMinutes(madrid, from + i * minuteMs, 7 * 8 * 60);
  expect((performance.now() - startedMs) / 1000).toBeLessThan(0.5);
});
