import { getCountryCallingCode, type CountryCode } from 'libphonenumber-js/max';
import type { ContactId, ConversationId } from '../../core/ids';
import { digitsOf } from '../../core/erase/personFinder';
import { isDistinctive } from '../../core/erase/distinctiveName';
import { countryOf } from '../../core/resolve/phoneLine';
import type { Collections } from '../collections';
import type { ContactDocument } from '../crmDocuments';
import type { ConversationDocument } from '../documents';
import type { PersonScope } from '../erasureDocument';
import { nameInAddressBook } from '../addressBook';
import { defaultCountry } from '../defaultCountry';
import { withoutShared } from './sharedMarks';

type ScopeStore = Pick<Collections, 'contacts' | 'conversations' | 'addressBook' | 'accounts'>;

/**
 * Everything a person is known by: the contact with those merged into it, their conversations with those joined into them, and what
 * to recognise the person by elsewhere. What somebody else has too (an office's phone) is no mark of the person. Used by export and erasure
 * alike, so that both speak of the same.
 */
export async function gatherPerson(store: ScopeStore, contactId: ContactId): Promise<PersonScope> {
  const contacts = await withMerged(store, contactId);
  const conversations = await conversationsOf(store, contacts);
  const identities = conversations.map(({ identity }) => identity);
  const bookNames = await Promise.all(
    conversations.map(({ accountId, identity }) => nameInAddressBook(store, accountId, identity)),
  );
  const channelIds = contacts.flatMap((contact) => contact.channelIds.map(afterLastBar));
  const names = [
    ...contacts.map(({ name }) => name),
    ...identities.map(({ profileName }) => profileName),
    ...bookNames,
  ].filter((name) => name !== null);
  const addresses = conversations.flatMap((conversation) => conversation.addresses);
  const externalIds = contacts.flatMap((contact) => contact.externalIds);
  const scope: PersonScope = {
    contactIds: contacts.map(({ _id }) => _id),
    conversationIds: conversations.map(({ _id }) => _id),
    addresses,
    outboxIds: [],
    mediaIds: [],
    fileIds: [],
    noteIds: [],
    lineIds: [],
    systems: distinct(externalIds.map((id) => id.split('|')[0] ?? id)),
    marks: {
      phones: distinct([
        ...contacts.flatMap(({ phones, phoneKeys, phoneLines }) => [
          ...phones.map(digitsOf),
          ...phoneKeys,
          ...phoneLines,
        ]),
        ...identities.flatMap(({ phone }) => phone ?? []),
        ...addresses.filter((address) => address.includes('|phone|')).map(afterLastBar),
      ]),
      tokens: distinct(
        [
          ...channelIds,
          ...externalIds.map((id) => id.slice(id.indexOf('|') + 1)),
          ...identities.flatMap(({ userId, parentUserId, username }) => [userId, parentUserId, username ?? null]),
          ...addresses.filter((address) => !address.includes('|phone|')).map(afterLastBar),
        ].filter((token): token is string => token !== null && token.length >= 5),
      ),
      emails: distinct(
        contacts.flatMap(({ emails, emailKeys }) => [...emails, ...emailKeys]).map((email) => email.toLowerCase()),
      ),
      names: distinct(names.filter(isDistinctive)),
    },
  };
  return withNational(await withoutShared(store, scope), await defaultCountry(store));
}

/** Shorter ones are found in too much else. */
const leastNationalDigits = 8;

/** Numbers of this installation's country are written without its code as well, with and without a zero. */
function withNational(scope: PersonScope, country: CountryCode | null): PersonScope {
  if (country === null) return scope;
  const code = getCountryCallingCode(country);
  const national = scope.marks.phones
    .filter((phone) => countryOf(phone) === country)
    .map((phone) => phone.slice(code.length))
    .filter((phone) => phone.length >= leastNationalDigits)
    .flatMap((phone) => [phone, `0${phone}`]);
  return { ...scope, marks: { ...scope.marks, phones: distinct([...scope.marks.phones, ...national]) } };
}

/** The contact and all that were merged into it, through any number of merges. */
async function withMerged(store: ScopeStore, contactId: ContactId): Promise<ContactDocument[]> {
  const found = await store.contacts.find({ _id: contactId }).toArray();
  for (let newest = found; newest.length > 0;) {
    const known = new Set(found.map(({ _id }) => _id));
    const merged = await store.contacts.find({ mergedInto: { $in: newest.map(({ _id }) => _id) } }).toArray();
    newest = merged.filter(({ _id }) => !known.has(_id));
    found.push(...newest);
  }
  return found;
}

/** Conversations linked to one of the contacts, those nobody has that came with its phone or user id, and all joined with them. */
async function conversationsOf(
  store: ScopeStore,
  contacts: readonly ContactDocument[],
): Promise<ConversationDocument[]> {
  const ids = contacts.map(({ _id }) => _id);
  const marks = contacts.flatMap(({ channelIds, phoneLines }) => [
    ...channelIds.map((id) => id.slice(id.indexOf('|'))),
    ...phoneLines.map((line) => `|phone|${line}`),
  ]);
  const accounts = await store.accounts.find({}, { projection: { _id: 1 } }).toArray();
  const addresses = accounts.flatMap(({ _id }) => marks.map((mark) => `${_id}${mark}`));
  const found = await store.conversations
    .find({ $or: [{ contactId: { $in: ids } }, { contactId: null, addresses: { $in: addresses } }] })
    .toArray();
  for (let newest = found; newest.length > 0;) {
    const known = new Set(found.map(({ _id }) => _id));
    const next = joinedWith(newest).filter((id) => !known.has(id));
    newest = next.length === 0 ? [] : await store.conversations.find({ _id: { $in: next } }).toArray();
    found.push(...newest);
  }
  return found;
}

function joinedWith(conversations: readonly ConversationDocument[]): ConversationId[] {
  return conversations.flatMap(({ forwardedTo, forwardedFrom }) => [
    ...(forwardedTo === null ? [] : [forwardedTo]),
    ...forwardedFrom,
  ]);
}

function afterLastBar(id: string): string {
  return id.slice(id.lastIndexOf('|') + 1);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
