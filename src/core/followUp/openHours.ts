import { IANAZone } from 'luxon';
import { weekdays, type WorkingHours } from '../rules/people';
import type { FollowUpRules } from '../rules/rules';
import { workingSpansFrom, type WorkingSpan } from '../workingTime/workingSpans';
import type { BuyersPlace } from './silence';

/** The hours in which something automatic may reach a buyer: on their own clock when it is known, without the holidays of their place. */
export function openHoursOf(rules: FollowUpRules, place: BuyersPlace): WorkingHours {
  const { ofBuyersPlace = true, country, region, also, except } = rules.holidays ?? {};
  const isTheirs = ofBuyersPlace && place.country !== null;
  const at = isTheirs ? { country: place.country, region: place.region ?? undefined } : { country, region };
  const span = `${clock(rules.activeFromHour)}-${clock(rules.activeToHour)}`;
  const isTurnedRound = rules.activeFromHour >= rules.activeToHour;
  return {
    name: 'followUp',
    timeZone: zoneOf(rules, place),
    days: Object.fromEntries(isTurnedRound ? [] : weekdays.map((day) => [day, [span]])),
    holidays: {
      ...(at.country === undefined || at.country === null ? {} : { country: at.country }),
      ...(at.region === undefined ? {} : { region: at.region }),
      ...(also === undefined ? {} : { also }),
      ...(except === undefined ? {} : { except }),
    },
  };
}

/** The zone of the buyer's clock; what is no zone is taken for not known. */
export function zoneOf(rules: FollowUpRules, { zone }: BuyersPlace): string {
  // Luxon keeps the zones it made; `isValidZone` asks anew every time.
  return zone !== null && IANAZone.create(zone).isValid ? zone : rules.timeZone;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** Whether hours are open at an instant; for instants at or after `fromMs` only. Spans are looked up once, as far as they are asked for. */
export function openFrom(hours: WorkingHours, fromMs: number): (atMs: number) => boolean {
  const coming = workingSpansFrom(hours, fromMs);
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
