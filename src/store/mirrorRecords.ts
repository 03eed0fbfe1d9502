import type { Collections } from './collections';
import type { ContactDocument, DealDocument } from './crmDocuments';
import type { ConversationDocument } from './documents';
import { cancelAutomaticOf } from './outbox';

/**
 * Carries what was changed of a contact into its conversations: its company, and its opt-out when that is what was changed. An opt-out is
 * true before the caller is answered: what is queued and automatic is cancelled, and what is claimed from here on reads it.
 */
export async function mirrorContact(
  store: Pick<Collections, 'conversations' | 'outbox'>,
  contact: ContactDocument,
  changed: { readonly optedOut?: boolean | undefined },
  nowMs: number,
): Promise<void> {
  const rows = await store.conversations.find({ contactId: contact._id }, { projection: { _id: 1 } }).toArray();
  if (rows.length === 0) return;
  const stops = changed.optedOut !== undefined;
  if (stops)
    await store.conversations.updateMany(
      { contactId: contact._id },
      { $set: { 'control.optedOut': contact.optedOut }, $inc: { revision: 1 } },
    );
  await store.conversations.updateMany(
    { contactId: contact._id, 'chosen.company': false },
    { $set: { companyId: contact.companyId }, $inc: { revision: 1 } },
  );
  if (!stops || !contact.optedOut) return;
  const conversationIds = rows.map((row) => row._id);
  await cancelAutomaticOf(store, conversationIds, { because: 'optedOut', nowMs });
}

/**
 * Records what a buyer said about automatic messages in one conversation: in the contact, and in the contact's other
 * conversations. After an opt-out nothing automatic that is queued leaves in any of them.
 */
export async function recordOptOut(
  store: Pick<Collections, 'contacts' | 'conversations' | 'outbox'>,
  { _id, contactId }: Pick<ConversationDocument, '_id' | 'contactId'>,
  optedOut: boolean,
  nowMs: number,
): Promise<void> {
  if (contactId !== null) {
    await store.contacts.updateOne(
      { _id: contactId, optedOut: !optedOut },
      { $set: { optedOut, updatedAtMs: nowMs }, $inc: { version: 1 } },
    );
    await store.conversations.updateMany(
      { contactId, _id: { $ne: _id }, 'control.optedOut': !optedOut },
      { $set: { 'control.optedOut': optedOut }, $inc: { revision: 1 } },
    );
  }
  if (!optedOut) return;
  const rows =
    contactId === null
      ? [{ _id }]
      : await store.conversations.find({ contactId }, { projection: { _id: 1 } }).toArray();
  const conversationIds = [_id, ...rows.map((row) => row._id)];
  await cancelAutomaticOf(store, conversationIds, { because: 'optedOut', nowMs });
}

/** Carries a deal's stage into its conversations; they show it at their next step. */
export async function mirrorDeal(store: Pick<Collections, 'conversations'>, deal: DealDocument): Promise<void> {
  await store.conversations.updateMany(
    { dealId: deal._id },
    { $set: { dealStage: deal.stage }, $inc: { revision: 1 } },
  );
}
