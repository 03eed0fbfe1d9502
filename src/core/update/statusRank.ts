import type { SendStatus } from '../capture/event';

const ranks: Readonly<Record<string, number>> = {
  queued: 0,
  sending: 1,
  unknown: 2,
  sent: 3,
  delivered: 4,
  read: 5,
  played: 6,
  failed: 7,
  cancelled: 8,
};

/** What has arrived: a failure that comes later is not one of the delivery. */
export const arrivedStates = ['delivered', 'read', 'played'] as const;

/**
 * The states a status may replace: only lower ones, so that a late `sent` never undoes `delivered`. Nothing undoes `failed`, and
 * `failed` undoes nothing that has arrived.
 */
export function statesBelow(status: SendStatus): string[] {
  const rank = ranks[status] ?? 0;
  const kept: readonly string[] = status === 'failed' ? arrivedStates : [];
  return Object.keys(ranks).filter((state) => (ranks[state] ?? 0) < rank && !kept.includes(state));
}
