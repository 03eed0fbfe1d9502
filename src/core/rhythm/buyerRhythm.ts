import { offsetMsAt } from '../workingTime/clockSegments';
import { mostSpansKept, type BuyerRhythm, type MessageTime } from './rhythm';
import { burstsOf, spansOf } from './spans';

const hourMs = 3600 * 1000;

/**
 * What is known of a buyer from the times of the messages with them, in order of time; several conversations of one buyer may be
 * given together. `zone` is the IANA name of the buyer's zone. Throws a RangeError when there is no such zone.
 */
export function buyerRhythmOf(messages: readonly MessageTime[], zone: string): BuyerRhythm {
  const activity = new Array<number>(24).fill(0);
  for (const { direction, lastAtMs } of burstsOf(messages)) {
    if (direction === 'in') activity[hourIn(zone, lastAtMs)] = (activity[hourIn(zone, lastAtMs)] ?? 0) + 1;
  }
  const ended = spansOf(messages, messages.at(-1)?.atMs ?? 0).filter(({ end }) => end !== 'open');
  return { activity, spans: ended.slice(-mostSpansKept) };
}

/** The hour on the wall of a zone, 0 to 23. */
export function hourIn(zone: string, atMs: number): number {
  const hours = Math.floor((atMs + offsetMsAt(zone, atMs)) / hourMs);
  return ((hours % 24) + 24) % 24;
}
