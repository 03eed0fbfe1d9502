import type { AnyBulkWriteOperation } from 'mongodb';
import type { ContactId } from '../core/ids';
import { replaced } from '../core/merge/contactIds';
import { findStandingContact } from './contacts';
import type { DealDocument } from './crmDocuments';
import type { Database } from './database';

/**
 * What was linked to a contact while it was being merged away goes to the one that stands for it. Called after a link was written, and
 * by the merge after its commit: whichever of the two comes second sees the other. True when something went over.
 */
export async function followMerge(
  store: Pick<Database, 'contacts' | 'conversations' | 'deals'>,
  contactId: ContactId,
): Promise<boolean> {
  const standing = await findStandingContact(store, contactId);
  if (!standing || standing._id === contactId) return false;
  const conversations = await store.conversations.updateMany(
    { contactId },
    {
      $set: {
        contactId: standing._id,
        untold: true,
        ...(standing.optedOut ? { 'control.optedOut': true } : {}),
      },
      $inc: { revision: 1 },
    },
  );
  const deals = await store.deals.find({ contactIds: contactId }, { projection: { contactIds: 1 } }).toArray();
  const writes = deals.map(({ _id, contactIds }): AnyBulkWriteOperation<DealDocument> => ({
    updateOne: {
      filter: { _id, contactIds },
      update: { $set: { contactIds: replaced(contactIds, contactId, standing._id) }, $inc: { version: 1 } },
    },
  }));
  if (writes.length > 0) await store.deals.bulkWrite(writes);
  return conversations.modifiedCount + writes.length > 0;
}
