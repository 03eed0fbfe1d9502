import type { IndexDescription } from 'mongodb';
import type { ContactId } from '../core/ids';
import type { Collections } from './collections';
import type { ContactDocument } from './crmDocuments';
import { phoneKey } from '../core/resolve/phone';
import { changeRecord, insertOnce, type RecordChange } from './records';

type ContactStore = Pick<Collections, 'contacts'>;

export const contactIndexes: IndexDescription[] = [
  { key: { phoneKeys: 1 } },
  { key: { emails: 1 } },
  { key: { companyId: 1 } },
  { key: { madeFor: 1 }, unique: true, partialFilterExpression: { madeFor: { $type: 'string' } } },
  { key: { createdAtMs: -1, _id: -1 } },
];

/** Contacts with this phone (E.164 digits), oldest first. */
export async function contactsByPhoneKey(store: ContactStore, phoneKey: string, limit = 5): Promise<ContactDocument[]> {
  return store.contacts.find({ phoneKeys: phoneKey }).sort({ createdAtMs: 1, _id: 1 }).limit(limit).toArray();
}

/** A contact by id, or null. */
export async function findContact(store: ContactStore, id: ContactId): Promise<ContactDocument | null> {
  return store.contacts.findOne({ _id: id });
}

/** Stores a new contact. One that is there already under this id (a repeated request) is returned as it is. */
export async function insertContact(store: ContactStore, contact: ContactDocument): Promise<ContactDocument> {
  return insertOnce(store.contacts, contact);
}

/** Changes a contact and raises its version. Null when it is not there, or not in the version the change is based on. */
export async function changeContact(
  store: ContactStore,
  id: ContactId,
  change: RecordChange<ContactDocument>,
): Promise<ContactDocument | null> {
  return changeRecord(store.contacts, id, change);
}

/**
 * Gives a contact one more phone, as digits without a plus, unless it has it already in any way of writing it, or another contact
 * has it: whether those two are one is for people to say.
 */
export async function addPhone(store: ContactStore, id: ContactId, phone: string, nowMs: number): Promise<void> {
  const given = `+${phone}`;
  const key = phoneKey(phone);
  if (key !== null && (await contactsByPhoneKey(store, key, 1)).length > 0) return;
  await store.contacts.updateOne(
    { _id: id, phones: { $ne: given }, ...(key === null ? {} : { phoneKeys: { $ne: key } }) },
    {
      $push: { phones: given, ...(key === null ? { unreadablePhones: given } : { phoneKeys: key }) },
      $set: { updatedAtMs: nowMs },
      $inc: { version: 1 },
    },
  );
}
