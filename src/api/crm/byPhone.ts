import type { CountryCode } from 'libphonenumber-js/max';
import type { Document, Filter } from 'mongodb';
import type { ContactId } from '../../core/ids';
import type { Collections } from '../../store/collections';
import { standing } from '../../store/contacts';
import { defaultCountry } from '../../store/defaultCountry';
import type { ContactDocument } from '../../store/crmDocuments';
import type { OrderKey } from '../../store/page';
import { phoneSearch } from '../phoneSearch';

/** The newest records first. */
export const newestFirst: readonly OrderKey[] = [
  { field: 'createdAtMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
];

/** How contacts are searched by a phone in any writing, and how the exact matches come first. */
export function contactsByPhone(
  given: string,
  country: CountryCode | null,
): {
  filter: Filter<ContactDocument>;
  computed: Document;
  order: readonly OrderKey[];
} {
  const { asGiven, exact, lines } = phoneSearch(given, country);
  // $literal: what a person typed must never be read as an expression.
  const holds = (field: string, value: string | null) => ({ $in: [{ $literal: value }, field] });
  return {
    filter: { $and: [{ $or: [{ phoneLines: { $in: [...lines] } }, { unreadablePhones: asGiven }] }, standing] },
    computed: { rank: { $cond: [{ $or: [holds('$phoneKeys', exact), holds('$phones', asGiven)] }, 0, 1] } },
    order: [{ field: 'rank', type: 'number', direction: 1 }, ...newestFirst],
  };
}

/** The ids of the contacts with this phone, for lists that refer to contacts. */
export async function contactIdsByPhone(
  store: Pick<Collections, 'contacts' | 'accounts'>,
  given: string,
): Promise<ContactId[]> {
  const rows = await store.contacts
    .find(contactsByPhone(given, await defaultCountry(store)).filter, { projection: { _id: 1 } })
    .limit(200)
    .toArray();
  return rows.map((row) => row._id);
}
