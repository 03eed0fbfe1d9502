import { newContactDocument } from '../../src/store/contacts';
import type { Database } from '../../src/store/database';
import type { MadeBase } from './base';

const atOnce = 1000;
/** The country that phones without a prefix are read in. */
export const defaultCountry = 'BR';

/** Writes a base into an empty database, keyed as the product keys it. */
export async function fill(store: Database, { contacts }: MadeBase): Promise<void> {
  await Promise.all([store.contacts, store.duplicates, store.sweeps].map((collection) => collection.deleteMany({})));
  for (let from = 0; from < contacts.length; from += atOnce) {
    const documents = contacts.slice(from, from + atOnce).map(({ id, name, phones, emails, companyId, channelIds }) => {
      const given = { name, phones: [...phones], emails: [...emails], companyId, channelIds: [...channelIds] };
      const rest = { externalIds: [], ownerId: null, language: null, optedOut: false, madeFor: [] };
      return newContactDocument(id, { ...given, ...rest }, defaultCountry, Date.now());
    });
    await store.contacts.insertMany(documents, { ordered: false, writeConcern: { w: 1 } });
  }
}
