import type { CountryCode } from 'libphonenumber-js/max';
import type { Identity } from '../core/capture/event';
import type { KnownContact, SenderKeys, SenderPhone } from '../core/resolve/matchContact';
import { linesSeen, type SeenIn } from '../core/resolve/linesSeen';
import type { Mentions } from '../core/resolve/mentions';
import { phoneKey } from '../core/resolve/phone';
import { lineOf, nearLines } from '../core/resolve/phoneLine';
import type { Collections } from '../store/collections';
import { channelIdsOf } from '../store/channelIds';
import type { ContactDocument } from '../store/crmDocuments';
import type { ConversationDocument } from '../store/documents';

/** For {@link senderKeys}, when only what the channel signs counts. */
export const nothingMentioned: Pick<Mentions, 'emails' | 'writtenEmails' | 'ownPhones'> = {
  emails: [],
  writtenEmails: [],
  ownPhones: [],
};

/** What a buyer can be known by: the identity block, and what the buyer gave as their own. */
export function senderKeys(
  channel: string,
  identity: Identity,
  mentions: Pick<Mentions, 'emails' | 'writtenEmails' | 'ownPhones'>,
  country: CountryCode | null,
): SenderKeys {
  const onCard = mentions.ownPhones.flatMap((phone) => phoneKey(phone, country ?? undefined) ?? []);
  const signed = identity.phone === null ? [] : [senderPhone(identity.phone, true)];
  const given = [...new Set(onCard)].map((key) => senderPhone(key, false));
  const { userId, parentId } = channelIdsOf(channel, identity);
  return {
    userId,
    parentId,
    phones: [...signed, ...given.filter(({ line }) => signed.every((own) => own.line !== line))],
    emails: mentions.emails,
    writtenEmails: mentions.writtenEmails,
    profileName: identity.profileName,
  };
}

function senderPhone(exact: string, isSigned: boolean): SenderPhone {
  return { exact, line: lineOf(exact), nearLines: nearLines(exact), isSigned };
}

/** Of these, the ids a channel signs. */
export function signedIds({ userId, parentId }: SenderKeys): string[] {
  return [userId, parentId].filter((id) => id !== null);
}

/** More contacts than this with one key are an office's or a mistake: which of them it is has to be asked anyway. */
const mostContacts = 20;

/**
 * The contacts that have one of these keys, or are near one, and when they were seen. A query for each strength of key, so that the
 * many with a weaker one never hide one with a stronger.
 */
export async function contactsNear(
  store: Pick<Collections, 'contacts' | 'conversations'>,
  sender: SenderKeys,
): Promise<{ documents: ContactDocument[]; known: KnownContact[] }> {
  const queries: (readonly [string, readonly string[]])[] = [
    ['channelIds', signedIds(sender)],
    ['phoneLines', sender.phones.flatMap(({ isSigned, line }) => (isSigned ? [line] : []))],
    ['phoneLines', sender.phones.flatMap(({ isSigned, line, nearLines: near }) => (isSigned ? near : [line, ...near]))],
    ['emailKeys', sender.emails],
    ['emailKeys', sender.writtenEmails],
  ];
  const found = await Promise.all(
    queries
      .filter(([, keys]) => keys.length > 0)
      .map(([field, keys]) =>
        store.contacts
          .find({ [field]: { $in: [...keys] }, mergedInto: null })
          .limit(mostContacts)
          .toArray(),
      ),
  );
  const documents = [...new Map(found.flat().map((contact) => [contact._id, contact])).values()];
  if (documents.length === 0) return { documents, known: [] };
  const conversations = await store.conversations
    .find({ contactId: { $in: documents.map(({ _id }) => _id) } })
    .project<Pick<ConversationDocument, 'contactId' | Exclude<keyof SeenIn, 'phone' | 'profileName'> | 'identity'>>({
      ...{ contactId: 1, addresses: 1, createdAtMs: 1, lastInboundAtMs: 1, phoneMoves: 1 },
      ...{ 'identity.phone': 1, 'identity.profileName': 1 },
    })
    .toArray();
  const known = documents.map((contact): KnownContact => {
    const theirs = conversations.filter(({ contactId }) => contactId === contact._id);
    return {
      id: contact._id,
      name: contact.name,
      phoneKeys: contact.phoneKeys,
      phoneLines: contact.phoneLines,
      emailKeys: contact.emailKeys,
      channelIds: contact.channelIds,
      ...linesSeen(theirs.map(({ identity, ...rest }) => ({ ...identity, ...rest }))),
    };
  });
  return { documents, known };
}
