import type { ConversationId } from '../core/ids';
import { Fault } from '../errors';
import type { Collections } from '../store/collections';
import { findConversation } from '../store/conversations';
import type { ConversationDocument } from '../store/documents';

/** The conversation, or the fault `notFound`. */
export async function readConversation(
  store: Pick<Collections, 'conversations'>,
  id: ConversationId,
): Promise<ConversationDocument> {
  const found = await findConversation(store, id);
  if (!found) throw new Fault('notFound', 'There is no conversation under this id.');
  return found;
}
