import type { CountryCode } from 'libphonenumber-js/max';
import type { Identity } from '../core/capture/event';
import type { KnownContact, SenderKeys } from '../core/resolve/matchContact';
import type { Mentions } from '../core/resolve/mentions';
import { phoneKey } from '../core/resolve/phone';
import { lineOf, nearLines } from '../core/resolve/phoneLine';
import type { Collections } from '../store/collections';
import { channelIdsOf } from '../store/channelIds';
import type { ContactDocument } from '../store/crmDocuments';

/** What a buyer can be known by: the identity block, and what the buyer gave as their own. */
export function senderKeys(
  channel: string,
  identity: Identity,
  mentions: Pick<Mentions, 'emails' | 'ownPhones'>,
  country: CountryCode | null,
): SenderKeys {
  const given = mentions.ownPhones.map((phone) => phoneKey(phone, country ?? undefined));
  const exact = [identity.phone, ...given].filter((key) => key !== null);
  const { userId, parentId } = channelIdsOf(channel, identity);
  return {
    userId,
    parentId,
    phones: [...new Set(exact)].map((key) => ({ exact: key, line: lineOf(key), nearLines: nearLines(key) })),
    emails: mentions.emails,
    profileName: identity.profileName,
  };
}

/** More contacts than this with one key are an office's or a mistake: which of them it is has to be asked anyway. */
const mostContacts = 20;

/** The contacts that have one of these keys, or are near one; one indexed query, and one for when they were last seen. */
export async function contactsNear(
  store: Pick<Collections, 'contacts' | 'conversations'>,
  sender: SenderKeys,
): Promise<{ documents: ContactDocument[]; known: KnownContact[] }> {
  const lines = sender.phones.flatMap(({ line, nearLines: near }) => [line, ...near]);
  const channelIds = [sender.userId, sender.parentId].filter((id) => id !== null);
  const keys = [
    ...(channelIds.length > 0 ? [{ channelIds: { $in: channelIds } }] : []),
    ...(lines.length > 0 ? [{ phoneLines: { $in: lines } }] : []),
    ...(sender.emails.length > 0 ? [{ emailKeys: { $in: [...sender.emails] } }] : []),
  ];
  if (keys.length === 0) return { documents: [], known: [] };
  const documents = await store.contacts.find({ $or: keys, mergedInto: null }).limit(mostContacts).toArray();
  if (documents.length === 0) return { documents, known: [] };
  const seen = await store.conversations
    .find({ contactId: { $in: documents.map(({ _id }) => _id) }, lastInboundAtMs: { $gt: 0 } })
    .project<{ contactId: string; lastInboundAtMs: number; identity: Identity }>({
      ...{ contactId: 1, lastInboundAtMs: 1, 'identity.profileName': 1 },
    })
    .toArray();
  const known = documents.map((contact): KnownContact => {
    const last = seen
      .filter(({ contactId }) => contactId === contact._id)
      .sort((a, b) => b.lastInboundAtMs - a.lastInboundAtMs)[0];
    return {
      id: contact._id,
      phoneKeys: contact.phoneKeys,
      phoneLines: contact.phoneLines,
      emailKeys: contact.emailKeys,
      channelIds: contact.channelIds,
      lastSeen: last ? { atMs: last.lastInboundAtMs, profileName: last.identity.profileName } : null,
    };
  });
  return { documents, known };
}
