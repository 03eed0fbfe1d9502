import { DateTime } from 'luxon';
import fc from 'fast-check';
import { buyersPlaceOf } from '../../../src/core/followUp/buyersPlace';
import { isOpenAt, nextOpen } from '../../../src/core/followUp/openHours';
import type { FollowUpRules } from '../../../src/core/rules/rules';
import { days, hours, minutes, now, rules } from '../given';
import { zonesIn } from '../zonesIn';

const noHolidays = { ofBuyersPlace: false };
const open = (change: Partial<FollowUpRules> = {}) => rules({ followUp: change }).followUp;
const placeOf = (phone: string, holidays?: FollowUpRules['holidays']) =>
  buyersPlaceOf({ phone, userId: null }, { holidays }, now);

const phones = {
  ...{ RU: '79161234567', US: '12125550123', CA: '16045550123', BR: '5511987654321', MX: '525512345678' },
  ...{ AU: '61412345678', ID: '6281234567890', CL: '56912345678', ES: '34612345678', PT: '351912345678' },
  ...{ KI: '68672001234', PF: '68987123456', CD: '243812345678', MN: '97688123456', DE: '4915112345678' },
};

test('a number tells the country: both ends of it go along where its clocks stand apart', () => {
  expect(placeOf(phones.RU)).toEqual({
    ...{ zone: 'Europe/Moscow', country: 'RU', region: null },
    zones: ['Europe/Kaliningrad', 'Asia/Kamchatka'],
  });
  expect(placeOf(phones.DE)).toEqual({ zone: 'Europe/Berlin', country: 'DE', region: null });
  expect(placeOf('999')).toEqual({ zone: null, country: null, region: null });
});

test('the region that the rules name is the region of buyers of that country, and of no other', () => {
  const ours = { country: 'DE', region: 'BY' };
  expect(placeOf(phones.DE, ours).region).toBe('BY');
  expect(placeOf(phones.ES, ours).region).toBeNull();
  expect(placeOf(phones.DE, { region: 'BY' }).region).toBeNull();
  // Epiphany: a holiday in Bavaria, and not in Berlin.
  const epiphany = Date.parse('2026-01-06T10:00:00Z');
  expect(isOpenAt(open({ holidays: ours }), placeOf(phones.DE, ours), epiphany)).toBe(false);
  expect(isOpenAt(open({ holidays: { country: 'DE' } }), placeOf(phones.DE, { country: 'DE' }), epiphany)).toBe(true);
});

test.each<[keyof typeof phones, string, string, string]>([
  // Without it: 09:00 in Moscow, and 20:00 there, which is 03:00 in Vladivostok.
  [
    'RU',
    '2026-03-10T08:30:00Z',
    '2026-03-11T07:00:00.000Z',
    'one hour of the day is open from Kaliningrad to Kamchatka',
  ],
  ['US', '2026-01-13T13:00:00Z', '2026-01-13T19:00:00.000Z', 'nine o’clock in Honolulu'],
  ['US', '2026-01-14T01:00:00Z', '2026-01-14T19:00:00.000Z', 'after eight o’clock in New York'],
  ['BR', '2026-03-10T12:00:00Z', '2026-03-10T14:00:00.000Z', 'nine o’clock in Acre'],
  ['AU', '2026-01-13T22:00:00Z', '2026-01-14T01:00:00.000Z', 'nine o’clock in Perth'],
  ['AU', '2026-01-13T09:00:00Z', '2026-01-14T01:00:00.000Z', 'eight o’clock in Sydney in summer'],
  ['AU', '2026-07-13T09:30:00Z', '2026-07-13T09:30:00.000Z', 'half past seven in Sydney in winter'],
  ['KI', '2026-03-10T19:00:00Z', '2026-03-10T21:00:00.000Z', 'across the date line: nine o’clock in Tarawa'],
])('%s at %s: next at %s, %s', (country, from, next) => {
  const followUp = open({ holidays: noHolidays });
  expect(nextOpen(followUp, placeOf(phones[country]), Date.parse(from))).toEqual({
    kind: 'open',
    atMs: Date.parse(next),
  });
});

