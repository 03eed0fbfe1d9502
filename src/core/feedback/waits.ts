import { burstGapMs } from './depth';
import type { FeedbackDecision, FeedbackMessage } from './history';
import type { BuyerWait } from './outcome';

/** The turns that needed no reply: nobody waits after them. */
export function needlessTurns(decisions: readonly FeedbackDecision[]): ReadonlySet<string> {
  return new Set(
    decisions.flatMap((one) => (one.kind === 'route' && one.outcome === 'noReply' ? (one.turnId ?? []) : [])),
  );
}

/**
 * How long the buyer had waited when the message at a place was said: from the first message it answers. Null: they did not wait.
 * Pure.
 */
export function waitedFor(
  said: readonly FeedbackMessage[],
  place: number,
  needless: ReadonlySet<string>,
): number | null {
  const isWaiting = (at: number) => said[at]?.direction === 'in' && !needless.has(said[at]?.turnId ?? '');
  if (!isWaiting(place - 1)) return null;
  let first = place - 1;
  while (isWaiting(first - 1)) first--;
  return (said[place]?.atMs ?? 0) - (said[first]?.atMs ?? 0);
}

/**
 * Each time a buyer began to wait for us, and what ended it first: our word, or another burst of theirs. What needed no reply is no
 * wait. Pure; `said` in order of time.
 */
export function waitsIn(said: readonly FeedbackMessage[], needless: ReadonlySet<string>, nowMs: number): BuyerWait[] {
  const isWaiting = (message: FeedbackMessage | undefined) =>
    message?.direction === 'in' && !needless.has(message.turnId ?? '');
  return said.flatMap((message, place): BuyerWait[] => {
    if (!isWaiting(message) || isWaiting(said[place - 1])) return [];
    const next = said[afterTheirBurst(said, place)];
    const end = next === undefined ? 'open' : next.direction === 'in' ? 'wroteAgain' : 'answered';
    return [{ afterMs: (next?.atMs ?? nowMs) - message.atMs, end }];
  });
}

function afterTheirBurst(said: readonly FeedbackMessage[], place: number): number {
  let at = place + 1;
  while (said[at]?.direction === 'in' && (said[at]?.atMs ?? 0) - (said[at - 1]?.atMs ?? 0) < burstGapMs) at++;
  return at;
}
