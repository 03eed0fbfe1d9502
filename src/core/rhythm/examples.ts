import { hourIn } from './buyerRhythm';
import { mostSpansKept, type BuyerRhythm, type MessageTime, type Span } from './rhythm';
import { burstsOf, spansOf } from './spans';

/** What is learnt from: the times of all messages with one buyer, in order of time. */
export interface History {
  readonly messages: readonly MessageTime[];
  /** The buyer's IANA time zone. */
  readonly zone: string;
}

/** One burst of ours, what came of it, and what was known of the buyer when it went. */
export interface Example {
  readonly span: Span;
  readonly buyer: BuyerRhythm;
  readonly zone: string;
}

/** All spans of a history, each with what was known before it. Nothing after `untilMs` is looked at. */
export function examplesOf({ messages, zone }: History, untilMs: number): Example[] {
  const seen = messages.filter(({ atMs }) => atMs <= untilMs);
  const theirs = burstsOf(seen).filter(({ direction }) => direction === 'in');
  let activity: readonly number[] = new Array<number>(24).fill(0);
  let counted = 0;
  let before: readonly Span[] = [];
  return spansOf(seen, untilMs).map((span) => {
    for (
      let next = theirs[counted];
      next !== undefined && next.lastAtMs <= span.startedAtMs;
      next = theirs[++counted]
    ) {
      const hour = hourIn(zone, next.lastAtMs);
      activity = activity.map((count, index) => (index === hour ? count + 1 : count));
    }
    const example = { span, buyer: { activity, spans: before }, zone };
    before = [...before, span].slice(-mostSpansKept);
    return example;
  });
}
