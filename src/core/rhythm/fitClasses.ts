import { posterior } from './classes';
import { density, upperTail } from './normal';
import {
  conversationStates,
  type ClassModel,
  type ClassShares,
  type ConversationState,
  type LogNormal,
} from './rhythm';

/** One span as the classes are learnt from it. */
export interface TimedSpan {
  readonly state: ConversationState;
  /** Natural logarithm of its length on the activity clock. */
  readonly logHours: number;
  /** False: it was still unanswered after that long. */
  readonly replied: boolean;
}

type Learnt = Pick<ClassModel, 'fast' | 'later' | 'shares' | 'shareOverall'>;

/** A state seldom seen is drawn to the shares of all, as if so many of its spans had been as all are. */
const pseudoSpansOfState = 20;
const mostRounds = 300;
const smallestMove = 1e-4;
const smallestSpread = 0.2;

/**
 * Fits the classes by expectation and maximisation. A span without a reply counts by the chance of lasting that long: by its class's
 * tail in the shares, and by mean and variance beyond that point in the log-normals. Same spans, same result.
 */
export function fitClasses(spans: readonly TimedSpan[]): Learnt {
  const start: ClassShares = { fast: 0.35, later: 0.35, never: 0.3 };
  let learnt: Learnt = {
    fast: { mu: -3, sd: 1.5 },
    later: { mu: 2, sd: 1.5 },
    shares: byState(() => start),
    shareOverall: start,
  };
  for (let round = 0; round < mostRounds; round++) {
    const next = improved(learnt, spans);
    const moved = distance(learnt, next);
    learnt = next;
    if (moved < smallestMove) break;
  }
  return learnt;
}

function improved(learnt: Learnt, spans: readonly TimedSpan[]): Learnt {
  const sums = byState(() => ({ spans: 0, fast: 0, later: 0, never: 0 }));
  const overall = { spans: 0, fast: 0, later: 0, never: 0 };
  const fast = moments();
  const later = moments();
  for (const { state, logHours, replied } of spans) {
    const shares = posterior(learnt, learnt.shares[state], logHours, replied);
    for (const sum of [sums[state], overall]) {
      sum.spans += 1;
      sum.fast += shares.fast;
      sum.later += shares.later;
      sum.never += shares.never;
    }
    fast.add(learnt.fast, shares.fast, logHours, replied);
    later.add(learnt.later, shares.later, logHours, replied);
  }
  const part = (of: keyof ClassShares): number => overall[of] / Math.max(overall.spans, 1);
  const shareOverall = { fast: part('fast'), later: part('later'), never: part('never') };
  const shares = byState((state) => {
    const drawn = (of: keyof ClassShares): number =>
      (sums[state][of] + pseudoSpansOfState * shareOverall[of]) / (sums[state].spans + pseudoSpansOfState);
    return { fast: drawn('fast'), later: drawn('later'), never: drawn('never') };
  });
  return { fast: fast.logNormal(learnt.fast), later: later.logNormal(learnt.later), shares, shareOverall };
}

/** Weighted mean and spread of a class; where a span was not answered, those of the tail it lies in. */
function moments() {
  let weights = 0;
  let first = 0;
  let second = 0;
  return {
    add({ mu, sd }: LogNormal, weight: number, logHours: number, replied: boolean): void {
      let mean = logHours;
      let variance = 0;
      if (!replied) {
        const z = (logHours - mu) / sd;
        const beyond = density(z) / Math.max(upperTail(z), 1e-12);
        mean = mu + sd * beyond;
        variance = sd * sd * Math.max(1 + z * beyond - beyond * beyond, 1e-6);
      }
      weights += weight;
      first += weight * mean;
      second += weight * (mean * mean + variance);
    },
    logNormal(before: LogNormal): LogNormal {
      if (weights < 1e-9) return before;
      const mu = first / weights;
      return { mu, sd: Math.max(Math.sqrt(Math.max(second / weights - mu * mu, 0)), smallestSpread) };
    },
  };
}

function distance(one: Learnt, other: Learnt): number {
  const moves = [
    one.fast.mu - other.fast.mu,
    one.fast.sd - other.fast.sd,
    one.later.mu - other.later.mu,
    one.later.sd - other.later.sd,
    ...conversationStates.flatMap((state) => [
      one.shares[state].fast - other.shares[state].fast,
      one.shares[state].later - other.shares[state].later,
    ]),
  ];
  return Math.max(...moves.map(Math.abs));
}

function byState<T>(make: (state: ConversationState) => T): Record<ConversationState, T> {
  return {
    neverWrote: make('neverWrote'),
    within15Minutes: make('within15Minutes'),
    withinHour: make('withinHour'),
    withinDay: make('withinDay'),
    longer: make('longer'),
  };
}
