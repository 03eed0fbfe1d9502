import type { Span } from '../../src/core/rhythm/rhythm';

const hourMs = 3600 * 1000;

/** A span as it is judged: what came of it, and what was forecast. */
export interface Judged {
  readonly hours: number;
  readonly replied: boolean;
  readonly dyad: string;
  /** The chance that no reply has come after 1, 2, ... hours, until the window ends. */
  readonly silent: Float64Array;
}

/** A reply within the window, silent throughout, or not seen until its end. */
export type Fate = 'replied' | 'silent' | 'unknown';

export function fateOf({ hours, replied, silent }: Judged): Fate {
  if (replied && hours <= silent.length) return 'replied';
  return hours > silent.length ? 'silent' : 'unknown';
}

/** How a span ended when nothing after `untilMs` is seen. */
export function seenUntil(
  { startedAtMs, durationMs, end }: Span,
  untilMs: number,
): { hours: number; replied: boolean } {
  const seenMs = untilMs - startedAtMs;
  return { hours: Math.min(durationMs, seenMs) / hourMs, replied: end === 'replied' && durationMs <= seenMs };
}
