import type { Control } from './control';
import type { Standing } from './standing';

/** The things a conversation can be waiting for. */
export type DueKind = 'turn' | 'replyDue' | 'followUp' | 'pauseEnd' | 'snoozeEnd' | 'unknownSend' | 'respond';

export interface Deadline {
  readonly kind: DueKind;
  readonly atMs: number;
}

/** All deadlines of a standing, nearest first. A pause or a snooze holds back what would disturb it. */
export function deadlinesOf(standing: Standing): Deadline[] {
  const { control } = standing;
  if (standing.forwardedTo !== null) return [];
  const held = control.paused !== null || control.snoozedUntilMs !== null;
  const candidates: [DueKind, number | null | undefined][] = [
    ['turn', standing.turn?.settleAtMs],
    ['pauseEnd', control.paused?.untilMs],
    ['snoozeEnd', control.snoozedUntilMs],
    ['unknownSend', standing.unknownSendUntilMs],
    ['respond', standing.thinking?.kind === 'respond' ? standing.thinking.untilMs : null],
    ['replyDue', control.snoozedUntilMs === null ? replyDueAt(standing.wait) : null],
    ['followUp', held ? null : standing.followUp?.lookAtMs],
  ];
  return candidates
    .flatMap(([kind, atMs]) => (atMs === null || atMs === undefined ? [] : [{ kind, atMs }]))
    .sort((a, b) => a.atMs - b.atMs);
}

/** When a planned look can come at the earliest: a pause or a snooze holds it back. Milliseconds since 1970. */
export function lookComesAtMs(
  { paused, snoozedUntilMs }: Pick<Control, 'paused' | 'snoozedUntilMs'>,
  lookAtMs: number,
): number {
  return Math.max(lookAtMs, paused?.untilMs ?? lookAtMs, snoozedUntilMs ?? lookAtMs);
}

/** When somebody is told of a missing reply: before it is due, and then. */
function replyDueAt(wait: Standing['wait']): number | null {
  if (wait === null || wait.overdue) return null;
  return Math.min(wait.nextTellAtMs ?? wait.dueAtMs, wait.dueAtMs);
}

/** The nearest deadline, or null when nothing is due. */
export function nextDeadline(standing: Standing): Deadline | null {
  return deadlinesOf(standing)[0] ?? null;
}
