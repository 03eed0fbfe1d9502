import { DateTime } from 'luxon';
import { datesIn } from '../understanding/datesIn';
import type { Entity } from '../understanding/understanding';
import { buyerCuesOf } from './cues/buyerCuesOf';
import type { BuyersPromise } from './cues/cues';
import type { SaidMessage, WordsHints } from './lastWords';

/** A turn of the buyer as it was understood. */
export interface UnderstoodTurn {
  readonly atMs: number;
  /** Everything it asked for. */
  readonly intents: readonly string[];
  readonly entities: readonly Entity[];
}

type DateEntity = Extract<Entity, { readonly kind: 'date' }>;
type Appointment = Extract<BuyersPromise, { kind: 'date' }>;

interface SaidDate {
  readonly saidAtMs: number;
  readonly date: DateEntity;
}

/** A day named with one of these is one that both count on. */
const dated: readonly string[] = ['appointment', 'delivery', 'order'];
/** Older words say little of what is agreed now. */
const mostMessages = 16;
const mostText = 4096;
/** A day without a year is easily a year off. */
const longestAheadMs = 180 * 24 * 3600 * 1000;

/**
 * What was agreed for a day still to come, by the newest words that name one: a turn of the buyer about an appointment, an order or
 * its delivery, or a day of ours that the buyer's next words accept. `said` and `turns` are newest first. Pure.
 */
export function appointmentOf(
  said: readonly SaidMessage[],
  turns: readonly UnderstoodTurn[],
  beganAtMs: number,
  hints: WordsHints,
): Appointment | null {
  const named = [...theirs(turns), ...accepted(said.slice(0, mostMessages), hints)];
  for (const { date, saidAtMs } of named.sort((a, b) => b.saidAtMs - a.saidAtMs)) {
    const found = instantOf(date, hints.zone);
    if (found === null || found.atMs > saidAtMs + longestAheadMs) continue;
    if ((found.untilMs ?? found.atMs) > beganAtMs) return found;
  }
  return null;
}

function theirs(turns: readonly UnderstoodTurn[]): SaidDate[] {
  return turns.flatMap(({ atMs, intents, entities }) => {
    const date = entities.find((entity) => entity.kind === 'date');
    return date !== undefined && intents.some((intent) => dated.includes(intent)) ? [{ saidAtMs: atMs, date }] : [];
  });
}

/** Days that we named and the buyer agreed to in their next words. */
function accepted(said: readonly SaidMessage[], { language, zone }: WordsHints): SaidDate[] {
  return said.flatMap(({ direction, text, atMs }, place) => {
    if (direction !== 'out' || text === null) return [];
    const answer = said.slice(0, place).findLast((message) => message.direction === 'in');
    if (answer === undefined || answer.text === null) return [];
    const [date] = datesIn(text.slice(0, mostText).toLowerCase(), { nowMs: atMs, timeZone: zone, language });
    if (date === undefined) return [];
    const cues = buyerCuesOf(answer.text, { language, nowMs: answer.atMs, timeZone: zone });
    const agrees = (cues.closing || cues.saysYes === true) && !cues.asks && !cues.declines;
    return agrees ? [{ saidAtMs: answer.atMs, date }] : [];
  });
}

function instantOf({ day, time }: DateEntity, zone: string): Appointment | null {
  const at = DateTime.fromISO(time === null ? day : `${day}T${time}`, { zone });
  if (!at.isValid) return null;
  const atMs = at.toMillis();
  return time === null ? { kind: 'date', atMs, untilMs: at.plus({ days: 1 }).toMillis() } : { kind: 'date', atMs };
}
