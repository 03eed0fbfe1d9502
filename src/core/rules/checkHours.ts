import Holidays from 'date-holidays';
import { IANAZone } from 'luxon';
import { knownHours, repeated, type RulesFault } from './ruleFaults';
import { isDay } from './days';
import type { WorkingHours } from './people';
import type { Rules } from './rules';

type Path = RulesFault['path'];

/** Working hours: names, time zones, spans of a day, holidays. */
export function checkHours({ hours = [], reply }: Rules): RulesFault[] {
  const names = hours.map(({ name }) => name);
  return [
    ...repeated(names, (i) => ['hours', i, 'name']),
    ...hours.flatMap((one, i) => [
      ...checkTimeZone(one.timeZone, ['hours', i, 'timeZone']),
      ...Object.entries(one.days).flatMap(([day, spans]) => checkSpans(spans, ['hours', i, 'days', day])),
      ...checkLength(one, ['hours', i, 'days']),
      ...checkHolidays(one.holidays, ['hours', i, 'holidays']),
    ]),
    ...knownHours(reply.hours, names, ['reply', 'hours']),
  ];
}

function checkTimeZone(zone: string, path: Path): RulesFault[] {
  if (IANAZone.isValidZone(zone)) return [];
  return [{ path, message: `There is no time zone "${zone}"; write its IANA name, such as "America/Sao_Paulo".` }];
}

const spanPattern = /^([01]\d|2[0-3]):([0-5]\d)-(?:([01]\d|2[0-3]):([0-5]\d)|(24):(00))$/;

function checkSpans(spans: readonly string[], path: Path): RulesFault[] {
  let endedAt = '';
  return spans.flatMap((span, i) => {
    const at = [...path, i];
    if (!spanPattern.test(span))
      return [{ path: at, message: `"${span}" is no span of a day; write hh:mm-hh:mm, such as "09:00-12:30".` }];
    const [from = '', until = ''] = span.split('-');
    const before = endedAt;
    endedAt = until > endedAt ? until : endedAt;
    if (until <= from)
      return [
        {
          path: at,
          message: `"${span}" ends before it begins; a night goes into two days, until 24:00 and from 00:00.`,
        },
      ];
    if (from < before)
      return [
        {
          path: at,
          message: `"${span}" begins before the one ahead of it ends, at ${before}; put them in order and apart.`,
        },
      ];
    return [];
  });
}

const leastMinutes = 60;

/** Targets of days would be due in years: somebody works for an hour a week, or not at all. */
function checkLength({ days }: WorkingHours, path: Path): RulesFault[] {
  const spans = Object.values(days).flat();
  const minutes = spans.reduce((sum, span) => sum + minutesIn(span), 0);
  if (spans.length === 0 || minutes >= leastMinutes || !spans.every((span) => spanPattern.test(span))) return [];
  return [{ path, message: `Has ${minutes} minutes a week; the least is ${leastMinutes}.` }];
}

function minutesIn(span: string): number {
  const [from = 0, until = 0] = span.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
  return Math.max(0, until - from);
}

/** A place whose holidays are known, and days that there are. */
export function checkHolidays(holidays: WorkingHours['holidays'], path: Path): RulesFault[] {
  if (holidays === undefined) return [];
  const { country, region, also = [], except = [] } = holidays;
  return [
    ...checkPlace(country, region, path),
    ...Object.entries({ also, except }).flatMap(([list, days]) =>
      days.flatMap((day, i) =>
        isDay(day) ? [] : [{ path: [...path, list, i], message: `There is no day "${day}"; write yyyy-mm-dd.` }],
      ),
    ),
  ];
}

const library = new Holidays();

function checkPlace(country: string | undefined, region: string | undefined, path: Path): RulesFault[] {
  if (country === undefined)
    return region === undefined ? [] : [{ path: [...path, 'region'], message: 'Needs a country beside it.' }];
  if (!Object.hasOwn(library.getCountries(), country))
    return [
      {
        path: [...path, 'country'],
        message: `The holidays of "${country}" are not known; write an ISO code such as "BR", or list the days under also.`,
      },
    ];
  if (region === undefined) return [];
  const [state = '', city, ...rest] = region.split(/[-.]/);
  const states = namesOf(library.getStates(country));
  if (!states.includes(state))
    return [{ path: [...path, 'region'], message: `${country} has no region "${state}"; ${there(states)}.` }];
  if (city === undefined) return [];
  const cities = namesOf(library.getRegions(country, state));
  if (cities.includes(city) && rest.length === 0) return [];
  return [
    {
      path: [...path, 'region'],
      message: `${country} ${state} has no place "${[city, ...rest].join('-')}"; ${there(cities)}.`,
    },
  ];
}

/** The library answers with nothing where it knows no regions. */
function namesOf(places: Readonly<Record<string, string>> | undefined): string[] {
  return Object.keys(places ?? {});
}

function there(names: readonly string[]): string {
  return names.length === 0 ? 'leave it out: none are known' : `there is ${names.join(', ')}`;
}
