import type { Filter } from 'mongodb';
import type { z } from 'zod';
import type { AgentId } from '../../core/ids';
import type { Database } from '../../store/database';
import type { ConversationDocument } from '../../store/documents';
import { addressesOf } from '../../core/resolve/matchConversation';
import { defaultCountry } from '../../store/defaultCountry';
import { readPage } from '../../store/page';
import { operation } from '../http/operation';
import { phoneSearch } from '../phoneSearch';
import { pageOf, pageSchema } from '../schemas/common';
import { conversationQuery, conversationSchema } from '../schemas/conversation';
import { conversationViews } from '../views/conversationView';

export const listConversations = operation({
  tag: 'Conversations',
  summary: 'List conversations, the newest activity first',
  query: conversationQuery,
  answers: { 200: { description: 'A page of conversations.', schema: pageSchema(conversationSchema) } },
  async handle({ query }, { store, clock }) {
    const filter = await filterOf(query, store);
    const page = await readPage(store.conversations, { filter, order: newestActivityFirst }, pageOf(query));
    const items = await conversationViews(store, page.items, clock());
    return { status: 200, body: { items, nextCursor: page.nextCursor } };
  },
});

const newestActivityFirst = [
  { field: 'lastActivityAtMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;

async function filterOf(
  query: z.output<typeof conversationQuery>,
  store: Database,
): Promise<Filter<ConversationDocument>> {
  const parts: Filter<ConversationDocument>[] = [{ forwardedTo: null, erasedAtMs: null }];
  if (query.phone !== undefined) parts.push(await ofPhone(query.phone, store));
  if (query.state !== undefined) parts.push({ 'control.state': query.state });
  if (query.holder !== undefined) parts.push({ 'control.holder.kind': query.holder });
  if (query.assignee === '') parts.push({ 'control.holder.assignee': null });
  else if (query.assignee !== undefined) parts.push({ 'control.holder.assignee': query.assignee as AgentId });
  if (query.needsReply !== undefined) parts.push({ wait: query.needsReply ? { $ne: null } : null });
  if (query.hasQuestions !== undefined) parts.push({ 'questions.0': { $exists: query.hasQuestions } });
  if (query.contactId !== undefined) parts.push({ contactId: query.contactId });
  return { $and: parts };
}

/** By the buyer's own address, or by a contact that has this phone. */
async function ofPhone(given: string, store: Database): Promise<Filter<ConversationDocument>> {
  const { asGiven, exact, lines } = phoneSearch(given, await defaultCountry(store));
  const phones = lines.length > 0 ? [...lines] : [asGiven];
  const [accounts, contacts] = await Promise.all([
    store.accounts.find({}, { projection: { _id: 1 } }).toArray(),
    store.contacts
      .find(
        { $or: [{ phoneLines: { $in: phones } }, { unreadablePhones: asGiven }], mergedInto: null },
        { projection: { _id: 1 } },
      )
      .limit(200)
      .toArray(),
  ]);
  const addresses = accounts.flatMap(({ _id }) => phones.flatMap((phone) => addressesOf(_id, { phone, userId: null })));
  return {
    $or: [
      { addresses: { $in: addresses }, 'addresses.0': { $exists: true } },
      { 'identity.phone': { $in: [...phones, exact ?? asGiven] } },
      { contactId: { $in: contacts.map(({ _id }) => _id) } },
    ],
  };
}
