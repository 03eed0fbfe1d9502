import { fateOf, type Judged } from './judged';
import { quantile } from './split';

/** What a timer did: how often it was needless, and how long it waited on silent buyers. */
export interface DecisionScores {
  /** Share of spans sent into although the buyer replied later, within the window. */
  readonly premature: number;
  readonly medianWait: number;
  readonly meanWait: number;
  readonly eligible: number;
  readonly silent: number;
}

/** Scores moments in hours, one a span. */
export function decisionScores(spans: readonly Judged[], momentHours: ArrayLike<number>): DecisionScores {
  let [premature, replied] = [0, 0];
  const waits: number[] = [];
  for (const [index, span] of spans.entries()) {
    const fate = fateOf(span);
    const moment = momentHours[index] ?? 0;
    if (fate === 'silent') waits.push(moment);
    if (fate !== 'replied') continue;
    replied += 1;
    if (span.hours > moment) premature += 1;
  }
  waits.sort((a, b) => a - b);
  const eligible = replied + waits.length;
  const meanWait = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  return {
    premature: premature / eligible,
    medianWait: quantile(waits, 0.5),
    meanWait,
    eligible,
    silent: waits.length,
  };
}
