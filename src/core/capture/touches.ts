import type { Referral } from './event';

/** An advertisement that brought the buyer, and when. */
export interface Touch {
  referral: Referral;
  atMs: number;
}

interface Touches {
  readonly firstTouch: Touch | null;
  readonly lastTouch: Touch | null;
}

/** The first and the newest advertisement, with those these messages name. By when they were written, so that any order ends the same. Pure. */
export function touchesWith(
  known: Touches,
  messages: readonly { readonly referral: Referral | null; readonly atMs: number }[],
): Touches {
  const named = messages.flatMap(({ referral, atMs }): Touch[] => (referral === null ? [] : [{ referral, atMs }]));
  const all = [known.firstTouch, known.lastTouch, ...named].filter((touch) => touch !== null);
  const inOrder = all.sort((a, b) => a.atMs - b.atMs);
  return { firstTouch: inOrder[0] ?? null, lastTouch: inOrder.at(-1) ?? null };
}
