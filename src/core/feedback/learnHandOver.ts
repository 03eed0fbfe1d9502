import { figure, type Learnt } from './learnt';
import { parameterBounds, within, type RaisedConfidence } from './parameters';
import type { IntentTally } from './tallied';

/** Fewer automatic answers to an intent than these change nothing. */
const leastAnswers = 20;
/** This share of answers may be overruled, corrected or asked back about before more is handed over … */
const usualShare = 0.1;
/** … and at this share the bound is reached. */
const highestShare = 0.5;
/** So many answers with the usual share are assumed beforehand. */
const pseudoAnswers = 10;

/**
 * The intents whose automatic answers people overrule or correct, or about which buyers ask back, and how much surer automation has
 * to be before it answers them. Only ever raised, by at most {@link parameterBounds.handOver}. Pure.
 */
export function learnHandOver(intents: readonly IntentTally[]): Learnt<readonly RaisedConfidence[]> {
  const judged = intents.map((one) => ({ ...one, ...badOf(one) })).filter(({ total }) => total > 0);
  const seen = judged.reduce((sum, { total }) => sum + total, 0);
  const bad = judged.reduce((sum, one) => sum + one.bad, 0);
  const enough = judged.filter(({ total }) => total >= leastAnswers);
  const figures = [figure('shareCorrected', seen === 0 ? 0 : bad / seen), figure('intentsJudged', enough.length)];
  if (enough.length === 0) return { outcome: 'tooLittle', seen, figures };
  const value = enough
    .map(({ intent, ...one }) => ({
      intent,
      by: raisedBy((one.bad + pseudoAnswers * usualShare) / (one.total + pseudoAnswers)),
    }))
    .filter(({ by }) => by > 0)
    .sort((a, b) => (a.intent < b.intent ? -1 : 1));
  return { outcome: 'learnt', value, seen, figures };
}

function badOf({ answers, overruled, doubted, draftsKept, draftsCorrected }: IntentTally) {
  return { total: answers + draftsKept + draftsCorrected, bad: overruled + doubted + draftsCorrected };
}

function raisedBy(share: number): number {
  const { most } = parameterBounds.handOver;
  const raised = (most * (share - usualShare)) / (highestShare - usualShare);
  return Math.round(within(raised, parameterBounds.handOver) * 100) / 100;
}
