import { activityClock } from './activityClock';
import { leaningOf, profileFor, sharesFor, silentByClasses } from './classes';
import { classLogits, silentByHazard, stretchesOf, traitsOf } from './hazard';
import { pointsWithin } from './points';
import type { BuyerRhythm, ClassModel, ReplyCurve, RhythmModel, Silence } from './rhythm';

const hourMs = 3600 * 1000;

/** The chance that the buyer replies, by how long the silence has lasted, as it stands when the silence begins. */
export function curveOf(model: RhythmModel, buyer: BuyerRhythm, silence: Silence): ReplyCurve {
  const { classes, hazard, hazardWeight, horizonHours } = model;
  const pointHours = pointsWithin(horizonHours);
  const byClasses = silentAtPoints(classes, buyer, silence, pointHours);
  const ofBuyer = traitsOf(classes, hazard, buyer.spans, silence);
  const byHazard = silentByHazard(hazard, stretchesOf(pointHours), classLogits(byClasses), ofBuyer);
  const points = pointHours.map((hours, index) => {
    const silent = (1 - hazardWeight) * (byClasses[index] ?? 1) + hazardWeight * (byHazard[index] ?? 1);
    return { afterMs: hours * hourMs, replied: 1 - silent };
  });
  return { points };
}

/** The chance that no reply has come, at each of the points, by the classes alone. */
export function silentAtPoints(
  classes: ClassModel,
  buyer: BuyerRhythm,
  { zone, beganAtMs, state }: Pick<Silence, 'zone' | 'beganAtMs' | 'state'>,
  pointHours: readonly number[],
): number[] {
  const shares = sharesFor(classes, state, leaningOf(classes, buyer.spans, zone));
  const clock = activityClock(profileFor(classes, buyer.activity), zone, beganAtMs);
  const silent = silentByClasses(classes, shares, clock);
  return pointHours.map((hours) => silent(beganAtMs + hours * hourMs));
}

/** The chance of a reply within so long, read from a curve: straight between its points, level after the last. */
export function chanceWithin({ points }: ReplyCurve, afterMs: number): number {
  let before = { afterMs: 0, replied: 0 };
  for (const point of points) {
    if (point.afterMs >= afterMs) {
      const part = Math.max(0, afterMs - before.afterMs) / (point.afterMs - before.afterMs);
      return before.replied + part * (point.replied - before.replied);
    }
    before = point;
  }
  return before.replied;
}
