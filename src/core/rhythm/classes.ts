import { activityClock, type ActivityClock } from './activityClock';
import { density, upperTail } from './normal';
import type { BuyerRhythm, ClassModel, ClassShares, ConversationState, LogNormal, Span } from './rhythm';

/** Less than half a minute is as good as none: latencies are read from clocks that show whole seconds. */
const leastHours = 1 / 120;

/** What is known of one buyer when a burst of ours goes: how much more often than expected they answer fast, later or never. */
export type Leaning = ClassShares;

/** The chance that no reply has come by an instant. */
export type Silent = (untilMs: number) => number;

/** How much oftener this buyer answered fast, later or never than anybody would have in the same states: 1 is as expected. */
export function leaningOf(model: ClassModel, spans: readonly Span[], zone: string): Leaning {
  const seen = { fast: 0, later: 0, never: 0 };
  const expected = { fast: 0, later: 0, never: 0 };
  for (const span of spans) {
    const shares = model.shares[span.state];
    const clock = activityClock(model.profile, zone, span.startedAtMs);
    add(seen, posterior(model, shares, logHours(clock, span.startedAtMs + span.durationMs), span.end === 'replied'));
    add(expected, shares);
  }
  const { pseudoSpans, shareOverall } = model;
  const ratio = (of: keyof ClassShares): number =>
    (seen[of] + pseudoSpans * shareOverall[of]) / (expected[of] + pseudoSpans * shareOverall[of]);
  return { fast: ratio('fast'), later: ratio('later'), never: ratio('never') };
}

/** The shares of the classes in this state for a buyer with this leaning. */
export function sharesFor(model: ClassModel, state: ConversationState, leaning: Leaning): ClassShares {
  const shares = model.shares[state];
  return normalised({
    fast: shares.fast * leaning.fast,
    later: shares.later * leaning.later,
    never: shares.never * leaning.never,
  });
}

/** The profile of one buyer: of all, and their own bursts by the hour. */
export function profileFor(
  model: Pick<ClassModel, 'profile' | 'pseudoBursts'>,
  activity: BuyerRhythm['activity'],
): number[] {
  const bursts = activity.reduce((sum, count) => sum + count, 0);
  return model.profile.map(
    (active, hour) => (24 * (activity[hour] ?? 0) + model.pseudoBursts * active) / (bursts + model.pseudoBursts),
  );
}

/** The chance that no reply has come, by the classes, for shares and on a clock. */
export function silentByClasses(model: ClassModel, shares: ClassShares, clock: ActivityClock): Silent {
  return (untilMs) => {
    const x = logHours(clock, untilMs);
    return shares.never + shares.fast * tailOf(model.fast, x) + shares.later * tailOf(model.later, x);
  };
}

/** Which class a span belongs to, given that it was answered after x, or not until x. */
export function posterior(
  { fast, later }: Pick<ClassModel, 'fast' | 'later'>,
  shares: ClassShares,
  x: number,
  replied: boolean,
): ClassShares {
  const likely = (of: LogNormal): number => (replied ? density((x - of.mu) / of.sd) / of.sd : tailOf(of, x));
  return normalised({
    fast: shares.fast * likely(fast),
    later: shares.later * likely(later),
    never: replied ? 0 : shares.never,
  });
}

/** Natural logarithm of the hours on the clock, which is bounded below. */
export function logHours(clock: ActivityClock, untilMs: number): number {
  return Math.log(Math.max(clock(untilMs), leastHours));
}

function tailOf({ mu, sd }: LogNormal, x: number): number {
  return upperTail((x - mu) / sd);
}

function normalised({ fast, later, never }: ClassShares): ClassShares {
  const sum = fast + later + never;
  return sum > 0 ? { fast: fast / sum, later: later / sum, never: never / sum } : { fast: 0, later: 0.5, never: 0.5 };
}

function add(sums: { fast: number; later: number; never: number }, shares: ClassShares): void {
  sums.fast += shares.fast;
  sums.later += shares.later;
  sums.never += shares.never;
}
