import type { History } from '../rhythm/examples';
import type { RhythmModel } from '../rhythm/rhythm';
import { learnDueTime, learnLeastChance } from './learnDueTime';
import { learnHandOver } from './learnHandOver';
import { learnPrematureHours } from './learnPremature';
import { learnRhythm } from './learnRhythm';
import type { Learnt } from './learnt';
import type { InForceValues } from './learntFactsOf';
import { learnTemplateHours, learnWordings } from './learnWordings';
import type { LearntValues, ParameterName } from './parameters';
import type { Tallied } from './tallied';

type LearntOf<Names extends ParameterName> = { readonly [Name in Names]: Learnt<LearntValues[Name]> };

/** What is in force of that which is learnt from times. */
export interface TimesInForce {
  readonly inForce: RhythmModel | null;
  /** What waiting is worth now; null: it was not learnt yet. */
  readonly prematureHours: number | null;
  /** False while the rhythm is frozen: then what waiting is worth is learnt with the one in force. */
  readonly mayChange: boolean;
}

/** Learns the rhythm, and with it what waiting is worth. Takes seconds for 100,000 spans. Pure. */
export function learnFromTimes(
  histories: readonly History[],
  { inForce, prematureHours: worthNow, mayChange }: TimesInForce,
  nowMs: number,
): LearntOf<'rhythm' | 'prematureHours'> {
  const { learnt: rhythm, heldOut, fittedBefore } = learnRhythm(histories, inForce, nowMs);
  const isAnyInForce = inForce !== null || rhythm.outcome === 'learnt';
  // What is in force has seen what it would be judged on; frozen, it is what people want to go on with.
  const judge = mayChange ? (isAnyInForce ? fittedBefore : null) : inForce;
  const prematureHours: Learnt<number> =
    judge === null
      ? { outcome: 'tooLittle', seen: heldOut.length, figures: [] }
      : learnPrematureHours(judge, heldOut, worthNow);
  return { rhythm, prematureHours };
}

/** Learns the rest from what was counted. Pure. */
export function learnFromCounts(
  { wordings, chances, intents, waits }: Tallied,
  inForce: InForceValues,
): LearntOf<Exclude<ParameterName, 'rhythm' | 'prematureHours'>> {
  return {
    templateHours: learnTemplateHours(wordings),
    leastChance: learnLeastChance(chances, inForce.leastChance?.value ?? null),
    wordings: learnWordings(wordings),
    handOver: learnHandOver(intents),
    dueTime: learnDueTime(waits),
  };
}
