import { createChance } from '../identity/chance';
import { fateOf, type Judged } from './judged';
import { outcomeAt } from './forecastScores';
import { quantile } from './split';

const repetitions = 200;
const seed = 20_250_101;

/** A mean that can be taken again over other pairs: what each span adds above and below the line. */
export type Mean = (span: Judged, index: number) => readonly [above: number, below: number];

/** Mean wait on silent buyers. */
export function meanWait(moments: ArrayLike<number>): Mean {
  return (span, index) => (fateOf(span) === 'silent' ? [moments[index] ?? 0, 1] : [0, 0]);
}

/** Share of eligible spans that were sent into needlessly. */
export function premature(moments: ArrayLike<number>): Mean {
  return (span, index) => {
    const fate = fateOf(span);
    return [fate === 'replied' && span.hours > (moments[index] ?? 0) ? 1 : 0, fate === 'unknown' ? 0 : 1];
  };
}

/** Brier score at one horizon. */
export function brierAt(hours: number): Mean {
  return (span) => {
    const outcome = outcomeAt(span, hours);
    return outcome === null ? [0, 0] : [(1 - (span.silent[hours - 1] ?? 1) - outcome) ** 2, 1];
  };
}

/** From where to where 95 % of the sum of these means lie when pairs are drawn anew, all spans of a pair together. */
export function interval95(spans: readonly Judged[], means: readonly Mean[]): [number, number] {
  const clusters = new Map<string, Float64Array>();
  for (const [index, span] of spans.entries()) {
    let sums = clusters.get(span.dyad);
    if (!sums) clusters.set(span.dyad, (sums = new Float64Array(2 * means.length)));
    for (const [at, mean] of means.entries()) {
      const [above, below] = mean(span, index);
      sums[2 * at] = (sums[2 * at] ?? 0) + above;
      sums[2 * at + 1] = (sums[2 * at + 1] ?? 0) + below;
    }
  }
  const pairs = [...clusters.values()];
  const chance = createChance(seed);
  const drawn = Array.from({ length: repetitions }, () => {
    const total = new Float64Array(2 * means.length);
    for (let draw = 0; draw < pairs.length; draw++) {
      const sums = chance.pick(pairs);
      for (let at = 0; at < total.length; at++) total[at] = (total[at] ?? 0) + (sums[at] ?? 0);
    }
    return means.reduce((sum, _, at) => sum + (total[2 * at] ?? 0) / (total[2 * at + 1] ?? 1), 0);
  }).sort((a, b) => a - b);
  return [quantile(drawn, 0.025), quantile(drawn, 0.975)];
}
