import { learnFromTimes, type TimesInForce } from '../../core/feedback/learnAll';
import { unpacked, type PackedTimes } from './packedTimes';

/** What is fitted in a thread of its own: plain data only. */
export interface FitInput extends TimesInForce {
  readonly packed: PackedTimes;
  readonly nowMs: number;
}

export type FitResult = ReturnType<typeof learnFromTimes>;

/** Learns from packed message times. */
export function fit({ packed, nowMs, ...inForce }: FitInput): FitResult {
  return learnFromTimes(unpacked(packed), inForce, nowMs);
}
