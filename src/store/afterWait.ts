import { endAlertsOf } from './alerts';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';
import { outdateDrafts } from './drafts';

/** What a wait leaves behind when a change of the conversation has ended it: alerts and drafts about it end too. To be called after the change. */
export async function endWithWait(
  store: Pick<Collections, 'alerts' | 'drafts'>,
  before: Pick<ConversationDocument, '_id' | 'wait'>,
  after: Pick<ConversationDocument, 'wait'>,
  nowMs: number,
): Promise<void> {
  const { _id, wait } = before;
  const nextSinceMs = after.wait?.sinceMs ?? null;
  if (wait === null || wait.sinceMs === nextSinceMs) return;
  await endAlertsOf(store, _id, { wait, nextSinceMs }, nowMs);
  await outdateDrafts(store, _id, nowMs);
}
