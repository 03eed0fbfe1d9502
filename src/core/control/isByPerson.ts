import type { Control } from './control';

/** People talk with pauses: for so long after the last word of a person the exchange is live. */
export const liveForMs = 2 * 3600_000;

/**
 * True when whoever has a conversation has it by a person's word, and that still stands: while the wait lasts that was open then, or that
 * came up while the exchange was live. Whatever hours, room or rules say, it stays with them. Whoever gave no name has it while the
 * exchange is live; then it is everybody's again, because nobody can be reminded of it. Pure.
 */
export function isByPerson(
  { holder, given }: Pick<Control, 'holder'> & Partial<Pick<Control, 'given'>>,
  wait: { readonly sinceMs: number } | null,
  nowMs: number,
): boolean {
  if (holder.kind !== 'human' || given === undefined || given === null || given.to !== holder.assignee) return false;
  if (given.to === null) return holder.team === null && nowMs - given.atMs < liveForMs;
  return (wait?.sinceMs ?? nowMs) - given.atMs < liveForMs;
}
