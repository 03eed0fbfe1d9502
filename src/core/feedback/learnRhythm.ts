import { chanceWithin, curveOf } from '../rhythm/curve';
import { examplesOf, type Example, type History } from '../rhythm/examples';
import { fitRhythm } from '../rhythm/fitRhythm';
import type { RhythmModel, Silence, Span } from '../rhythm/rhythm';
import { figure, type Learnt } from './learnt';

const hourMs = 3600 * 1000;
/** Fewer spans are forecast by the fixed floors alone. */
export const leastSpans = 300;
/** The newest part of the spans is what candidates are held against. */
const heldOutShare = 0.25;
/** The version in force has mostly seen what it is held against: it stays only when it is ahead by more than this (Brier score). */
const lead = 0.002;
/** Of those, so many are forecast, evenly chosen. */
export const mostForecast = 2000;
/** What one fit holds in memory is bounded: some 150,000 spans. */
const mostTimes = 400_000;
/** For the comparison a candidate is fitted to so many spans at most, of evenly chosen buyers. */
const mostFitted = 20_000;
/** The instants at which a forecast is scored, in hours after our message. */
const scoredHours = [1, 2, 4, 8, 12, 18, 24, 36, 48, 72];

/** What learning the rhythm came to; the rest is for learning what waiting is worth. */
export interface RhythmLearnt {
  readonly learnt: Learnt<RhythmModel>;
  /** The newest cases, and a model that has seen none of them. */
  readonly heldOut: readonly Example[];
  readonly fittedBefore: RhythmModel | null;
}

/**
 * Learns the rhythm of all buyers together. It is fitted to the older three quarters of the spans and must forecast the newest quarter
 * better (Brier score over {@link scoredHours}) than one curve for everybody, and not clearly worse than the version in force. Then it is fitted anew to
 * all of them. Pure.
 */
export function learnRhythm(all: readonly History[], inForce: RhythmModel | null, nowMs: number): RhythmLearnt {
  const histories = standingForAll(all, mostTimes);
  const cases = casesOf(histories, nowMs);
  const seen = cases.length;
  const tooLittle = { learnt: { outcome: 'tooLittle', seen, figures: [] }, heldOut: [], fittedBefore: null } as const;
  if (seen < leastSpans) return tooLittle;
  const splitMs = cases[Math.floor(seen * (1 - heldOutShare))]?.span.startedAtMs ?? nowMs;
  const older = cases.filter(({ span }) => span.startedAtMs < splitMs);
  const heldOut = thinned(
    cases.filter(({ span }) => span.startedAtMs >= splitMs),
    mostForecast,
  );
  const candidate = fitRhythm(thinned(histories, Math.ceil((histories.length * mostFitted) / seen)), splitMs);
  if (candidate === null) return tooLittle;
  const shares = sharesOf(older, splitMs);
  const scores = {
    candidate: brier(heldOut, forecastBy(candidate)),
    everybody: brier(heldOut, () => (_hours, place) => shares[place] ?? 0),
    inForce: inForce === null ? null : brier(heldOut, forecastBy(inForce)),
  };
  const figures = [
    ...[figure('heldOutSpans', heldOut.length), figure('brier', scores.candidate)],
    figure('brierOneCurve', scores.everybody),
    ...(scores.inForce === null ? [] : [figure('brierInForce', scores.inForce)]),
  ];
  const isBetter = scores.candidate < scores.everybody && scores.candidate <= (scores.inForce ?? Infinity) + lead;
  const model = isBetter ? fitRhythm(histories, nowMs) : null;
  const told = { heldOut, fittedBefore: candidate };
  if (model !== null) return { learnt: { outcome: 'learnt', value: model, seen, figures }, ...told };
  const isWorse = scores.inForce !== null && scores.inForce > scores.everybody;
  return { learnt: { outcome: isWorse ? 'worse' : 'notBetter', seen, figures }, ...told };
}

/** Every span of every history with what was known when it began, in order of time. */
function casesOf(histories: readonly History[], nowMs: number): Example[] {
  return histories
    .flatMap((history) => examplesOf(history, nowMs))
    .sort((a, b) => a.span.startedAtMs - b.span.startedAtMs);
}

/** With more message times than these, evenly chosen buyers that have about so many. Pure. */
export function standingForAll(histories: readonly History[], most: number): readonly History[] {
  const times = histories.reduce((sum, { messages }) => sum + messages.length, 0);
  return times <= most ? histories : thinned(histories, Math.floor((histories.length * most) / times));
}

function thinned<Item>(items: readonly Item[], most: number): Item[] {
  const step = items.length / most;
  return step <= 1 ? [...items] : Array.from({ length: most }, (_, place) => items[Math.floor(place * step)] as Item);
}

type Forecast = (hours: number, place: number) => number;

/** The forecast as it would have been told when the span began. */
function forecastBy(model: RhythmModel): (example: Example) => Forecast {
  return (example) => {
    const curve = curveOf(model, example.buyer, silenceThen(example));
    return (hours) => chanceWithin(curve, hours * hourMs);
  };
}

/** The silence that a span began with. */
export function silenceThen({ span, zone }: Example): Silence {
  const { state, sinceTheirsMs, sinceOursMs, startedAtMs } = span;
  return { beganAtMs: startedAtMs, state, sinceTheirsMs, sinceOursMs, zone };
}

/** The mean squared distance of forecast and truth; what is not known of a span at an instant is left out. */
function brier(cases: readonly Example[], forecastOf: (example: Example) => Forecast): number {
  let sum = 0;
  let count = 0;
  for (const one of cases) {
    const forecast = forecastOf(one);
    for (const [place, hours] of scoredHours.entries()) {
      const truth = truthAt(one.span, hours);
      if (truth === null) break;
      sum += (forecast(hours, place) - truth) ** 2;
      count++;
    }
  }
  return count === 0 ? 1 : sum / count;
}

/** 1: replied by then, 0: silent until then, null: not known, because we wrote again or have not looked so long. */
function truthAt({ durationMs, end }: Span, hours: number): number | null {
  if (durationMs >= hours * hourMs) return 0;
  return end === 'replied' ? 1 : null;
}

/** One curve for everybody: the share replied by each scored instant (Kaplan and Meier, 1958). */
function sharesOf(cases: readonly Example[], untilMs: number): number[] {
  const ended = cases
    .map(({ span }) => {
      const lastMs = untilMs - span.startedAtMs;
      const isReplied = span.end === 'replied' && span.durationMs <= lastMs;
      return { durationMs: Math.min(span.durationMs, lastMs), isReplied };
    })
    .sort((a, b) => a.durationMs - b.durationMs);
  let silent = 1;
  let place = 0;
  return scoredHours.map((hours) => {
    for (; place < ended.length && (ended[place]?.durationMs ?? 0) < hours * hourMs; place++)
      if (ended[place]?.isReplied === true) silent *= 1 - 1 / (ended.length - place);
    return 1 - silent;
  });
}
