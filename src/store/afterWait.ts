import { endAlertsOf, endFollowUpAlert } from './alerts';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';
import { outdateDrafts } from './drafts';

/**
 * What a wait, or a silence that people were given, leaves behind when a change of the conversation has ended it: alerts and drafts about
 * it end too. To be called after the change.
 */
export async function endWithWait(
  store: Pick<Collections, 'alerts' | 'drafts'>,
  before: Pick<ConversationDocument, '_id' | 'wait' | 'followUp'>,
  after: Pick<ConversationDocument, 'wait' | 'followUp'>,
  nowMs: number,
): Promise<void> {
  const { _id, wait, followUp } = before;
  if (followUp?.given !== undefined && after.followUp?.sinceMs !== followUp.sinceMs) {
    await endFollowUpAlert(store, _id, followUp.sinceMs, nowMs);
    await outdateDrafts(store, _id, nowMs);
  }
  const nextSinceMs = after.wait?.sinceMs ?? null;
  if (wait === null || wait.sinceMs === nextSinceMs) return;
  await endAlertsOf(store, _id, { wait, nextSinceMs }, nowMs);
  await outdateDrafts(store, _id, nowMs);
}
