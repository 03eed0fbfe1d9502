import type { ClientSession, IndexDescription } from 'mongodb';
import { firstTellAtMs, type EscalationStage } from '../core/escalate/escalate';
import type { AlertId, ConversationId } from '../core/ids';
import type { AlertDocument } from './alertDocument';
import type { Collections } from './collections';
import { idOfParts } from './newId';
import { insertIfNew } from './records';
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
  return idOfParts<AlertId>('alr', conversationId, sinceMs, dueAtMs, kind);
}

/** The id of the alert about one silence: looked at twice, it is still one. */
export function followUpAlertIdOf(conversationId: ConversationId, sinceMs: number): AlertId {
  return idOfParts<AlertId>('alr', conversationId, sinceMs, 'followUp');
}

/** Ends the alert about a silence that is over. */
export async function endFollowUpAlert(
  store: AlertStore,
  conversationId: ConversationId,
  sinceMs: number,
  nowMs: number,
): Promise<void> {
  await store.alerts.updateOne(
    { _id: followUpAlertIdOf(conversationId, sinceMs), endedAtMs: null },
    { $set: { endedAtMs: nowMs } },
  );
}

/** Raises the alert about a silence; one that has ended is raised again, since people have the silence again. */
export async function raiseFollowUpAlert(store: AlertStore, alert: AlertDocument): Promise<void> {
  if (await insertIfNew(store.alerts, alert)) return;
  const { _id, ...again } = alert;
  await store.alerts.updateOne({ _id, endedAtMs: { $ne: null } }, { $set: again });
}

/** Raises an alert once. */
export async function insertAlertOnce(store: AlertStore, alert: AlertDocument): Promise<void> {
  await insertIfNew(store.alerts, alert);
}

/**
 * Ends the alerts about a wait that is over. What a crash leaves out the reply sweep makes up for.
 */
export async function endAlertsOf(
  store: AlertStore,
  conversationId: ConversationId,
  { wait, nextSinceMs }: { readonly wait: WaitDocument; readonly nextSinceMs: number | null },
  nowMs: number,
): Promise<void> {
  const { toldStage = 0, overdue } = wait;
  // A sooner due time moves the stages, but not what was told already.
  if (toldStage === 0 && !overdue && nowMs < firstTellAtMs(wait)) return;
  await endAlertsBut(store, conversationId, nextSinceMs, nowMs);
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
