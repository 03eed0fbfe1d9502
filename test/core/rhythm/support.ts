import { createChance } from '../../../bench/identity/chance';
import type { History } from '../../../src/core/rhythm/fitRhythm';
import type { MessageTime } from '../../../src/core/rhythm/rhythm';

export const hourMs = 3600 * 1000;
export const dayMs = 24 * hourMs;
/** A Monday, before the clocks change anywhere in Europe. */
export const mondayMs = Date.UTC(2026, 2, 2, 9);

/** What is planted in made-up histories: shares of the classes and their latencies, in hours on a plain clock. */
export interface Planted {
  readonly fast: { readonly share: number; readonly mu: number; readonly sd: number };
  readonly later: { readonly share: number; readonly mu: number; readonly sd: number };
}

/** Histories of buyers who all reply as planted, at any hour alike; what is not replied to is written again after two weeks. */
export function plantedHistories(planted: Planted, buyers: number, burstsEach: number, seed: number): History[] {
  const chance = createChance(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
  return Array.from({ length: buyers }, () => {
    const messages: MessageTime[] = [];
    let atMs = mondayMs + chance.below(30 * 24) * hourMs;
    for (let burst = 0; burst < burstsEach; burst++) {
      messages.push({ atMs, direction: 'out' });
      const lot = chance.next();
      const { fast, later } = planted;
      const as = lot < fast.share ? fast : lot < fast.share + later.share ? later : null;
      const repliedMs = as === null ? null : atMs + Math.exp(as.mu + as.sd * normal()) * hourMs;
      if (repliedMs !== null) messages.push({ atMs: repliedMs, direction: 'in' });
      atMs = (repliedMs ?? atMs + 14 * dayMs) + (1 + chance.below(60)) * hourMs;
    }
    return { messages, zone: 'UTC' };
  });
}

export const planted: Planted = {
  fast: { share: 0.3, mu: -2, sd: 0.7 },
  later: { share: 0.4, mu: 2, sd: 0.8 },
};
