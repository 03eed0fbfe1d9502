import type { CompanyId, ConversationId, DealId } from '../core/ids';
import type { Collections } from './collections';
import type { ContactDocument, DealDocument } from './crmDocuments';
import { newId } from './newId';
import { isDuplicateKey } from './storeErrors';

/** What a lead is called whose buyer has no name, or was erased. */
export const namelessLead = 'WhatsApp';

/** Makes the lead of a conversation, once: asked again, it finds the one it made. */
export async function makeLead(
  store: Pick<Collections, 'deals'>,
  lead: {
    readonly conversationId: ConversationId;
    readonly contact: Pick<ContactDocument, '_id' | 'name'>;
    readonly companyId: CompanyId | null;
    readonly stage: string;
  },
  nowMs: number,
): Promise<DealDocument> {
  const made: DealDocument = {
    _id: newId<DealId>('deal'),
    title: lead.contact.name ?? namelessLead,
    stage: lead.stage,
    contactIds: [lead.contact._id],
    companyId: lead.companyId,
    open: true,
    reference: null,
    productIds: [],
    adIds: [],
    value: null,
    madeFor: lead.conversationId,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    version: 1,
  };
  try {
    await store.deals.insertOne(made);
    return made;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const before = await store.deals.findOne({ madeFor: lead.conversationId });
    if (!before) throw error;
    return before;
  }
}
