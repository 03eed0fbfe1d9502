import type { SetMessage } from './readData';

/** The value below which this share of the sorted values lies, straight between neighbours. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const position = (sorted.length - 1) * share;
  const low = Math.floor(position);
  const [below = Number.NaN, above = below] = [sorted[low], sorted[low + 1]];
  return below + (above - below) * (position - low);
}

/** Where a data set is cut: what is learnt from lies before `splitMs`, the last quarter of it from `validateMs` on. */
export interface Split {
  readonly validateMs: number;
  readonly splitMs: number;
  readonly endMs: number;
}

export function splitOf(messages: readonly SetMessage[]): Split {
  const times = messages.map(({ atMs }) => atMs);
  const splitMs = quantile(times, 0.7);
  const before = times.filter((atMs) => atMs < splitMs);
  return { validateMs: quantile(before, 0.75), splitMs, endMs: times.at(-1) ?? 0 };
}
