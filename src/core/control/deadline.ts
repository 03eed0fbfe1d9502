import type { Standing } from './standing';

/** The things a conversation can be waiting for. */
export type DueKind = 'turn' | 'replyDue' | 'followUp' | 'pauseEnd' | 'snoozeEnd' | 'unknownSend';

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
    [
      'replyDue',
      standing.wait && !standing.wait.overdue && control.snoozedUntilMs === null ? standing.wait.dueAtMs : null,
    ],
    ['followUp', held ? null : standing.followUp?.lookAtMs],
  ];
  return candidates
    .flatMap(([kind, atMs]) => (atMs === null || atMs === undefined ? [] : [{ kind, atMs }]))
    .sort((a, b) => a.atMs - b.atMs);
}

/** The nearest deadline, or null when nothing is due. */
export function nextDeadline(standing: Standing): Deadline | null {
  return deadlinesOf(standing)[0] ?? null;
}
