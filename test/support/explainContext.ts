import type { ConversationId } from '../../src/core/ids';
import { defaultRules } from '../../src/core/rules/defaults';
import { gatherContext } from '../../src/store/context/gatherContext';
import { askedNow } from '../../src/store/context/unanswered';
import { findConversation } from '../../src/store/conversations';
import { explainReads, type ExplainedRead } from './explainReads';

/** Gathers a context, and explains every single query that was sent for it, as it was sent. */
export async function explainContext(
  uri: string,
  conversationId: ConversationId,
  nowMs: number,
): Promise<ExplainedRead[]> {
  return explainReads(uri, async (store, watched) => {
    const conversation = await findConversation(store, conversationId);
    if (!conversation) throw new Error(`There is no ${conversationId}.`);
    watched();
    await gatherContext(store, conversation, await askedNow(store, conversation), defaultRules, nowMs);
  });
}
