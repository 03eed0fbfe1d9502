import { learnPrematureHours } from '../../core/feedback/learnPremature';
import { learnRhythm } from '../../core/feedback/learnRhythm';
import type { Learnt } from '../../core/feedback/learnt';
import type { RhythmModel } from '../../core/rhythm/rhythm';
import { unpacked, type PackedTimes } from './packedTimes';

/** What is fitted in a thread of its own: plain data only. */
export interface FitInput {
  readonly packed: PackedTimes;
  readonly inForce: RhythmModel | null;
  /** False while the rhythm is frozen: then what waiting is worth is learnt with the one in force. */
  readonly mayChange: boolean;
  readonly nowMs: number;
}

export interface FitResult {
  readonly rhythm: Learnt<RhythmModel>;
  readonly prematureHours: Learnt<number>;
}

/** Learns the rhythm, and with the one that will be in force what waiting is worth. Takes seconds for 100,000 spans. */
export function fit({ packed, inForce, mayChange, nowMs }: FitInput): FitResult {
  const { learnt, heldOut } = learnRhythm(unpacked(packed), inForce, nowMs);
  const model = mayChange && learnt.outcome === 'learnt' ? learnt.value : inForce;
  const prematureHours: Learnt<number> =
    model === null ? { outcome: 'tooLittle', seen: heldOut.length, figures: [] } : learnPrematureHours(model, heldOut);
  return { rhythm: learnt, prematureHours };
}
