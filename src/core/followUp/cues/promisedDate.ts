import { DateTime } from 'luxon';
import { entitiesOf } from '../../understanding/entitiesOf';
import { containsAny, plain } from '../../understanding/plain';
import type { BuyersPromise } from './cues';
import { dayOfMonth, inDays, spans } from './words/spans';
import { simplified } from './words/traditional';

interface Span {
  readonly from: DateTime;
  /** The end, or null when `from` is an instant. */
  readonly to: DateTime | null;
}

const mostDays = 370;

/**
 * When a buyer who said they would come back will: the latest day or span of days they named that is not past, in their time zone.
 * `someday` when they named none. Pure.
 */
export function promisedDate(
  said: string,
  hints: { readonly nowMs: number; readonly timeZone: string; readonly language: string | null },
): BuyersPromise {
  const told = DateTime.fromMillis(hints.nowMs, { zone: hints.timeZone });
  const zone = told.isValid ? told.zone : 'utc';
  // Days are counted by the buyer's clock as if it were UTC's, which is quick, and made instants in the end.
  const now = DateTime.fromMillis(hints.nowMs, { zone }).setZone('utc', { keepLocalTime: true });
  const text = simplified(said);
  const line = plain(text);
  const named = [...namedDays(text, hints.language, now), ...namedSpans(line, now), ...countedDays(line, now)]
    .filter(({ from, to }) => (to ?? from) > now && from < now.plus({ days: mostDays }))
    .sort((a, b) => a.from.toMillis() - b.from.toMillis());
  const latest = named.at(-1);
  if (!latest) return { kind: 'someday' };
  const msOf = (local: DateTime) => local.setZone(zone, { keepLocalTime: true }).toMillis();
  const atMs = Math.max(hints.nowMs, msOf(latest.from));
  return { kind: 'date', atMs, ...(latest.to === null ? {} : { untilMs: msOf(latest.to) }) };
}

function namedDays(text: string, language: string | null, now: DateTime): Span[] {
  return entitiesOf([text], { nowMs: now.toMillis(), timeZone: 'utc', language }).flatMap((entity) => {
    if (entity.kind !== 'date') return [];
    const day = DateTime.fromISO(entity.day, { zone: 'utc' });
    if (entity.time === null) return [wholeDays(day, 1)];
    const at = DateTime.fromISO(`${entity.day}T${entity.time}`, { zone: 'utc' });
    // "At 5" after noon is five in the afternoon.
    return [{ from: at <= now && at.hour < 12 ? at.plus({ hours: 12 }) : at, to: null }];
  });
}

const spanOf: Readonly<Record<keyof typeof spans, (now: DateTime) => Span>> = {
  weekend: (now) => wholeDays(now.startOf('week').plus({ days: 5 }), 2),
  endOfWeek: (now) => wholeDays(now.startOf('week').plus({ days: 4 }), 1),
  nextWeek: (now) => wholeDays(now.startOf('week').plus({ weeks: 1 }), 7),
  endOfMonth: (now) => wholeDays(now.endOf('month').startOf('day').minus({ days: 2 }), 3),
  nextMonth: (now) => {
    const from = now.startOf('month').plus({ months: 1 });
    return { from, to: from.plus({ months: 1 }) };
  },
};

function namedSpans(line: string, now: DateTime): Span[] {
  return (Object.keys(spans) as (keyof typeof spans)[])
    .filter((span) => containsAny(line, spans[span]))
    .map((span) => spanOf[span](now));
}

/** "In 3 days", "in 2 weeks", "on the 25th". */
function countedDays(line: string, now: DateTime): Span[] {
  const today = now.startOf('day');
  const counted = [...line.matchAll(inDays)].flatMap(({ groups }) => {
    const days = Number(groups?.days ?? 0) + 7 * Number(groups?.weeks ?? 0) + 30 * Number(groups?.months ?? 0);
    return days > 0 ? [wholeDays(today.plus({ days }), 1)] : [];
  });
  const ofMonth = [...line.matchAll(dayOfMonth)].flatMap(({ groups }) => {
    const day = Number(groups?.after ?? groups?.before);
    const next = [0, 1, 2].map((months) => today.startOf('month').plus({ months }).set({ day }));
    const found = next.find((one) => one.day === day && one > now);
    return found ? [wholeDays(found, 1)] : [];
  });
  return [...counted, ...ofMonth];
}

function wholeDays(from: DateTime, days: number): Span {
  return { from, to: from.plus({ days }) };
}
