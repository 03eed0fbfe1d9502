import type { Example } from '../rhythm/examples';
import { planMoment } from '../rhythm/planMoment';
import type { RhythmModel } from '../rhythm/rhythm';
import { figure, type Learnt } from './learnt';
import { silenceThen } from './learnRhythm';

const hourMs = 3600 * 1000;
/** What is tried, in hours of waiting that one needless follow-up is worth. */
const tried = [24, 36, 48, 72, 96, 132, 168, 240, 336, 672, 1344, 2000];
const leastSilences = 50;
/** So many silences are planned with each. */
const mostPlanned = 400;
/** The floor and the cap of the plans that are tried, in hours. */
const floorHours = 24;
const latestHours = 120;
/** Silences are not left alone longer than this on the average. */
const longestMeanHours = 36;
/** Of the needless follow-ups of the fixed floor, at most so many may be left. */
const shareLeft = 0.5;

/**
 * How many hours of waiting one needless follow-up is worth: the least that leaves at most half of the follow-ups that the fixed floor
 * of a day would have sent to buyers who were about to write; else the most that keeps the mean wait within a day and a half. Pure.
 */
export function learnPrematureHours(model: RhythmModel, heldOut: readonly Example[]): Learnt<number> {
  const judged = heldOut.filter(({ span }) => span.durationMs >= floorHours * hourMs);
  const step = Math.max(1, judged.length / mostPlanned);
  const cases = Array.from(
    { length: Math.min(judged.length, mostPlanned) },
    (_, place) => judged[Math.floor(place * step)] as Example,
  );
  const seen = cases.length;
  if (seen < leastSilences) return { outcome: 'tooLittle', seen, figures: [] };
  const fixed = cases.filter(({ span }) => span.end === 'replied').length;
  let best: { hours: number; needless: number; meanHours: number } | null = null;
  for (const hours of tried) {
    const waits = cases.map((one) => waitOf(model, one, hours));
    const needless = waits.filter((waitMs, place) => isNeedless(cases[place] as Example, waitMs)).length;
    const meanHours = waits.reduce((sum, waitMs) => sum + waitMs, 0) / seen / hourMs;
    if (best !== null && meanHours > longestMeanHours) break;
    best = { hours, needless, meanHours };
    if (needless <= fixed * shareLeft) break;
  }
  if (best === null) return { outcome: 'tooLittle', seen, figures: [] };
  const figures = [
    ...[figure('needlessFixed', fixed / seen), figure('needless', best.needless / seen)],
    figure('meanHours', best.meanHours),
  ];
  return { outcome: 'learnt', value: best.hours, seen, figures };
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
