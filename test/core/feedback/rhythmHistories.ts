import type { History } from '../../../src/core/rhythm/examples';
import type { MessageTime } from '../../../src/core/rhythm/rhythm';

export const hourMs = 3600 * 1000;
export const rhythmStartMs = Date.UTC(2026, 2, 2, 9);

/** The same numbers at every run, in [0, 1). */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

/** Buyers of two kinds: half answer within the hour, half after a day or two or never. `mixed`: nobody has a kind of their own. */
export function rhythmHistories(buyers: number, mixed: boolean): History[] {
  const chance = chances(7);
  return Array.from({ length: buyers }, (_, buyer) => {
    const messages: MessageTime[] = [];
    let atMs = rhythmStartMs + chance() * 600 * hourMs;
    for (let turn = 0; turn < 8; turn++) {
      messages.push({ atMs, direction: 'in' }, { atMs: atMs + hourMs / 4 + chance() * hourMs, direction: 'out' });
      const isFast = mixed ? chance() < 0.5 : buyer % 2 === 0;
      if (!isFast && chance() < 0.4) break;
      const waitMs = isFast ? chance() * hourMs : (20 + chance() * 40) * hourMs;
      atMs += hourMs * 2 + waitMs;
    }
    return { messages: messages.sort((a, b) => a.atMs - b.atMs), zone: 'America/Sao_Paulo' };
  });
}

export const nowMs = rhythmStartMs + 1500 * hourMs;
