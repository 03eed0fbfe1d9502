import { endAlertsAfter } from './alerts';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';
import { outdateDraftsAfter } from './drafts';

/** What a wait leaves behind when a change of the conversation has ended it: alerts and drafts about it end too. */
export async function endWithWait(
  store: Pick<Collections, 'alerts' | 'drafts'>,
  before: Pick<ConversationDocument, '_id' | 'wait'>,
  after: Pick<ConversationDocument, 'wait'>,
  nowMs: number,
): Promise<void> {
  await endAlertsAfter(store, before, after, nowMs);
  await outdateDraftsAfter(store, before, after, nowMs);
}
