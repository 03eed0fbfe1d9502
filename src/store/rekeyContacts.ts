import type { AnyBulkWriteOperation } from 'mongodb';
import { contactKeys, keysVersionOf } from '../core/resolve/contactKeys';
import type { Collections } from './collections';
import type { ContactDocument } from './crmDocuments';
import { defaultCountry } from './defaultCountry';

const pageSize = 500;

/**
 * Computes anew what contacts are found by, for those keyed by an earlier version or under another default country. Safe from several
 * processes at once and to repeat; a contact that changes meanwhile is keyed by its change.
 */
export async function rekeyContacts(store: Pick<Collections, 'contacts' | 'accounts'>): Promise<number> {
  const country = await defaultCountry(store);
  const keysVersion = keysVersionOf(country);
  let keyed = 0;
  for (;;) {
    const page = await store.contacts
      .find({ keysVersion: { $ne: keysVersion } })
      .limit(pageSize)
      .toArray();
    if (page.length === 0) return keyed;
    const writes = page.map((contact): AnyBulkWriteOperation<ContactDocument> => ({
      updateOne: {
        filter: { _id: contact._id, version: contact.version },
        update: { $set: { ...contactKeys(contact, country), duplicatesDue: true } },
      },
    }));
    await store.contacts.bulkWrite(writes, { ordered: false });
    keyed += page.length;
  }
}
