import { fitRhythm } from '../../src/core/rhythm/fitRhythm';
import type { RhythmModel } from '../../src/core/rhythm/rhythm';
import { brierAt, interval95, meanWait, premature } from './bootstrap';
import { decisionScores } from './decisionScores';
import { forecastScores } from './forecastScores';
import { byClasses, byOneCurve, byRhythm, judge, type Forecaster } from './forecasters';
import { fateOf, type Judged } from './judged';
import { indexThreshold, planSettingByPremature, planSettingByWait, ruleIndex, rulePlan } from './momentRules';
import type { DataSet } from './readData';
import { same, type SetHistory, type SetSpan } from './spans';
import type { Split } from './split';

const hourMs = 3600 * 1000;
const calmFloorHours = 24;

/** A data set made ready: its spans, where it is cut, and what was learnt before the split. */
export interface Prepared {
  readonly set: DataSet;
  readonly histories: readonly SetHistory[];
  readonly spans: readonly SetSpan[];
  readonly split: Split;
  readonly model: RhythmModel;
}

/** What of a set is judged, given the spans of a part of it. */
export function judgedOf({ judged }: DataSet, spans: readonly SetSpan[]): SetSpan[] {
  return spans.filter(({ span }) => judged === 'all' || span.state !== 'neverWrote');
}

/** Parameters learnt from what was seen until then, with the window of the set. Throws when there was too little. */
export function learnUntil(histories: readonly SetHistory[], untilMs: number, windowHours: number): RhythmModel {
  const model = fitRhythm(histories, untilMs, windowHours);
  if (model === null) throw new Error('Too little to learn from.');
  return model;
}

/** The forecasters that are compared, each learnt from what was seen until then. */
function forecastersFrom(spans: readonly SetSpan[], model: RhythmModel, untilMs: number): [string, Forecaster][] {
  return [
    ['one curve for all', byOneCurve(spans, untilMs)],
    ['classes alone (d3)', byClasses(model)],
    ['hazard alone', byRhythm({ ...model, hazardWeight: 1 })],
    ['**both: the product**', byRhythm(model)],
  ];
}

/** Every forecaster's row: scores of the forecast, of rules I and P at the 24-hour timer's premature rate, and of the calm policy. */
export function comparisonRows({ set, histories, spans, split, model }: Prepared): string[] {
  const { windowHours } = set;
  const test = judgedOf(set, spans).filter(({ part }) => part === 'test');
  const before = learnUntil(histories, split.validateMs, windowHours);
  const earlier = validationSpans(set, spans, split);
  const validated = new Map(forecastersFrom(spans, before, split.validateMs));
  return forecastersFrom(spans, model, split.splitMs).map(([name, forecaster]) => {
    const judged = judge(test, forecaster, windowHours, split.endMs);
    const onEarlier = judge(earlier, validated.get(name) ?? forecaster, windowHours, split.splitMs);
    return row(name, judged, onEarlier, windowHours);
  });
}

/** Spans of the last quarter of what is learnt from: seen for the whole window, or else for a day. */
function validationSpans(set: DataSet, spans: readonly SetSpan[], { validateMs, splitMs }: Split): SetSpan[] {
  const seenFor = (hours: number): SetSpan[] =>
    spans.filter(({ span: { startedAtMs: at } }) => at >= validateMs && at <= splitMs - hours * hourMs);
  const whole = seenFor(set.windowHours);
  return judgedOf(set, whole.length < 200 ? seenFor(24) : whole);
}

