import { silentAtPoints } from './curve';
import type { Example } from './examples';
import { classLogits, hazardWidths, ownFactors, stretchesOf, traitsOf } from './hazard';
import { pointsWithin } from './points';
import { ridgeLogistic, type Case } from './ridgeLogistic';
import type { ClassModel, HazardModel } from './rhythm';

const hourMs = 3600 * 1000;
/** Next to nothing where thousands of spans speak; keeps few from saying much. */
const ridge = 3;

/** Fits the hazard to spans whose classes are known. A span speaks about the stretches it went through, answered or not. */
export function fitHazard(
  examples: readonly Example[],
  classes: ClassModel,
  typical: Pick<HazardModel, 'latency' | 'replied'>,
  horizonHours: number,
): HazardModel {
  const pointHours = pointsWithin(horizonHours);
  const stretches = stretchesOf(pointHours);
  const known = examples.map(({ span, buyer, zone }) => {
    const silence = { ...span, beganAtMs: span.startedAtMs, zone };
    const hours = span.durationMs / hourMs;
    const ended = pointHours.filter((point) => point < hours || (point === hours && span.end !== 'replied')).length;
    const replied = span.end === 'replied' && ended < pointHours.length;
    const through = replied ? ended + 1 : ended;
    return {
      replied,
      through,
      logits: Float32Array.from(classLogits(silentAtPoints(classes, buyer, silence, pointHours.slice(0, through)))),
      traits: traitsOf(classes, typical, buyer.spans, silence),
    };
  });
  const cases = function* (): Generator<Case> {
    for (const { replied, through, logits, traits } of known) {
      const rows = stretches.slice(0, through).map((stretch, at) => ({
        factors: ownFactors(stretch, logits[at] ?? 0),
        times: stretch.times,
        offset: stretch.logLength,
        happened: replied && at === through - 1,
      }));
      yield { traits, rows };
    }
  };
  const coefficients = ridgeLogistic(cases, hazardWidths, ridge);
  return { ...typical, coefficients };
}
