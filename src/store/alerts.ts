import { createHash } from 'node:crypto';
import type { ClientSession, IndexDescription } from 'mongodb';
import { firstTellAtMs, type EscalationStage } from '../core/escalate/escalate';
import type { AlertId, ConversationId } from '../core/ids';
import type { AlertDocument } from './alertDocument';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';
import { isDuplicateKey } from './storeErrors';
import type { WaitDocument } from './waitDocument';

type AlertStore = Pick<Collections, 'alerts'>;

export const alertIndexes: IndexDescription[] = [
  { key: { atMs: -1, _id: -1 } },
  { key: { endedAtMs: 1, atMs: -1, _id: -1 } },
  { key: { 'for.agent': 1, atMs: -1, _id: -1 }, partialFilterExpression: { 'for.agent': { $gt: '' } } },
  { key: { 'for.team': 1, atMs: -1, _id: -1 }, partialFilterExpression: { 'for.team': { $gt: '' } } },
  { key: { conversationId: 1, endedAtMs: 1 } },
];

/** The id of the alert of one stage of one wait until one due time: told twice, it is still one. */
export function alertIdOf(
  conversationId: ConversationId,
  { sinceMs, dueAtMs }: Pick<WaitDocument, 'sinceMs' | 'dueAtMs'>,
  kind: EscalationStage,
): AlertId {
  const hash = createHash('sha256').update(`${conversationId}|${sinceMs}|${dueAtMs}|${kind}`).digest('hex');
  return `alr_${hash.slice(0, 24)}` as AlertId;
}

/** Raises an alert once. */
export async function insertAlertOnce(store: AlertStore, alert: AlertDocument): Promise<void> {
  try {
    await store.alerts.insertOne(alert);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}

/**
 * Ends the alerts about a wait that a change of the conversation has ended. To be called after the change: what a crash leaves out in
 * between the reply sweep makes up for.
 */
export async function endAlertsAfter(
  store: AlertStore,
  before: Pick<ConversationDocument, '_id' | 'wait'>,
  after: Pick<ConversationDocument, 'wait'>,
  nowMs: number,
): Promise<void> {
  if (before.wait === null || before.wait.sinceMs === after.wait?.sinceMs) return;
  const { toldStage = 0, overdue } = before.wait;
  // A sooner due time moves the stages, but not what was told already.
  if (toldStage === 0 && !overdue && nowMs < firstTellAtMs(before.wait)) return;
  await endAlertsBut(store, before._id, after.wait?.sinceMs ?? null, nowMs);
}

/** Ends all alerts of a conversation but those about the wait that began at `waitSinceMs`. Returns how many. */
export async function endAlertsBut(
  store: AlertStore,
  conversationId: ConversationId,
  waitSinceMs: number | null,
  nowMs: number,
  session?: ClientSession,
): Promise<number> {
  const ended = await store.alerts.updateMany(
    { conversationId, endedAtMs: null, ...(waitSinceMs === null ? {} : { waitSinceMs: { $ne: waitSinceMs } }) },
    { $set: { endedAtMs: nowMs } },
    { session },
  );
  return ended.modifiedCount;
}
