import type { Example } from '../rhythm/examples';
import { planMoment } from '../rhythm/planMoment';
import type { RhythmModel } from '../rhythm/rhythm';
import { figure, type Learnt } from './learnt';
import { silenceThen } from './learnRhythm';
import { parameterBounds, within } from './parameters';

const hourMs = 3600 * 1000;
/** What is tried, in hours of waiting that one needless follow-up is worth. */
const tried = [24, 36, 48, 72, 96, 132, 168, 240, 336, 672, 1344, 2000];
const leastSilences = 50;
/** The floor and the cap of the plans that are tried, in hours. */
const floorHours = 24;
const latestHours = 120;
/** Of the needless follow-ups of the fixed floor at most so many are to be left … */
const shareLeft = 0.5;
/** … and what is in force stays while it is no further from that than this: a few silences more or less decide nothing. */
const shareMargin = 0.1;
/** Silences are not left alone longer than this on the average … */
const longestMeanHours = 36;
/** … and what is in force stays while it is no further above. */
const hoursMargin = 2;

/**
 * How many hours of waiting one needless follow-up is worth: the least that leaves at most half of the follow-ups that the fixed floor
 * of a day would have sent to buyers who were about to write, as long as the mean wait stays within a day and a half. What is in force
 * moves by one step at most, and only when it misses that by more than a margin: the same situation is decided the same from one run
 * to the next. `model` must not have seen the silences it is judged on. Pure.
 */
export function learnPrematureHours(
  model: RhythmModel,
  heldOut: readonly Example[],
  inForce: number | null,
): Learnt<number> {
  const cases = heldOut.filter(({ span }) => span.durationMs >= floorHours * hourMs);
  const seen = cases.length;
  if (seen < leastSilences) return { outcome: 'tooLittle', seen, figures: [] };
  const fixed = cases.filter(({ span }) => span.end === 'replied').length;
  const known = new Map<number, Tried>();
  const at = (place: number): Tried => {
    const found = known.get(place) ?? triedAt(model, cases, tried[place] ?? 0);
    known.set(place, found);
    return found;
  };
  const place = inForce === null ? null : nearest(inForce);
  const moved = place === null ? firstOf(at, fixed) : stepFrom(place, at, fixed);
  const { hours, needless, meanHours } = at(moved);
  const figures = [
    ...[figure('needlessFixed', fixed / seen), figure('needless', needless / seen)],
    figure('meanHours', meanHours),
  ];
  // What people or an older version put between two steps stays as it is.
  const value = moved === place && inForce !== null ? within(inForce, parameterBounds.prematureHours) : hours;
  return { outcome: 'learnt', value, seen, figures };
}

interface Tried {
  readonly hours: number;
  readonly needless: number;
  readonly meanHours: number;
}

/** Where it begins: the least that leaves few enough, else the most that still waits short enough. */
function firstOf(at: (place: number) => Tried, fixed: number): number {
  for (let place = 0; ; place++)
    if (
      place + 1 === tried.length ||
      at(place).needless <= fixed * shareLeft ||
      at(place + 1).meanHours > longestMeanHours
    )
      return place;
}

/** Where it goes from this step: one up, one down, or nowhere. */
function stepFrom(place: number, at: (place: number) => Tried, fixed: number): number {
  const now = at(place);
  const [below, above] = [place - 1, place + 1];
  if (now.meanHours > longestMeanHours + hoursMargin) return Math.max(0, below);
  if (now.needless > fixed * (shareLeft + shareMargin))
    return above < tried.length && at(above).meanHours <= longestMeanHours ? above : place;
  return below >= 0 && at(below).needless <= fixed * (shareLeft - shareMargin) ? below : place;
}

function nearest(hours: number): number {
  const distance = (one: number) => Math.abs(Math.log(one / hours));
  return tried.reduce((best, one, place) => (distance(one) < distance(tried[best] ?? 0) ? place : best), 0);
}

function triedAt(model: RhythmModel, cases: readonly Example[], hours: number): Tried {
  const waits = cases.map((one) => waitOf(model, one, hours));
  const needless = waits.filter((waitMs, place) => isNeedless(cases[place] as Example, waitMs)).length;
  return { hours, needless, meanHours: waits.reduce((sum, waitMs) => sum + waitMs, 0) / cases.length / hourMs };
}

function waitOf(model: RhythmModel, one: Example, prematureHours: number): number {
  const silence = silenceThen(one);
  const earliestMs = silence.beganAtMs + floorHours * hourMs;
  const plan = planMoment({
    ...{ model, buyer: one.buyer, silence },
    bounds: { earliestMs, latestMs: silence.beganAtMs + latestHours * hourMs, freeUntilMs: null, isOpen: () => true },
    costs: { prematureHours, templateHours: 0 },
  });
  return (plan?.atMs ?? earliestMs) - silence.beganAtMs;
}

/** The buyer wrote by themselves after it would have been sent. */
function isNeedless({ span }: Example, waitMs: number): boolean {
  return span.end === 'replied' && span.durationMs >= waitMs;
}
