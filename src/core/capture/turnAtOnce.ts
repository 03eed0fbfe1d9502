import type { TurnId } from '../ids';

/** A turn that has nothing to wait for. `again` names what has a settled turn decided anew; null for a new one. */
export function turnAtOnce(id: TurnId, again: string | null, nowMs: number) {
  return { id, again, openedAtMs: nowMs, lastMessageAtMs: nowMs, settleAtMs: nowMs };
}
