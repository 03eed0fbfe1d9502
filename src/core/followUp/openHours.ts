import { IANAZone } from 'luxon';
import { weekdays, type WorkingHours } from '../rules/people';
import type { FollowUpRules } from '../rules/rules';
import { workingSpansFrom, type WorkingSpan } from '../workingTime/workingSpans';
import { commonSpansFrom } from './commonSpans';
import type { BuyersPlace } from './silence';

/** When something automatic may reach a buyer next. */
export type NextOpen =
  | { readonly kind: 'open'; readonly atMs: number }
  /** The buyer's country is so wide that no hour of the day is open at both ends of it; `atMs` is by its main clock, for people. */
  | { readonly kind: 'noCommonHour'; readonly atMs: number }
  /** No hour of the day is an active one. */
  | { readonly kind: 'never' };

/** Longer than any row of holidays. */
const soonMs = 14 * 24 * 3600 * 1000;

/**
 * The first instant at or after `fromMs` at which something automatic may reach a buyer: on their own clock when it is known, without
 * the holidays of their place. Of a country with several zones only the country is known: then it has to be open at both ends of it.
 * Pure.
 */
export function nextOpen(rules: FollowUpRules, place: BuyersPlace, fromMs: number): NextOpen {
  const [main] = workingSpansFrom(hoursIn(zoneOf(rules, place), rules, place), fromMs);
  if (main === undefined) return { kind: 'never' };
  const [common] = openSpansFrom(rules, place, fromMs);
  return common === undefined || common.fromMs > main.fromMs + soonMs
    ? { kind: 'noCommonHour', atMs: main.fromMs }
    : { kind: 'open', atMs: common.fromMs };
}

/** Whether something automatic may reach a buyer at this instant. Pure. */
export function isOpenAt(rules: FollowUpRules, place: BuyersPlace, atMs: number): boolean {
  const [span] = openSpansFrom(rules, place, atMs);
  return span?.fromMs === atMs;
}

/**
 * Whether it is open at an instant; for instants at or after `fromMs` only. Spans are looked up once, as far as they are asked for. Where
 * both ends of the country are never open together, people are asked, on its main clock.
 */
export function openFrom(rules: FollowUpRules, place: BuyersPlace, fromMs: number): (atMs: number) => boolean {
  const coming =
    nextOpen(rules, place, fromMs).kind === 'noCommonHour'
      ? workingSpansFrom(hoursIn(zoneOf(rules, place), rules, place), fromMs)
      : openSpansFrom(rules, place, fromMs);
  const spans: WorkingSpan[] = [];
  let isEnd = false;
  const reach = (atMs: number) => {
    while (!isEnd && (spans.at(-1)?.untilMs ?? fromMs) <= atMs) {
      const next = coming.next();
      if (next.done === true) isEnd = true;
      else spans.push(next.value);
    }
  };
  return (atMs) => {
    reach(atMs);
    const last = spans.findLast((span) => span.fromMs <= atMs);
    return last !== undefined && atMs < last.untilMs;
  };
}

/** The zone of the buyer's clock, the main one of several; what is no zone is taken for not known. */
export function zoneOf(rules: FollowUpRules, { zone }: BuyersPlace): string {
  return zone !== null && isZone(zone) ? zone : rules.timeZone;
}

function openSpansFrom(rules: FollowUpRules, place: BuyersPlace, fromMs: number): Generator<WorkingSpan> {
  const zones = place.zones?.every(isZone) ? place.zones : undefined;
  if (zones === undefined) return workingSpansFrom(hoursIn(zoneOf(rules, place), rules, place), fromMs);
  const [west, east] = zones;
  const ends = { west: hoursIn(west, rules, place), east: hoursIn(east, rules, place) };
  const isAllDay = rules.activeFromHour === 0 && rules.activeToHour === 24;
  return commonSpansFrom(ends, fromMs, isAllDay ? 'all' : 'hoursOfOneDay');
}

function hoursIn(timeZone: string, rules: FollowUpRules, place: BuyersPlace): WorkingHours {
  const { ofBuyersPlace = true, country, region, also, except } = rules.holidays ?? {};
  const isTheirs = ofBuyersPlace && place.country !== null;
  const at = isTheirs ? { country: place.country, region: place.region ?? undefined } : { country, region };
  const span = `${clock(rules.activeFromHour)}-${clock(rules.activeToHour)}`;
  const isTurnedRound = rules.activeFromHour >= rules.activeToHour;
  return {
    name: 'followUp',
    timeZone,
    days: Object.fromEntries(isTurnedRound ? [] : weekdays.map((day) => [day, [span]])),
    holidays: {
      ...(at.country === undefined || at.country === null ? {} : { country: at.country }),
      ...(at.region === undefined ? {} : { region: at.region }),
      ...(also === undefined ? {} : { also }),
      ...(except === undefined ? {} : { except }),
    },
  };
}

function isZone(zone: string): boolean {
  // Luxon keeps the zones it made; `isValidZone` asks anew every time.
  return IANAZone.create(zone).isValid;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
