import type { AnyBulkWriteOperation } from 'mongodb';
import { contactKeysAgain, keysVersionOf } from '../core/resolve/contactKeys';
import type { ContactId } from '../core/ids';
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
  let after: ContactId | null = null;
  for (;;) {
    const page: ContactDocument[] = await store.contacts
      .find({ keysVersion: { $ne: keysVersion }, ...(after === null ? {} : { _id: { $gt: after } }) })
      .sort({ _id: 1 })
      .limit(pageSize)
      .toArray();
    if (page.length === 0) return keyed;
    after = page.at(-1)!._id;
    const writes = page.flatMap((contact): AnyBulkWriteOperation<ContactDocument>[] => {
      const keys = contactKeysAgain(contact, country, contact);
      // Read in a country of its own.
      if (keys.keysVersion === contact.keysVersion) return [];
      const filter = { _id: contact._id, version: contact.version };
      return [{ updateOne: { filter, update: { $set: { ...keys, duplicatesDue: true } } } }];
    });
    if (writes.length > 0) await store.contacts.bulkWrite(writes, { ordered: false });
    keyed += writes.length;
  }
}
