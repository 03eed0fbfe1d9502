import { DateTime } from 'luxon';
import { dayWords, months, weekdays } from './dateWords';
import { languages, type Words } from './languages';
import { timeIn } from './timeIn';
import type { Entity, UnderstandingHints } from './understanding';

type DateEntity = Extract<Entity, { readonly kind: 'date' }>;
interface Found {
  readonly at: number;
  readonly text: string;
  readonly day: DateTime;
}

/** Where a word begins and ends in any script: Chinese has no spaces. */
const before = '(?<![\\p{L}\\p{M}\\p{N}])';
const after = '(?![\\p{L}\\p{M}\\p{N}])';
const mostDates = 10;

/**
 * Days named in a text of lower case with Latin digits, in the buyer's time zone, as they stand in it: "tomorrow", a weekday (the
 * next one), 12/03, "5 de marzo", 2026-03-12. A day without a year is the next such day. A time beside it is told with it.
 */
export function datesIn(text: string, hints: UnderstandingHints): readonly DateEntity[] {
  const told = DateTime.fromMillis(hints.nowMs, { zone: hints.timeZone });
  const now = told.isValid ? told : DateTime.fromMillis(hints.nowMs, { zone: 'utc' });
  const all = [...isoDates(text, now), ...slashed(text, now), ...named(text, now), ...wordsOf(text, now)]
    .filter(({ day }) => day.isValid)
    .sort((a, b) => a.at - b.at || b.text.length - a.text.length);
  const kept: Found[] = [];
  for (const found of all) {
    const last = kept.at(-1);
    if (!last || found.at >= last.at + last.text.length) kept.push(found);
  }
  const time = timeIn(text);
  if (kept.length === 0) {
    return time === null ? [] : [{ kind: 'date', text: time.text, day: now.toFormat('yyyy-MM-dd'), time: time.time }];
  }
  return kept.slice(0, mostDates).map(({ text: said, day }, index) => ({
    kind: 'date',
    text: said,
    day: day.toFormat('yyyy-MM-dd'),
    time: index === 0 && time !== null ? time.time : null,
  }));
}

function matches(text: string, pattern: RegExp, dayOf: (match: RegExpMatchArray) => DateTime | null): Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(pattern)) {
    const day = dayOf(match);
    if (day !== null) found.push({ at: match.index, text: match[0].trim(), day });
    // Of more only the first are told: a text full of days shall not cost more.
    if (found.length === 2 * mostDates) break;
  }
  return found;
}

function isoDates(text: string, now: DateTime): Found[] {
  return matches(text, /(?<!\d)(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)日?/g, ([, year, month, day]) =>
    DateTime.fromObject({ year: Number(year), month: Number(month), day: Number(day) }, { zone: now.zone }),
  );
}

/** Day before month, as in all but the United States; the other way round where only that is a date. */
function slashed(text: string, now: DateTime): Found[] {
  return matches(
    text,
    /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})(?:\2(20\d\d|\d\d))?(?![\d/-]|\.\d)/g,
    ([all, a, sign, b, year]) => {
      if (sign !== '/' && year === undefined) return null;
      const [first, second] = [Number(a), Number(b)];
      const [day, month] = second > 12 && first <= 12 ? [second, first] : [first, second];
      if (all === '24/7') return null;
      return year === undefined ? nextDay(day, month, now) : dayOf(day, month, fullYear(Number(year)), now);
    },
  );
}

function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

function dayOf(day: number, month: number, year: number, now: DateTime): DateTime {
  return DateTime.fromObject({ year, month, day }, { zone: now.zone });
}

/** That day this year, or next year when it is past by more than a month. */
function nextDay(day: number, month: number, now: DateTime): DateTime {
  const thisYear = dayOf(day, month, now.year, now);
  return thisYear.isValid && thisYear < now.minus({ months: 1 }) ? dayOf(day, month, now.year + 1, now) : thisYear;
}

interface Patterns {
  readonly dayMonth: RegExp;
  readonly monthDay: RegExp;
  readonly relative: RegExp;
  readonly weekday: RegExp;
  readonly monthOf: ReadonlyMap<string, number>;
  readonly daysOf: ReadonlyMap<string, number>;
  readonly weekdayOf: ReadonlyMap<string, number>;
}

