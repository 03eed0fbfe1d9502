import type { ConversationId } from '../../core/ids';
import { operation } from '../http/operation';
import { readConversation } from '../readConversation';
import { idParams } from '../schemas/common';
import { conversationSchema } from '../schemas/conversation';
import { conversationView } from '../views/conversationView';

export const getConversation = operation({
  tag: 'Conversations',
  summary: 'Read a conversation',
  params: idParams<ConversationId>('conversation'),
  answers: { 200: { description: 'The conversation.', schema: conversationSchema } },
  problems: ['notFound'],
  async handle({ params }, { store, clock }) {
    return { status: 200, body: await conversationView(store, await readConversation(store, params.id), clock()) };
  },
});