test('in the middle of its one hour it is open, too', () => {
  const at = (time: string) => isOpenAt(open({ holidays: noHolidays }), placeOf(phones.RU), Date.parse(time));
  expect(at('2026-03-10T07:00:01Z')).toBe(true);
  expect(at('2026-03-10T07:59:59Z')).toBe(true);
  expect(at('2026-03-10T06:59:59Z')).toBe(false);
  expect(at('2026-03-10T08:00:00Z')).toBe(false);
});

test('where both ends leave less than an hour nothing is open, and people are asked on the main clock', () => {
  const followUp = open({ activeFromHour: 10, holidays: noHolidays });
  const from = Date.parse('2026-03-10T08:30:00Z');
  expect(nextOpen(followUp, placeOf(phones.RU), from)).toEqual({ kind: 'noCommonHour', atMs: from });
  const night = Date.parse('2026-03-10T22:00:00Z');
  const morning = Date.parse('2026-03-11T07:00:00Z');
  expect(nextOpen(followUp, placeOf(phones.RU), night)).toEqual({ kind: 'noCommonHour', atMs: morning });
  for (let hour = 0; hour < 48; hour++) expect(isOpenAt(followUp, placeOf(phones.RU), from + hours(hour))).toBe(false);
});

test('people are asked also when common hours end with summer time, and not for a row of holidays', () => {
  // Six hours: in winter one is open from Honolulu to New York, in summer none.
  const short = open({ activeFromHour: 9, activeToHour: 15, holidays: noHolidays });
  expect(nextOpen(short, placeOf(phones.US), Date.parse('2026-03-06T12:00:00Z')).kind).toBe('open');
  expect(nextOpen(short, placeOf(phones.US), Date.parse('2026-03-07T21:00:00Z')).kind).toBe('noCommonHour');
  // The first eight days of the year are free in Russia.
  const next = nextOpen(open(), placeOf(phones.RU), Date.parse('2025-12-31T12:00:00Z'));
  expect(next.kind).toBe('open');
  if (next.kind === 'open') expect(next.atMs).toBeGreaterThan(Date.parse('2026-01-08T00:00:00Z'));
});

test('hours turned round are never open; all day is open all day', () => {
  const turned = open({ activeFromHour: 20, activeToHour: 9 });
  expect(nextOpen(turned, placeOf(phones.RU), now)).toEqual({ kind: 'never' });
  const allDay = open({ activeFromHour: 0, activeToHour: 24, holidays: noHolidays });
  for (let hour = 0; hour < 48; hour++) expect(isOpenAt(allDay, placeOf(phones.RU), now + hours(hour))).toBe(true);
});

test('open is open in every zone of the country, whatever the hours and the season', () => {
  let opened = 0;
  const anyHours = fc.record({
    activeFromHour: fc.integer({ min: 0, max: 20 }),
    activeToHour: fc.integer({ min: 4, max: 24 }),
    holidays: fc.constant(noHolidays),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(phones) as (keyof typeof phones)[])),
      anyHours,
      fc.integer({ min: 0, max: 365 * 96 }),
      (country, hoursOpen, quarter) => {
        const atMs = now + minutes(15 * quarter);
        const followUp = open(hoursOpen);
        const next = nextOpen(followUp, placeOf(phones[country]), atMs);
        expect(isOpenAt(followUp, placeOf(phones[country]), atMs)).toBe(next.kind === 'open' && next.atMs === atMs);
        if (next.kind !== 'open') return;
        opened++;
        expect(next.atMs).toBeLessThanOrEqual(atMs + days(14));
        for (const moment of [next.atMs, next.atMs + minutes(59)])
          if (isOpenAt(followUp, placeOf(phones[country]), moment))
            for (const zone of zonesIn(country)) {
              const { hour } = DateTime.fromMillis(moment, { zone });
              expect(hour).toBeGreaterThanOrEqual(hoursOpen.activeFromHour);
              expect(hour).toBeLessThan(hoursOpen.activeToHour);
            }
      },
    ),
    { numRuns: 1500 },
  );
  expect(opened).toBeGreaterThan(500);
});