function row(name: string, judged: readonly Judged[], earlier: readonly Judged[], windowHours: number): string {
  const { brier, logLoss, calibration } = forecastScores(judged, windowHours);
  const horizons = [1, 4, 24, 72].filter((hours) => hours <= windowHours);
  const brierSpread = interval95(judged, horizons.map(brierAt)).map((sum) => sum / horizons.length);
  const cells = [name, `${thousandths(brier, 4)} (${brierSpread.map((value) => thousandths(value, 4)).join('–')})`];
  cells.push(thousandths(logLoss, 3), thousandths(calibration, 3));
  const fixed = decisionScores(
    judged,
    judged.map(() => 24),
  );
  const index = ruleIndex(judged, indexThreshold(judged, { premature: fixed.premature }));
  const plan = rulePlan(1, windowHours);
  const planned = plan(judged, planSettingByPremature(plan, judged, fixed.premature));
  for (const moments of [index, planned]) {
    const { medianWait, meanWait: wait } = decisionScores(judged, moments);
    const [low, high] = interval95(judged, [meanWait(moments)]);
    cells.push(`${medianWait} / ${wait.toFixed(1)} (${low.toFixed(1)}–${high.toFixed(1)})`);
  }
  const equalWait = decisionScores(judged, ruleIndex(judged, indexThreshold(judged, { meanWait: 24 })));
  cells.push(`${signed(equalWait.premature / fixed.premature - 1)}`);
  const aimed = decisionScores(
    earlier,
    earlier.map(() => 24),
  ).premature;
  const deployed = decisionScores(judged, ruleIndex(judged, indexThreshold(earlier, { premature: aimed })));
  cells.push(`${percent(deployed.premature)}, ${deployed.meanWait.toFixed(1)} h`);
  return `| ${cells.join(' | ')} |`;
}

export const comparisonHead = `| forecaster | IBS (95 %) | log-loss | ECE | rule I: median / mean wait, h | rule P: median / mean wait, h | premature at equal mean wait | threshold of the training part: premature, mean wait |
|---|---|---|---|---|---|---|---|`;

/** The calm policy: never before 24 hours, rule P, at most 120 hours; beside the fixed timer that waits as long. */
export function calmRows({ set, spans, split, model }: Prepared): string[] {
  const { windowHours } = set;
  const test = judgedOf(set, spans).filter(({ part }) => part === 'test');
  const rule = rulePlan(calmFloorHours, Math.min(120, windowHours));
  const forecasts = forecastersFrom(spans, model, split.splitMs)
    .slice(1)
    .map(([name, forecaster]) => [name, judge(test, forecaster, windowHours, split.endMs)] as const);
  return [30, 36, 48].map((wait) => {
    const cells = forecasts.map(([, judged]) => {
      const setting = planSettingByWait(rule, judged, wait);
      const moments = rule(judged, setting);
      const [low, high] = interval95(judged, [premature(moments)]);
      const share = decisionScores(judged, moments).premature;
      return `${percent(share)} (${percent(low)}–${percent(high)}), λ ${setting.toFixed(0)}`;
    });
    const [, judged = []] = forecasts[0] ?? [];
    const fixed = decisionScores(
      judged,
      judged.map(() => wait),
    );
    return `| ${wait} h | ${percent(fixed.premature)} | ${cells.join(' | ')} |`;
  });
}

export const calmHead = `| mean wait | fixed timer | classes alone (d3) | hazard alone | both: the product |
|---|---|---|---|---|`;

/** Throws when other spans are judged than the reference judged. */
export function checkJudged({ set, spans, split }: Prepared): void {
  const test = judgedOf(set, spans).filter(({ part }) => part === 'test');
  const fates = judge(test, byOneCurve(spans, split.splitMs), set.windowHours, split.endMs).map(fateOf);
  const { judged } = set.known;
  same(`${set.name}: spans judged`, fates.length, judged.spans);
  same(`${set.name}: eligible for decisions`, fates.filter((fate) => fate !== 'unknown').length, judged.eligible);
  same(`${set.name}: silent throughout`, fates.filter((fate) => fate === 'silent').length, judged.silent);
}

/** The fixed timers' premature rates. */
export function fixedRows({ set, spans, split }: Prepared): string[] {
  const test = judgedOf(set, spans).filter(({ part }) => part === 'test');
  const judged = judge(test, byOneCurve(spans, split.splitMs), set.windowHours, split.endMs);
  return [4, 12, 24, 48, 72]
    .filter((hours) => hours < set.windowHours)
    .map(
      (hours) =>
        `| ${hours} h | ${percent(
          decisionScores(
            judged,
            judged.map(() => hours),
          ).premature,
        )} |`,
    );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function signed(share: number): string {
  return `${share > 0 ? '+' : ''}${(100 * share).toFixed(0)} %`;
}

function thousandths(value: number, digits: number): string {
  return value.toFixed(digits).replace(/^0/, '');
}
