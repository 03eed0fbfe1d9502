/** Meta: one message in 6 s to the same buyer; up to 45 at once, borrowed from the time after. */
const intervalMs = 6_000;
const burst = 45;

/** Counts messages per pair of business number and buyer. */
export interface PairRate {
  /** True when one more message may go now, which is then counted. */
  take(pair: string, nowMs: number): boolean;
}

/** A pair rate that knows nobody yet. */
export function createPairRate(): PairRate {
  /** Until when each pair's quota is used up, were it sent at one message in 6 s. */
  const usedUntilMs = new Map<string, number>();
  return {
    take(pair, nowMs) {
      const used = Math.max(usedUntilMs.get(pair) ?? 0, nowMs);
      if (used - nowMs > (burst - 1) * intervalMs) return false;
      usedUntilMs.set(pair, used + intervalMs);
      return true;
    },
  };
}
