import { assertNever } from '../assertNever';

/** Which version of a parameter decides now; null: the fixed policy. */
export interface InForce {
  readonly inForce: number | null;
  /** Since when; null when nothing was ever in force. */
  readonly sinceMs: number | null;
  /** While it is frozen no newer version comes into force. */
  readonly frozen: { readonly by: string; readonly atMs: number } | null;
}

export const neverInForce: InForce = { inForce: null, sinceMs: null, frozen: null };

/** What happens to a parameter: something was learnt, or a person steps in. */
export type InForceEvent =
  | { readonly kind: 'learnt'; readonly version: number; readonly atMs: number }
  | { readonly kind: 'freeze'; readonly by: string; readonly atMs: number }
  | { readonly kind: 'thaw' }
  /** Back to an earlier version, or with null to the fixed policy; frozen there until somebody thaws it. */
  | { readonly kind: 'rollback'; readonly to: number | null; readonly by: string; readonly atMs: number };

/** What is in force afterwards; the same object when nothing changes. Pure. */
export function afterEvent(before: InForce, event: InForceEvent): InForce {
  switch (event.kind) {
    case 'learnt':
      if (before.frozen !== null || event.version <= (before.inForce ?? 0)) return before;
      return { ...before, inForce: event.version, sinceMs: event.atMs };
    case 'freeze':
      return before.frozen === null ? { ...before, frozen: { by: event.by, atMs: event.atMs } } : before;
    case 'thaw':
      return before.frozen === null ? before : { ...before, frozen: null };
    case 'rollback': {
      const { to, by, atMs } = event;
      const sinceMs = to === before.inForce ? before.sinceMs : atMs;
      if (to === before.inForce && before.frozen !== null) return before;
      return { inForce: to, sinceMs, frozen: { by, atMs } };
    }
    default:
      return assertNever(event);
  }
}
