import type { ConversationId } from '../../core/ids';
import { inquiryOwners } from '../../store/inquiries';
import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { readConversation } from '../readConversation';
import { idParams, pageOf, pageSchema } from '../schemas/common';
import { inquiryQuery, inquirySchema } from '../schemas/inquiry';
import { inquiryView } from '../views/inquiryView';

export const listInquiries = operation({
  tag: 'Conversations',
  summary: 'List what the buyer came for, and what became of it, the newest first',
  params: idParams<ConversationId>('conversation'),
  query: inquiryQuery,
  answers: { 200: { description: 'A page of inquiries.', schema: pageSchema(inquirySchema) } },
  problems: ['notFound'],
  async handle({ params, query }, { store }) {
    const filter = { conversationId: { $in: inquiryOwners(await readConversation(store, params.id)) } };
    const page = await readPage(store.inquiries, { filter, order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, inquiryView) };
  },
});

const newestFirst = [
  { field: 'openedAtMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;
