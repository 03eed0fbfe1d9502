import type { ConversationId, MediaId } from '../../core/ids';
import { mediaOfMessages } from '../../store/media';
import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { readConversation } from '../readConversation';
import { idParams, pageOf, pageSchema } from '../schemas/common';
import { messageQuery, messageSchema } from '../schemas/message';
import { messageView } from '../views/messageView';

export const listMessages = operation({
  tag: 'Conversations',
  summary: 'List the messages of a conversation, the oldest first',
  params: idParams<ConversationId>('conversation'),
  query: messageQuery,
  answers: { 200: { description: 'A page of messages.', schema: pageSchema(messageSchema) } },
  problems: ['notFound'],
  async handle({ params, query }, { store }) {
    const { _id } = await readConversation(store, params.id);
    const page = await readPage(store.messages, { filter: { conversationId: _id }, order: asWritten }, pageOf(query));
    const files = await mediaOfMessages(
      store,
      page.items.flatMap(({ mediaId }) => (mediaId === null ? [] : [mediaId])),
    );
    const fileOf = (id: MediaId | null) => (id === null ? null : (files.get(id) ?? null));
    return { status: 200, body: mapPage(page, (message) => messageView(message, fileOf(message.mediaId))) };
  },
});

const asWritten = [
  { field: 'atMs', type: 'number', direction: 1 },
  { field: 'order', type: 'number', direction: 1 },
  { field: 'position', type: 'number', direction: 1 },
  { field: '_id', type: 'string', direction: 1 },
] as const;
