import { comparableName } from '../../core/erase/distinctiveName';
import { nameTokens } from '../../core/resolve/personName';
import { lineOf } from '../../core/resolve/phoneLine';
import type { Collections } from '../collections';
import type { PersonScope } from '../erasureDocument';

/**
 * The scope without marks that somebody else has too: an office's phone, a family's address, a common name. Found by them, other
 * people's records would be taken for this person's.
 */
export async function withoutShared(
  store: Pick<Collections, 'contacts' | 'conversations' | 'accounts'>,
  scope: PersonScope,
): Promise<PersonScope> {
  const { marks } = scope;
  const lines = [...new Set(marks.phones.map(lineOf))];
  const [others, strangers, accounts, names] = await Promise.all([
    store.contacts
      .find({
        _id: { $nin: scope.contactIds },
        $or: [{ phoneLines: { $in: lines } }, { emailKeys: { $in: [...marks.emails] } }],
      })
      .toArray(),
    store.conversations
      .find({ _id: { $nin: scope.conversationIds }, 'identity.phone': { $in: [...marks.phones] } })
      .toArray(),
    store.accounts.find({}).toArray(),
    uniqueNames(store, scope),
  ]);
  const phones = new Set([
    ...others.flatMap(({ phoneLines }) => phoneLines),
    ...strangers.flatMap(({ identity }) => (identity.phone === null ? [] : [lineOf(identity.phone)])),
    // The business's own numbers stand in everything.
    ...accounts.flatMap(({ displayPhone, channelAccountId }) => [
      lineOf((displayPhone ?? '').replace(/\D/g, '')),
      channelAccountId.replace(/\D/g, ''),
    ]),
  ]);
  const emails = new Set(
    others.flatMap(({ emails: given, emailKeys }) => [...given.map((one) => one.toLowerCase()), ...emailKeys]),
  );
  return {
    ...scope,
    marks: {
      ...marks,
      phones: marks.phones.filter((phone) => !phones.has(lineOf(phone))),
      emails: marks.emails.filter((email) => !emails.has(email)),
      names,
    },
  };
}

async function uniqueNames(
  store: Pick<Collections, 'contacts' | 'conversations'>,
  { marks, contactIds, conversationIds }: PersonScope,
): Promise<string[]> {
  const unique: string[] = [];
  for (const name of marks.names) {
    const tokens = nameTokens(name);
    const namesakes = await store.contacts
      .find({ _id: { $nin: contactIds }, ...(tokens.length > 0 ? { nameKeys: { $all: tokens } } : { name }) })
      .toArray();
    const chats = await store.conversations.findOne({ _id: { $nin: conversationIds }, 'identity.profileName': name });
    const same = (other: string | null) => other !== null && comparableName(other) === comparableName(name);
    if (chats === null && !namesakes.some((contact) => same(contact.name))) unique.push(name);
  }
  return unique;
}
