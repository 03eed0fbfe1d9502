import { activityClock } from '../../src/core/rhythm/activityClock';
import { leaningOf, profileFor, sharesFor, silentByClasses } from '../../src/core/rhythm/classes';
import { chanceWithin, curveOf } from '../../src/core/rhythm/curve';
import type { RhythmModel, Silence } from '../../src/core/rhythm/rhythm';
import { seenUntil, type Judged } from './judged';
import type { SetSpan } from './spans';

const hourMs = 3600 * 1000;

/** The chance that no reply has come after 1, 2, ... `windowHours` hours. */
export type Forecaster = (span: SetSpan, windowHours: number) => Float64Array;

export function silenceOfSpan({ span, zone }: SetSpan): Silence {
  return { ...span, beganAtMs: span.startedAtMs, zone };
}

/** What the product forecasts. */
export function byRhythm(model: RhythmModel): Forecaster {
  return (span, windowHours) => {
    const curve = curveOf(model, span.buyer, silenceOfSpan(span));
    return Float64Array.from({ length: windowHours }, (_, at) => 1 - chanceWithin(curve, (at + 1) * hourMs));
  };
}

/** The classes alone, at every hour: d3 of facts/timing.md. */
export function byClasses({ classes }: RhythmModel): Forecaster {
  return ({ span, buyer, zone }, windowHours) => {
    const shares = sharesFor(classes, span.state, leaningOf(classes, buyer.spans, zone));
    const clock = activityClock(profileFor(classes, buyer.activity), zone, span.startedAtMs);
    const silent = silentByClasses(classes, shares, clock);
    return Float64Array.from({ length: windowHours }, (_, at) => silent(span.startedAtMs + (at + 1) * hourMs));
  };
}

/** One curve for everybody (Kaplan and Meier): as good as any fixed timer. Learnt from what was seen until `untilMs`. */
export function byOneCurve(spans: readonly SetSpan[], untilMs: number): Forecaster {
  const seen = spans
    .filter(({ span }) => span.startedAtMs < untilMs)
    .map(({ span }) => seenUntil(span, untilMs))
    .sort((a, b) => a.hours - b.hours);
  const steps: { hours: number; silent: number }[] = [];
  let silent = 1;
  for (let at = 0; at < seen.length;) {
    const hours = seen[at]?.hours ?? 0;
    const [atRisk, from] = [seen.length - at, at];
    let replies = 0;
    for (; at < seen.length && seen[at]?.hours === hours; at++) replies += seen[at]?.replied ? 1 : 0;
    if (at === from) break;
    silent *= 1 - replies / atRisk;
    steps.push({ hours, silent });
  }
  const curves = new Map<number, Float64Array>();
  return (_span, windowHours) => {
    const known = curves.get(windowHours);
    if (known) return known;
    const curve = Float64Array.from(
      { length: windowHours },
      (_, at) => steps.findLast(({ hours }) => hours <= at + 1)?.silent ?? 1,
    );
    curves.set(windowHours, curve);
    return curve;
  };
}

/** Spans with their forecasts, as they are judged when nothing after `untilMs` is seen. */
export function judge(
  spans: readonly SetSpan[],
  forecaster: Forecaster,
  windowHours: number,
  untilMs: number,
): Judged[] {
  return spans.map((span) => ({
    ...seenUntil(span.span, untilMs),
    dyad: span.dyad,
    silent: forecaster(span, windowHours),
  }));
}
