import { activityClock } from './activityClock';
import { logHours } from './classes';
import type { ClassModel, HazardModel, Silence, Span } from './rhythm';

const hourMs = 3600 * 1000;
const [leastHours, mostHours] = [1 / 60, 720];
/** How many replies of anybody weigh as much as the buyer's own. */
const pseudoReplies = 2;

/** Where the baseline bends, in logarithms of hours: 3 and 15 minutes, 1, 4, 12, 24 and 60 hours. */
const bends = [0.05, 0.25, 1, 4, 12, 24, 60].map(Math.log);
const times = ['always', 'perLogHour', 'afterAnHour'] as const;
const traits = [
  'sinceTheirs',
  'neverWrote',
  'sinceOurs',
  'firstBurst',
  'ownLatency',
  'ownReplied',
  'lastUnanswered',
  'ownReplies',
] as const;

/** What each coefficient weighs, in order: the course of any silence, what the classes say, and each trait by time. */
export const coefficientNames: readonly string[] = [
  ...times.map((time) => `course.${time}`),
  ...bends.map((bend) => `course.bendAt${Math.exp(bend).toFixed(2)}Hours`),
  'classes.always',
  'classes.afterAnHour',
  ...traits.flatMap((trait) => times.map((time) => `${trait}.${time}`)),
];

const ownWidth = times.length + bends.length + 2;
export const hazardWidths = { factors: ownWidth, traits: traits.length, times: times.length };

/** A stretch of a silence between two points of the forecast. */
export interface Stretch {
  /** Factors of a coefficient that are the same for everybody. */
  readonly course: readonly number[];
  readonly times: readonly [number, number, number];
  readonly logLength: number;
}

/** The stretches that end at these points, in hours. */
export function stretchesOf(pointHours: readonly number[]): Stretch[] {
  return pointHours.map((untilHours, index) => {
    const fromHours = pointHours[index - 1] ?? 0;
    const middle = (fromHours + untilHours) / 2;
    const [log, late] = [Math.log(middle), middle >= 1 ? 1 : 0];
    return {
      course: [1, log, late, ...bends.map((bend) => Math.max(0, log - bend))],
      times: [1, log, late],
      logLength: Math.log(untilHours - fromHours),
    };
  });
}

/** The traits of a buyer at the beginning of a silence, in the order of their names. */
export function traitsOf(
  classes: ClassModel,
  typical: Pick<HazardModel, 'latency' | 'replied'>,
  spans: readonly Span[],
  silence: Pick<Silence, 'sinceTheirsMs' | 'sinceOursMs' | 'zone'>,
): number[] {
  let replies = 0;
  let beyondTypical = 0;
  for (const { startedAtMs, durationMs, end } of spans) {
    if (end !== 'replied') continue;
    const clock = activityClock(classes.profile, silence.zone, startedAtMs);
    replies += 1;
    beyondTypical += logHours(clock, startedAtMs + durationMs) - typical.latency;
  }
  const last = spans.at(-1);
  return [
    logSince(silence.sinceTheirsMs),
    silence.sinceTheirsMs === null ? 1 : 0,
    logSince(silence.sinceOursMs),
    silence.sinceOursMs === null ? 1 : 0,
    beyondTypical / (replies + pseudoReplies),
    (replies + pseudoReplies * typical.replied) / (spans.length + pseudoReplies) - typical.replied,
    last !== undefined && last.end !== 'replied' ? 1 : 0,
    Math.log1p(replies),
  ];
}

/** The factors of one stretch that do not depend on traits. `classLogit`: log odds of a reply in it, by the classes. */
export function ownFactors({ course, times: [, , late] }: Stretch, classLogit: number): number[] {
  return [...course, classLogit, classLogit * late];
}

/** Log odds of a reply within each stretch when none came before, from the chances that none has come by its end. */
export function classLogits(silentAtPoints: readonly number[]): number[] {
  let before = 1;
  return silentAtPoints.map((silent) => {
    const reply = Math.min(Math.max(1 - silent / before, 1e-7), 1 - 1e-7);
    before = Math.max(silent, 1e-9);
    return Math.log(reply / (1 - reply));
  });
}

/** The chance that no reply has come by each point, by the hazard. */
export function silentByHazard(
  { coefficients }: HazardModel,
  stretches: readonly Stretch[],
  logits: readonly number[],
  ofBuyer: readonly number[],
): number[] {
  const byTrait = times.map((_, time) =>
    ofBuyer.reduce((sum, trait, at) => sum + trait * (coefficients[ownWidth + at * times.length + time] ?? 0), 0),
  );
  let silent = 1;
  return stretches.map((stretch, index) => {
    const own = ownFactors(stretch, logits[index] ?? 0);
    let logOdds = stretch.logLength;
    for (const [at, factor] of own.entries()) logOdds += factor * (coefficients[at] ?? 0);
    for (const [time, length] of stretch.times.entries()) logOdds += length * (byTrait[time] ?? 0);
    silent /= 1 + Math.exp(logOdds);
    return silent;
  });
}

function logSince(sinceMs: number | null): number {
  const hours = sinceMs === null ? mostHours : sinceMs / hourMs;
  return Math.log(Math.min(Math.max(hours, leastHours), mostHours)) - 2;
}
