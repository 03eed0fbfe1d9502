import type { ClientSession } from 'mongodb';
import { getCountryCallingCode, type CountryCode } from 'libphonenumber-js/max';
import type { ContactId, ConversationId } from '../../core/ids';
import { digitsOf } from '../../core/erase/personFinder';
import { isDistinctive } from '../../core/erase/distinctiveName';
import { countryOf } from '../../core/resolve/phoneLine';
import type { Collections } from '../collections';
import type { ContactDocument } from '../crmDocuments';
import type { PersonScope } from '../erasureDocument';
import { nameInAddressBook } from '../addressBook';
import { defaultCountry } from '../defaultCountry';
import { conversationsOf } from './personConversations';
import { withoutShared } from './sharedMarks';

type ScopeStore = Pick<Collections, 'contacts' | 'conversations' | 'addressBook' | 'accounts'>;

/** What a person is known by, and conversations that may be the person's or somebody else's. */
export interface GatheredPerson {
  readonly scope: PersonScope;
  readonly doubtful: readonly ConversationId[];
}

/**
 * Everything a person is known by: the contact with those merged into it, their conversations with those joined into them, and what
 * to recognise the person by elsewhere. What somebody else has too (an office's phone) is no mark of the person. Used by export and erasure
 * alike, so that both speak of the same.
 */
export async function gatherPerson(store: ScopeStore, contactId: ContactId): Promise<GatheredPerson> {
  const contacts = await withMerged(store, [contactId]);
  const { theirs: conversations, doubtful } = await conversationsOf(store, contacts);
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
  return { scope: withNational(await withoutShared(store, scope), await defaultCountry(store)), doubtful };
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

/** The contacts and all that were merged into them, through any number of merges. */
export async function withMerged(
  store: Pick<Collections, 'contacts'>,
  contactIds: readonly ContactId[],
  session?: ClientSession,
): Promise<ContactDocument[]> {
  const options = session ? { session } : {};
  const found = await store.contacts.find({ _id: { $in: [...contactIds] } }, options).toArray();
  for (let newest = found; newest.length > 0;) {
    const known = new Set(found.map(({ _id }) => _id));
    const merged = await store.contacts.find({ mergedInto: { $in: newest.map(({ _id }) => _id) } }, options).toArray();
    newest = merged.filter(({ _id }) => !known.has(_id));
    found.push(...newest);
  }
  return found;
}

function afterLastBar(id: string): string {
  return id.slice(id.lastIndexOf('|') + 1);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}
