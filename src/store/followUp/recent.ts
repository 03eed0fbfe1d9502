import { countsAsWriting } from '../../core/capture/countsAsWriting';
import type { UnderstoodTurn } from '../../core/followUp/appointmentOf';
import type { SaidMessage } from '../../core/followUp/lastWords';
import type { Delivery } from '../../core/followUp/silence';
import type { RecentMessage, StoredTurn } from './queries';

/**
 * What was said, newest first: no note of the channel, nothing that never left, no "nobody is here". Of ours one that failed stays while
 * it is the newest: then our last word did not arrive. A follow-up that failed leaves the silence as it was.
 */
export function saidOf(recent: readonly RecentMessage[]): SaidMessage[] {
  const parts = recent.filter(isPart);
  return parts
    .filter(({ status }, place) => status !== 'failed' || place === 0)
    .map(({ _id, direction, text, atMs, turnId, revokedAtMs, status }) => ({
      ...{ id: _id, direction, atMs, turnId, text: revokedAtMs === null ? text : null },
      ...(revokedAtMs === null ? {} : { isTakenBack: true }),
      status: direction === 'in' ? 'none' : statusOf(status),
    }));
}

function isPart({ direction, status, outsideTurns, content, sentAs }: RecentMessage): boolean {
  if (outsideTurns === 'notice' || outsideTurns === 'group' || !countsAsWriting(content)) return false;
  if (direction === 'in') return true;
  if (sentAs === 'absence' || (sentAs === 'followUp' && status === 'failed')) return false;
  return status !== 'cancelled' && status !== 'queued';
}

function statusOf(status: RecentMessage['status']): Delivery['status'] {
  switch (status) {
    case 'delivered':
    case 'failed':
    case 'unknown':
      return status;
    case 'read':
    case 'played':
      return 'read';
    case 'received':
    case 'queued':
    case 'sending':
    case 'sent':
    case 'cancelled':
      return 'sent';
  }
}

/** The buyer's newest turns as they were understood, and the language they last wrote in. */
export function understoodOf(stored: readonly StoredTurn[]): {
  readonly turns: readonly UnderstoodTurn[];
  readonly language: string | null;
} {
  const all = stored.flatMap(({ atMs, facts }) => {
    const understanding = facts?.turn?.understanding;
    return understanding === undefined ? [] : [{ atMs, ...understanding }];
  });
  return {
    turns: all.map(({ atMs, intent, intents = [], entities = [] }) => ({
      ...{ atMs, entities },
      intents: [...(intent === undefined ? [] : [intent]), ...intents.map((one) => one.intent)],
    })),
    language: all.find(({ language }) => language !== null && language !== undefined)?.language ?? null,
  };
}
