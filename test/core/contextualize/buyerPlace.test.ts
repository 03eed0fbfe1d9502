import { DateTime } from 'luxon';
import { getCountries } from 'libphonenumber-js/max';
import { buyerPlace } from '../../../src/core/contextualize/buyerPlace';
import { timeZoneOf } from '../../../src/core/contextualize/timeZoneTable';

const nowMs = Date.parse('2026-07-01T12:00:00Z');

test.each([
  ['5511987654321', 'BR', 'America/Sao_Paulo', '2026-07-01T09:00'],
  ['4915112345678', 'DE', 'Europe/Berlin', '2026-07-01T14:00'],
  ['12125550123', 'US', 'America/New_York', '2026-07-01T08:00'],
  ['79161234567', 'RU', 'Europe/Moscow', '2026-07-01T15:00'],
  ['6281234567890', 'ID', 'Asia/Jakarta', '2026-07-01T19:00'],
  ['919876543210', 'IN', 'Asia/Kolkata', '2026-07-01T17:30'],
  ['8613812345678', 'CN', 'Asia/Shanghai', '2026-07-01T20:00'],
])('the buyer of %s is in %s, where it is %s %s', (phone, country, timeZone, localTime) => {
  expect(buyerPlace({ phone, userId: null }, nowMs)).toEqual({ country, timeZone, timeZoneFrom: 'phone', localTime });
});

test('without a phone the user id tells the country; without both nobody does', () => {
  expect(buyerPlace({ phone: null, userId: 'TR.123' }, nowMs)).toMatchObject({
    country: 'TR',
    timeZone: 'Europe/Istanbul',
  });
  for (const userId of [null, 'nobody', 'ZZ.1'])
    expect(buyerPlace({ phone: null, userId }, nowMs)).toMatchObject({ timeZone: 'UTC', timeZoneFrom: 'unknown' });
  expect(buyerPlace({ phone: '999', userId: null }, nowMs)).toMatchObject({ country: null, timeZone: 'UTC' });
});

test('every country a phone can be of has a time zone there is', () => {
  const without = getCountries().filter((country) => {
    const zone = timeZoneOf(country);
    return zone === null || !DateTime.utc().setZone(zone).isValid;
  });
  expect(without).toEqual([]);
});

test('of several zones of a country one was chosen, not the first of the list', () => {
  // Here the first by the alphabet is the most populous.
  const chosenAndFirst = ['CD', 'CN', 'DE', 'EC', 'ID', 'KZ', 'MY', 'NZ', 'PS'];
  const first = getCountries().filter((country) => {
    const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { timeZones?: string[] };
    const [one, ...others] = locale.timeZones ?? [];
    return others.length > 0 && timeZoneOf(country) === one;
  });
  expect(first.filter((country) => !chosenAndFirst.includes(country))).toEqual([]);
});