const ready = new Map<'patterns', Patterns>();

/** Made once, when the first date is looked for. */
function patterns(): Patterns {
  const known = ready.get('patterns');
  if (known) return known;
  const monthOf = waysOf(months);
  const weekdayOf = waysOf(weekdays);
  const daysOf = new Map(
    dayWords.flatMap(({ words, days }) =>
      languages.flatMap((each) => words[each].map((word): [string, number] => [word, days])),
    ),
  );
  const year = '(?:,? (?:de |del )?(20\\d\\d))?';
  const made: Patterns = {
    monthOf,
    weekdayOf,
    daysOf,
    dayMonth: new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|º|er)?(?: de| of)? (${eitherOf(monthOf)})${after}${year}`,
      'gu',
    ),
    monthDay: new RegExp(`${before}(${eitherOf(monthOf)}) ?(\\d{1,2})(?:st|nd|rd|th|日|号)?(?![\\d:])${year}`, 'gu'),
    relative: apartOrChinese(daysOf, ''),
    weekday: apartOrChinese(weekdayOf, '(下)?'),
  };
  ready.set('patterns', made);
  return made;
}

/** Every way to write each place of a list, in every language, with the place. */
function waysOf(words: Words): ReadonlyMap<string, number> {
  return new Map(
    languages.flatMap((language) =>
      words[language].flatMap((ways, place) => ways.split('|').map((way): [string, number] => [way, place])),
    ),
  );
}

function eitherOf(ways: ReadonlyMap<string, number>, which: (way: string) => boolean = () => true): string {
  const longestFirst = [...ways.keys()].filter(which).sort((a, b) => b.length - a.length);
  return longestFirst.map((way) => way.replace(/[.*+?^${}()[\]\\]/g, '\\$&')).join('|');
}

/** Words stand apart, but for Chinese: there they stand anywhere. The first group is the word, or the second after `ahead`. */
function apartOrChinese(ways: ReadonlyMap<string, number>, ahead: string): RegExp {
  const isChinese = (way: string) => /\p{Script=Han}/u.test(way);
  const apart = eitherOf(ways, (way) => !isChinese(way));
  return new RegExp(`${before}(${apart})${after}|${ahead || '()'}(${eitherOf(ways, isChinese)})`, 'gu');
}

/** "5 de marzo", "march 5th", "5 марта", "3月5日". */
function named(text: string, now: DateTime): Found[] {
  if (!/\d/.test(text)) return [];
  const { dayMonth, monthDay, monthOf } = patterns();
  const dated = (day: string | undefined, name: string | undefined, year: string | undefined) => {
    const month = (monthOf.get(name ?? '') ?? 0) + 1;
    return year === undefined ? nextDay(Number(day), month, now) : dayOf(Number(day), month, Number(year), now);
  };
  return [
    ...matches(text, dayMonth, ([, day, name, year]) => dated(day, name, year)),
    ...matches(text, monthDay, ([, name, day, year]) => dated(day, name, year)),
  ];
}

function wordsOf(text: string, now: DateTime): Found[] {
  const { relative, weekday, daysOf, weekdayOf } = patterns();
  return [
    ...matches(text, relative, (match) => {
      const word = match[1] ?? match[3] ?? '';
      return isMorning(word, match) ? null : now.plus({ days: daysOf.get(word) ?? 0 });
    }),
    ...matches(text, weekday, ([, apart, nextWeek, chinese]) => {
      const place = weekdayOf.get(apart ?? chinese ?? '') ?? 0;
      if (nextWeek !== undefined) return now.startOf('week').plus({ days: 7 + place });
      return now.plus({ days: (place + 1 - now.weekday + 7) % 7 || 7 });
    }),
  ];
}

/** "Por la mañana", "de la mañana" and "esta mañana" are the morning. */
function isMorning(word: string, match: RegExpMatchArray): boolean {
  const ahead = (match.input ?? '').slice(Math.max(0, match.index! - 8), match.index);
  return /^ma[nñ]ana$/.test(word) && /(?:la|esta|cada) $/.test(ahead);
}
