import type { Filter } from 'mongodb';
import type { DealDocument } from '../store/crmDocuments';
import type { ConversationDocument } from '../store/documents';
import { markUntold } from '../store/tell';
import type { ApiContext } from './deps';
import { createRinger } from './intake/ring';

/** Lets conversations look again at who and what they are about, after something outside has changed. */
export async function tellConversations(context: ApiContext, filter: Filter<ConversationDocument>): Promise<void> {
  createRinger(context).ringLater(await markUntold(context.store, filter));
}

/** The conversations a deal may be about: linked to it, or with its contacts or its company. */
export function conversationsOf({
  _id,
  contactIds,
  companyId,
}: Pick<DealDocument, '_id' | 'contactIds' | 'companyId'>): Filter<ConversationDocument> {
  const ofCompany = companyId === null ? [] : [{ companyId }];
  return { $or: [{ dealId: _id }, { contactId: { $in: contactIds } }, ...ofCompany] };
}
