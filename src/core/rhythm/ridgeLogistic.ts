import { solveSymmetric } from './solveSymmetric';

/**
 * Rows of a logistic regression that belong to one case. Their factors are those of the row, and each trait of the case times each
 * time of the row: `[...row.factors, trait 1 * time 1, trait 1 * time 2, ..., trait 2 * time 1, ...]`.
 */
export interface Case {
  readonly traits: readonly number[];
  readonly rows: readonly CaseRow[];
}

export interface CaseRow {
  readonly factors: readonly number[];
  readonly times: readonly number[];
  /** Added to the log odds as it is. */
  readonly offset: number;
  readonly happened: boolean;
}

const mostSteps = 30;
const smallestStep = 1e-4;
const smallestGain = 1e-7;

/**
 * Coefficients of a logistic regression by Newton's method, each drawn to nothing by `ridge` (half of it times its square is added to
 * the loss). `cases` are gone through in the same order each time. Same cases, same result.
 */
export function ridgeLogistic(cases: () => Iterable<Case>, widths: Widths, ridge: number): number[] {
  let weights = new Float64Array(widths.factors + widths.traits * widths.times);
  let best = { weights, loss: Number.POSITIVE_INFINITY };
  for (let step = 0; step < mostSteps; step++) {
    const here = lossAt(weights, cases(), widths, ridge);
    if (!(here.loss <= best.loss)) {
      // Too far: half the way back.
      weights = weights.map((weight, at) => (weight + (best.weights[at] ?? 0)) / 2);
      continue;
    }
    const gain = best.loss - here.loss;
    best = { weights, loss: here.loss };
    if (gain < smallestGain * here.loss) break;
    const move = solveSymmetric(here.curvature, here.slope);
    weights = weights.map((weight, at) => weight - (move[at] ?? 0));
    if (move.every((length) => Math.abs(length) < smallestStep)) break;
  }
  return [...best.weights];
}

export interface Widths {
  readonly factors: number;
  readonly traits: number;
  readonly times: number;
}

/** Loss, its slope, and its curvature (the lower half, by rows). What the rows of a case share is multiplied once a case. */
function lossAt(weights: Float64Array, cases: Iterable<Case>, widths: Widths, ridge: number) {
  const width = weights.length;
  const slope = weights.map((weight) => ridge * weight);
  const curvature = new Float64Array(width * width);
  for (let at = 0; at < width; at++) curvature[at * width + at] = ridge;
  let loss = weights.reduce((sum, weight) => sum + 0.5 * ridge * weight * weight, 0);
  const timeSlope = new Float64Array(widths.times);
  const cross = new Float64Array(widths.times * widths.factors);
  const square = new Float64Array(widths.times * widths.times);
  for (const { traits, rows } of cases) {
    timeSlope.fill(0);
    cross.fill(0);
    square.fill(0);
    const timeWeights = timeSlope.map((_, time) =>
      traits.reduce((sum, trait, at) => sum + trait * read(weights, widths.factors + at * widths.times + time), 0),
    );
    for (const { factors, times, offset, happened } of rows) {
      let logOdds = offset;
      for (let at = 0; at < widths.factors; at++) logOdds += read(weights, at) * read(factors, at);
      for (let time = 0; time < widths.times; time++) logOdds += read(timeWeights, time) * read(times, time);
      const against = happened ? -logOdds : logOdds;
      loss += against > 30 ? against : Math.log1p(Math.exp(against));
      const chance = 1 / (1 + Math.exp(-logOdds));
      const miss = chance - (happened ? 1 : 0);
      const spread = chance * (1 - chance);
      for (let at = 0; at < widths.factors; at++) {
        const factor = read(factors, at);
        if (factor === 0) continue;
        add(slope, at, miss * factor);
        for (let other = 0; other <= at; other++)
          add(curvature, at * width + other, spread * factor * read(factors, other));
      }
      for (let time = 0; time < widths.times; time++) {
        const length = read(times, time);
        add(timeSlope, time, miss * length);
        for (let at = 0; at < widths.factors; at++)
          add(cross, time * widths.factors + at, spread * length * read(factors, at));
        for (let other = 0; other < widths.times; other++) {
          add(square, time * widths.times + other, spread * length * read(times, other));
        }
      }
    }
    for (let one = 0; one < widths.traits; one++) {
      const trait = read(traits, one);
      if (trait === 0) continue;
      for (let time = 0; time < widths.times; time++) {
        const row = widths.factors + one * widths.times + time;
        add(slope, row, trait * read(timeSlope, time));
        for (let at = 0; at < widths.factors; at++)
          add(curvature, row * width + at, trait * read(cross, time * widths.factors + at));
        for (let two = 0; two <= one; two++) {
          const both = trait * read(traits, two);
          for (let other = 0; other < widths.times; other++) {
            const column = widths.factors + two * widths.times + other;
            add(curvature, row * width + column, both * read(square, time * widths.times + other));
          }
        }
      }
    }
  }
  return { loss, slope, curvature };
}

function read(values: ArrayLike<number>, at: number): number {
  return values[at] ?? 0;
}

function add(values: Float64Array, at: number, more: number): void {
  values[at] = (values[at] ?? 0) + more;
}
