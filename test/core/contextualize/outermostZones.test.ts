import { IANAZone } from 'luxon';
import { getCountries } from 'libphonenumber-js/max';
import { outermostZonesOf } from '../../../src/core/contextualize/outermostZones';
import { timeZoneOf } from '../../../src/core/contextualize/timeZoneTable';
import { leftOutZones, zonesIn } from '../zonesIn';

const offsetAt = (zone: string, atMs: number) => IANAZone.create(zone).offset(atMs);
/** Twice a month for five years: every change of the clocks is between two of them. */
const instants = Array.from({ length: 120 }, (_, i) => Date.UTC(2025, 0, 5 + 15 * i, 12));

test('all zones of a country that people live in lie between its outermost two, at any time of the year', () => {
  const outside = getCountries().flatMap((country) => {
    const zones = zonesIn(country);
    const main = timeZoneOf(country) ?? 'UTC';
    const [west, east] = outermostZonesOf(country) ?? [main, main];
    return zones.filter((zone) =>
      instants.some((atMs) => {
        const offset = offsetAt(zone, atMs);
        return offset < offsetAt(west, atMs) || offset > offsetAt(east, atMs);
      }),
    );
  });
  expect(outside).toEqual([]);
});

test('only countries whose clocks stand apart have outermost zones, and zones there are', () => {
  for (const country of getCountries()) {
    const zones = outermostZonesOf(country);
    if (zones === null) continue;
    for (const zone of zones) expect(IANAZone.isValidZone(zone)).toBe(true);
    expect(instants.some((atMs) => offsetAt(zones[0], atMs) < offsetAt(zones[1], atMs))).toBe(true);
  }
  expect(outermostZonesOf('RU')).toEqual(['Europe/Kaliningrad', 'Asia/Kamchatka']);
  expect(outermostZonesOf('DE')).toBeNull();
  expect(outermostZonesOf('')).toBeNull();
});

test('what is left out is of a country that has it', () => {
  const all = new Set(getCountries().flatMap((country) => [...zonesIn(country, [])]));
  for (const zone of leftOutZones) expect(all).toContain(zone);
});
