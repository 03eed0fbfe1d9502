import { chanceWithin, curveOf } from './curve';
import type { BuyerRhythm, ReplyCurve, RhythmModel, Silence } from './rhythm';

/** What a moment is planned from. All instants are epoch milliseconds. */
export interface MomentFacts {
  /** What is learnt; null plans by the fixed floor alone. */
  readonly model: RhythmModel | null;
  readonly buyer: BuyerRhythm;
  readonly silence: Silence;
  readonly bounds: {
    /** The floor: nothing is planned before. */
    readonly earliestMs: number;
    /** The cap: what is learnt moves nothing past it. The floor is stronger. */
    readonly latestMs: number;
    /** When free text ends; null when it has ended or there is no such window. */
    readonly freeUntilMs: number | null;
    /** False in quiet hours and on holidays. */
    readonly isOpen: (atMs: number) => boolean;
  };
  readonly costs: {
    /** How many hours of waiting on a silent buyer one needless message is worth. */
    readonly prematureHours: number;
    /** How many hours of waiting a paid template is worth, against free text in the window. */
    readonly templateHours: number;
  };
}

/** When to look at a silence again, and why then. */
export interface MomentPlan {
  readonly atMs: number;
  /** `floor`: the first open moment after the floor; `rhythm`: later, because a reply is still likely then. */
  readonly why: 'floor' | 'rhythm';
  readonly curve: ReplyCurve | null;
  /** Chance that the buyer has replied by `atMs` without a word from us, 0 to 1. Null without a model. */
  readonly chanceByThen: number | null;
  /** Chance of a reply within the model's horizon. Null without a model. */
  readonly chanceAtAll: number | null;
}

/** Nothing open for so long after the floor: there is no moment. */
const longestClosedMs = 60 * 24 * 3600 * 1000;
const hourMs = 3600 * 1000;
const stepMs = 15 * 60_000;
const minuteMs = 60_000;
/** Nobody is sure to reply: as in facts/timing.md. Else nothing would ever end the waiting. */
const leastNever = 0.02;

/**
 * Plans the one moment at which a silence is looked at again (facts/timing.md, rule P). Without a model it is the floor: the first
 * open moment from `earliestMs` on. What is learnt can only put it off, hour by hour and never past `latestMs`, while a needless
 * message costs more than the waiting:
 *
 *   cost of T = prematureHours * P(reply after T, within the horizon) + P(no reply at all) * hours until T
 *             + (free window over at T ? templateHours * P(still silent at T) : 0)
 *
 * Null when nothing is open for 60 days after the floor.
 */
export function planMoment({ model, buyer, silence, bounds, costs }: MomentFacts): MomentPlan | null {
  const floorAtMs = firstOpenAt(bounds.isOpen, bounds.earliestMs);
  if (floorAtMs === null) return null;
  if (model === null) return { atMs: floorAtMs, why: 'floor', curve: null, chanceByThen: null, chanceAtAll: null };
  const curve = curveOf(model, buyer, silence);
  const chanceBy = (atMs: number): number => chanceWithin(curve, atMs - silence.beganAtMs);
  const chanceAtAll = chanceWithin(curve, model.horizonHours * hourMs);
  const never = Math.max(1 - chanceAtAll, leastNever);
  const costAt = (atMs: number): number => {
    const replied = chanceBy(atMs);
    const isFree = bounds.freeUntilMs !== null && atMs < bounds.freeUntilMs;
    const waiting = (never * (atMs - silence.beganAtMs)) / hourMs;
    const needless = costs.prematureHours * Math.max(chanceAtAll - replied, 0);
    return needless + waiting + (isFree ? 0 : costs.templateHours * (1 - replied));
  };
  let best = { atMs: floorAtMs, cost: costAt(floorAtMs) };
  for (let atMs = floorAtMs + hourMs; atMs <= bounds.latestMs; atMs += hourMs) {
    const cost = costAt(atMs);
    if (cost < best.cost && bounds.isOpen(atMs)) best = { atMs, cost };
  }
  const why = best.atMs === floorAtMs ? 'floor' : 'rhythm';
  return { atMs: best.atMs, why, curve, chanceByThen: chanceBy(best.atMs), chanceAtAll };
}

/** The first open instant from `fromMs` on, to the minute. Hours open and close at full minutes and last a quarter of an hour. */
function firstOpenAt(isOpen: (atMs: number) => boolean, fromMs: number): number | null {
  if (isOpen(fromMs)) return fromMs;
  const firstMs = Math.floor(fromMs / stepMs + 1) * stepMs;
  for (let atMs = firstMs; atMs <= fromMs + longestClosedMs; atMs += stepMs) {
    if (!isOpen(atMs)) continue;
    let openMs = atMs;
    while (openMs - minuteMs > fromMs && isOpen(openMs - minuteMs)) openMs -= minuteMs;
    return openMs;
  }
  return null;
}
