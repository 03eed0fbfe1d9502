import type { CountryCode } from 'libphonenumber-js/max';
import type { Filter, IndexDescription } from 'mongodb';
import type { ContactId } from '../core/ids';
import { contactKeys, contactKeysAgain } from '../core/resolve/contactKeys';
import type { Collections } from './collections';
import type { ContactDocument } from './crmDocuments';
import { defaultCountry } from './defaultCountry';
import { changeRecord, insertOnce, type RecordChange } from './records';

type ContactStore = Pick<Collections, 'contacts'>;

export const contactIndexes: IndexDescription[] = [
  { key: { phoneLines: 1 } },
  { key: { unreadablePhones: 1 } },
  { key: { emailKeys: 1 } },
  { key: { emailDomains: 1 } },
  { key: { channelIds: 1 }, sparse: true },
  { key: { externalIds: 1 }, sparse: true },
  { key: { nameKeys: 1 } },
  { key: { blocks: 1 } },
  { key: { companyId: 1 } },
  { key: { ownerId: 1 }, sparse: true },
  { key: { mergedInto: 1 }, partialFilterExpression: { mergedInto: { $gt: '' } } },
  { key: { duplicatesDue: 1 }, partialFilterExpression: { duplicatesDue: true } },
  { key: { keysVersion: 1 } },
  // Also holds for each of several, so that no two contacts are made for one key.
  { key: { madeFor: 1 }, unique: true, partialFilterExpression: { madeFor: { $gt: '' } }, name: 'madeForKeys' },
  { key: { createdAtMs: -1, _id: -1 } },
];

/** Indexes of earlier versions that another one stands in for. */
export const formerContactIndexes = ['madeFor_1', 'phoneKeys_1', 'emails_1'];

/** Only contacts that stand for themselves: those merged away are kept for unmerging, and found by nothing. */
export const standing: Filter<ContactDocument> = { mergedInto: null };

/** What of a contact does not follow from the rest of it. */
export type GivenContact = Pick<
  ContactDocument,
  | 'name'
  | 'phones'
  | 'emails'
  | 'channelIds'
  | 'externalIds'
  | 'companyId'
  | 'ownerId'
  | 'language'
  | 'optedOut'
  | 'madeFor'
>;

/** A whole contact, with everything it is found by. National phones are read in `country`. */
export function newContactDocument(
  id: ContactId,
  given: GivenContact,
  country: CountryCode | null,
  nowMs: number,
): ContactDocument {
  return {
    _id: id,
    ...given,
    ...contactKeys(given, country),
    mergedInto: null,
    duplicatesDue: true,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    version: 1,
  };
}

/** A contact by id, or null; also one that was merged away. */
export async function findContact(store: ContactStore, id: ContactId): Promise<ContactDocument | null> {
  return store.contacts.findOne({ _id: id });
}

/** The contact that stands for this one now: itself, or what it was merged into. Null when there is none under this id. */
export async function findStandingContact(store: ContactStore, id: ContactId): Promise<ContactDocument | null> {
  let contact = await store.contacts.findOne({ _id: id });
  while (contact?.mergedInto) contact = await store.contacts.findOne({ _id: contact.mergedInto });
  return contact;
}

/** Stores a new contact. One that is there already under this id (a repeated request) is returned as it is. */
export async function insertContact(store: ContactStore, contact: ContactDocument): Promise<ContactDocument> {
  return insertOnce(store.contacts, contact);
}

const mostAttempts = 8;

/**
 * Changes a contact, computes anew what it is found by, and raises its version. Null when it is not there, was merged away, or is not
 * in the version the change is based on.
 */
export async function changeContact(
  store: Pick<Collections, 'contacts' | 'accounts'>,
  id: ContactId,
  change: RecordChange<ContactDocument>,
): Promise<ContactDocument | null> {
  return changeContactWith(store, id, { ...change, with: () => change.set });
}

/** The same, for a change that depends on what the contact is at that moment. Null from `with` leaves it as it is, and returns it. */
export async function changeContactWith(
  store: Pick<Collections, 'contacts' | 'accounts'>,
  id: ContactId,
  change: Pick<RecordChange<ContactDocument>, 'basedOn' | 'nowMs'> & {
    readonly with: (before: ContactDocument) => RecordChange<ContactDocument>['set'] | null;
  },
): Promise<ContactDocument | null> {
  const country = await defaultCountry(store);
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const before = await store.contacts.findOne({ _id: id });
    if (!before || before.mergedInto !== null) return null;
    if (change.basedOn !== null && change.basedOn !== before.version) return null;
    const set = change.with(before);
    if (set === null) return before;
    const keys = contactKeysAgain({ ...before, ...set }, country, before);
    const changed = await changeRecord(store.contacts, id, {
      set: { ...set, ...keys, duplicatesDue: true },
      basedOn: before.version,
      nowMs: change.nowMs,
    });
    if (changed) return changed;
  }
  throw new Error('A contact kept changing while it was being changed.');
}
