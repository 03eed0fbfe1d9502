import Holidays from 'date-holidays';

const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;
const mostKept = 1000;
/** By place and year: asking the library takes some 5 ms. */
const kept = new Map<string, ReadonlySet<string>>();

/**
 * The days (`yyyy-mm-dd`) of a year that are public holidays of a country and region, by the library `date-holidays`. A region
 * may name a city-level code too: `BY-A`. Only whole days: half a holiday is worked. Dates that are proclaimed late (by the
 * moon's sight) are the library's estimates. A place the library does not know has none.
 */
export function publicHolidays(country: string, region: string | undefined, year: number): ReadonlySet<string> {
  const key = `${country} ${region ?? ''} ${year}`;
  const known = kept.get(key);
  if (known) return known;
  // One that lasts several days may begin in the year before.
  const found = new Set([...daysFreeBy(country, region, year - 1), ...daysFreeBy(country, region, year)]);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, found);
  return found;
}

function daysFreeBy(country: string, region: string | undefined, year: number): string[] {
  const [state = '', city = ''] = (region ?? '').split(/[-.]/);
  const holidays = new Holidays(country, state, city, { types: ['public'] }).getHolidays(year);
  return holidays.flatMap(({ date, start, end }) => {
    if (!date.slice(10).startsWith(' 00:00')) return [];
    // A day on which the clocks go forward has 23 hours.
    const days = Math.floor((end.getTime() - start.getTime() + hourMs) / dayMs);
    const first = Date.parse(date.slice(0, 10));
    return Array.from({ length: days }, (_, day) => new Date(first + day * dayMs).toISOString().slice(0, 10));
  });
}
