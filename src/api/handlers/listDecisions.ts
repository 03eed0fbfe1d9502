import type { ConversationId } from '../../core/ids';
import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { readConversation } from '../readConversation';
import { idParams, pageOf, pageSchema } from '../schemas/common';
import { decisionQuery, decisionSchema } from '../schemas/decision';
import { decisionView } from '../views/decisionView';

export const listDecisions = operation({
  tag: 'Conversations',
  summary: 'List the decisions about a conversation with their reasons, the oldest first',
  params: idParams<ConversationId>('conversation'),
  query: decisionQuery,
  answers: { 200: { description: 'A page of decisions.', schema: pageSchema(decisionSchema) } },
  problems: ['notFound'],
  async handle({ params, query }, { store }) {
    const { _id } = await readConversation(store, params.id);
    const page = await readPage(store.decisions, { filter: { conversationId: _id }, order: asTaken }, pageOf(query));
    return { status: 200, body: mapPage(page, decisionView) };
  },
});

const asTaken = [
  { field: 'atMs', type: 'number', direction: 1 },
  { field: '_id', type: 'string', direction: 1 },
] as const;
