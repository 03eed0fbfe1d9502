import { randomUUID } from 'node:crypto';
import type { AgentId, CommandId, ConversationId } from '../../core/ids';
import { Fault } from '../../errors';
import type { OutboxDocument } from '../../store/documents';
import type { ApiContext } from '../deps';
import { orderCommand } from '../giveCommand';
import { idFrom } from '../http/idempotencyKey';
import { RefusedFault } from '../http/requestFault';
import { readConversation } from '../readConversation';
import type { MessageView } from '../schemas/message';
import { messageView, sendView } from '../views/messageView';
import { giveUpDraft, insertDraft, type FollowUpOfReply } from './draft';

export interface Reply {
  readonly text: string;
  readonly agent?: AgentId | undefined;
  /** Of the Idempotency-Key; null without one. */
  readonly key: string | null;
  /** Set when it follows up a silence. */
  readonly followUp?: FollowUpOfReply;
}

/**
 * Sends a person's reply: the words are stored as a draft, the conversation is told its id, and from its yes on the send is under
 * way. Without an answer the draft is taken back; where that is too late, the reply has been taken and this is its answer.
 */
export async function sendReply(id: ConversationId, reply: Reply, context: ApiContext): Promise<MessageView> {
  const { store, clock } = context;
  const conversation = await readConversation(store, id);
  if (conversation.erasedAtMs !== null)
    throw new RefusedFault({ code: 'erased', text: 'The buyer of this conversation was erased.' });
  const isFreeText = (reply.followUp?.template ?? null) === null;
  if (isFreeText && (conversation.windowClosesAtMs ?? 0) <= clock()) {
    throw new RefusedFault({
      code: 'windowClosed',
      text: 'The buyer wrote more than 24 hours ago, or never. WhatsApp takes no free text until the buyer writes again.',
    });
  }
  const draft = await insertDraft(store, conversation, { ...reply, key: reply.key ?? randomUUID() }, clock());
  const fields = { outboxId: draft._id, ...(reply.agent ? { agent: reply.agent } : {}) };
  const commandId = idFrom<CommandId>('cmd', draft._id);
  try {
    await orderCommand(id, { name: 'reply', fields, by: reply.agent }, commandId, context);
  } catch (error) {
    const takenBack = await giveUpDraft(store, draft._id, clock());
    if (error instanceof RefusedFault) throw error;
    if (takenBack) throw unanswered(error);
  }
  return readSend(context, draft);
}

function unanswered(error: unknown): Fault {
  const code = error instanceof Fault ? error.code : 'temporalAway';
  return new Fault(code, 'The conversation did not answer in time. Nothing was sent; try again.', { cause: error });
}

async function readSend({ store }: Pick<ApiContext, 'store'>, draft: OutboxDocument): Promise<MessageView> {
  const message = await store.messages.findOne({ outboxId: draft._id });
  if (message) return messageView(message, null);
  return sendView((await store.outbox.findOne({ _id: draft._id })) ?? draft);
}
