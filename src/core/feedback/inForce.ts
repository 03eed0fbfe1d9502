import { assertNever } from '../assertNever';

/** Which version of a parameter decides now; null: the fixed policy. */
export interface InForce {
  readonly inForce: number | null;
  /** Since when; null when nothing was ever in force. */
  readonly sinceMs: number | null;
  /** While it is frozen no newer version comes into force. */
  readonly frozen: { readonly by: string; readonly atMs: number } | null;
  /** What was done beside learning, oldest first; missing in what was stored before it was kept. What was learnt the versions tell. */
  readonly history?: readonly InForceChange[];
}

export const changeKinds = ['freeze', 'thaw', 'rollback', 'withdraw'] as const;

/** Somebody stepped in, or a version was withdrawn. */
export interface InForceChange {
  readonly kind: (typeof changeKinds)[number];
  readonly by: string;
  readonly atMs: number;
  /** What was in force before, and after; null: the fixed policy. */
  readonly from: number | null;
  readonly to: number | null;
}

export const neverInForce: InForce = { inForce: null, sinceMs: null, frozen: null };

/** What happens to a parameter: something was learnt, or a person steps in. */
export type InForceEvent =
  | { readonly kind: 'learnt'; readonly version: number; readonly atMs: number }
  | { readonly kind: 'freeze'; readonly by: string; readonly atMs: number }
  | { readonly kind: 'thaw'; readonly by: string; readonly atMs: number }
  /** Back to an earlier version, or with null to the fixed policy; frozen there until somebody thaws it. */
  | { readonly kind: 'rollback'; readonly to: number | null; readonly by: string; readonly atMs: number }
  /** A version that has become worse than nothing learnt: the fixed policy decides until a newer one is learnt. */
  | { readonly kind: 'withdraw'; readonly version: number; readonly atMs: number };

/** So many changes are kept. */
const mostKept = 100;

/** What is in force afterwards; the same object when nothing changes. Pure. */
export function afterEvent(before: InForce, event: InForceEvent): InForce {
  switch (event.kind) {
    case 'learnt':
      if (before.frozen !== null || event.version <= (before.inForce ?? 0)) return before;
      return { ...before, inForce: event.version, sinceMs: event.atMs };
    case 'freeze':
      if (before.frozen !== null) return before;
      return noted(before, { ...before, frozen: { by: event.by, atMs: event.atMs } }, event);
    case 'thaw':
      return before.frozen === null ? before : noted(before, { ...before, frozen: null }, event);
    case 'rollback': {
      const { to, by, atMs } = event;
      const sinceMs = to === before.inForce ? before.sinceMs : atMs;
      if (to === before.inForce && before.frozen !== null) return before;
      return noted(before, { ...before, inForce: to, sinceMs, frozen: { by, atMs } }, event);
    }
    case 'withdraw':
      if (before.frozen !== null || event.version !== before.inForce) return before;
      return noted(before, { ...before, inForce: null, sinceMs: event.atMs }, { ...event, by: 'learning' });
    default:
      return assertNever(event);
  }
}

function noted(
  before: InForce,
  after: InForce,
  { kind, by, atMs }: Pick<InForceChange, 'kind' | 'by' | 'atMs'>,
): InForce {
  const change = { kind, by, atMs, from: before.inForce, to: after.inForce };
  return { ...after, history: [...(before.history ?? []), change].slice(-mostKept) };
}
