import { decisionScores, type DecisionScores } from './decisionScores';
import type { Judged } from './judged';
import { quantile } from './split';

const leastNever = 0.02;

/** When a rule sends, in whole hours, one a span, for its setting. */
export type MomentRule = (spans: readonly Judged[], setting: number) => Float64Array;

/**
 * Rule P with a floor and a cap: the hour T with the least `setting * P(reply after T) + P(never) * T`. `setting`: how many hours of
 * waiting a needless message is worth.
 */
export function rulePlan(floorHours: number, capHours: number): MomentRule {
  return (spans, setting) =>
    Float64Array.from(spans, ({ silent }) => {
      const last = silent[silent.length - 1] ?? 1;
      const never = Math.max(last, leastNever);
      let best = { hours: floorHours, cost: Number.POSITIVE_INFINITY };
      for (let hours = floorHours; hours <= Math.min(capHours, silent.length); hours++) {
        const cost = setting * ((silent[hours - 1] ?? 1) - last) + never * hours;
        if (cost < best.cost) best = { hours, cost };
      }
      return best.hours;
    });
}

/** Rule I: the first hour at which the odds of a reply in the next 12 hours against none at all are below `setting`. */
export const ruleIndex: MomentRule = (spans, setting) =>
  Float64Array.from(spans, ({ silent }) => {
    for (let at = 0; at < silent.length; at++) if (indexAt(silent, at) < setting) return at + 1;
    return silent.length;
  });

function indexAt(silent: Float64Array, at: number): number {
  const last = silent.length - 1;
  const soon = (silent[at] ?? 1) - (silent[Math.min(at + 12, last)] ?? 1);
  return soon / Math.max(silent[last] ?? 1, leastNever);
}

/** The smallest setting of rule P that is needless at most this often. */
export function planSettingByPremature(rule: MomentRule, spans: readonly Judged[], premature: number): number {
  return search(rule, spans, (scores) => scores.premature <= premature)[1];
}

/** The largest setting of rule P that waits at most this long in the mean. */
export function planSettingByWait(rule: MomentRule, spans: readonly Judged[], meanWait: number): number {
  return search(rule, spans, (scores) => scores.meanWait > meanWait)[0];
}

/** Halves the way between settings until the patient side (`isPatient`) and the other meet. */
function search(
  rule: MomentRule,
  spans: readonly Judged[],
  isPatient: (scores: DecisionScores) => boolean,
): [number, number] {
  let [low, high] = [1, 5000];
  for (let round = 0; round < 36; round++) {
    const middle = Math.sqrt(low * high);
    if (isPatient(decisionScores(spans, rule(spans, middle)))) high = middle;
    else low = middle;
  }
  return [low, high];
}

/** The largest threshold of rule I, of a thousand, that is needless at most this often; or the smallest that waits at most so long. */
export function indexThreshold(
  spans: readonly Judged[],
  wanted: { readonly premature: number } | { readonly meanWait: number },
): number {
  const all = Float64Array.from(
    spans.flatMap(({ silent }) => Array.from(silent, (_, at) => indexAt(silent, at))),
  ).sort();
  const values = [...new Set(Array.from({ length: 1001 }, (_, part) => quantile(all, part / 1000)))];
  let [low, high] = [0, values.length - 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const scores = decisionScores(spans, ruleIndex(spans, values[middle] ?? 0));
    const isPatient = 'premature' in wanted ? scores.premature <= wanted.premature : scores.meanWait > wanted.meanWait;
    if (isPatient) low = middle;
    else high = middle;
  }
  return values['premature' in wanted ? low : high] ?? 0;
}
