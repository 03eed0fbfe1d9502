import type { Reason } from '../core/reason';
import { reason } from '../core/reason';
import {
  hasAnotherUserId,
  matchContact,
  type ContactMatch,
  type MatchKey,
  type Near,
  type SenderKeys,
} from '../core/resolve/matchContact';
import type { Mentions } from '../core/resolve/mentions';
import { changeContactWith } from '../store/contacts';
import type { ContactDocument } from '../store/crmDocuments';
import { countryOfAccount } from '../store/defaultCountry';
import type { ConversationDocument, ConversationQuestion } from '../store/documents';
import { questionAmong, withQuestion } from '../store/questions';
import type { Dependencies } from './dependencies';
import { makeContact } from './resolveNew';
import { contactsNear, senderKeys, signedIds } from './senderKeys';

/** Who a conversation's buyer turned out to be. */
export interface FoundContact {
  /** Null while a person has to say which of several it is. */
  readonly contact: ContactDocument | null;
  readonly outcome: 'contactFound' | 'contactMade' | 'askPerson';
  readonly reasons: readonly Reason[];
  readonly questions: ConversationQuestion[];
  readonly facts: Readonly<Record<string, unknown>>;
}

const mostAttempts = 8;

/** Finds the contact of a buyer who has none yet, or makes one. Run again, it finds what it made. */
export async function resolveContact(
  deps: Pick<Dependencies, 'store' | 'log'>,
  conversation: ConversationDocument,
  mentions: Mentions,
  nowMs: number,
): Promise<FoundContact> {
  const account = await deps.store.accounts.findOne({ _id: conversation.accountId });
  const country = account && countryOfAccount(account);
  const sender = senderKeys(account?.channel ?? '', conversation.identity, mentions, country);
  let taken: readonly string[] = [];
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const { documents, known } = await contactsNear(deps.store, sender);
    const match = matchContact(sender, known, nowMs);
    const found = {
      reasons: [...match.reasons, ...(match.kind === 'ask' ? [] : heldByAnother(conversation))],
      questions: asking(conversation, match, nowMs),
    };
    const facts = { sender, known, near: match.near };
    if (match.kind === 'ask') return { ...found, contact: null, outcome: 'askPerson', facts };
    if (match.kind === 'link') {
      const linked = documents.find(({ _id }) => _id === match.contactId);
      if (!linked) throw new Error('A contact was matched that was not found.');
      const contact = await withSigned(deps, linked, { sender, key: match.key }, nowMs);
      if (!contact) continue;
      const how = { matchedBy: match.key, certainty: match.certainty };
      return { ...found, contact, outcome: 'contactFound', facts: { ...facts, contactId: contact._id, ...how } };
    }
    const given = { sender, mentions, sharesPhone: match.near.some(holdsPhone), taken };
    const made = await makeContact(deps, conversation, given, nowMs);
    if (made.kind === 'made') {
      const { contact } = made;
      const how = { matchedBy: null, certainty: null };
      return { ...found, contact, outcome: 'contactMade', facts: { ...facts, contactId: contact._id, ...how } };
    }
    // Somebody was faster, or had it before: it may be the same buyer, or another one.
    ({ taken } = made);
  }
  throw new Error('The contact of a buyer was not found or made in several attempts.');
}

function asking(conversation: ConversationDocument, match: ContactMatch, nowMs: number): ConversationQuestion[] {
  const contactIds = match.kind === 'link' ? [] : match.ask;
  if (contactIds.length === 0) return conversation.questions;
  return withQuestion(conversation, questionAmong('whichContact', { contactIds }, nowMs));
}

/** Somebody else has the sender's phone: it is no key of the sender's alone. */
function holdsPhone({ because }: Near): boolean {
  return because === 'anotherUserId' || because === 'recycledNumber' || because === 'leftNumber';
}

function heldByAnother({ phoneHeldBy }: ConversationDocument): Reason[] {
  if (phoneHeldBy === null) return [];
  return [
    reason(
      'phoneHeldByAnother',
      `The phone belongs to conversation ${phoneHeldBy} under another user id or name; a person has to say who this is.`,
    ),
  ];
}

/**
 * What the channel signs for this contact, written into it: the next message is found by it, on any account. Null when it was merged
 * away, or another buyer with the same phone was faster: look again.
 */
async function withSigned(
  deps: Pick<Dependencies, 'store'>,
  contact: ContactDocument,
  { sender, key }: { readonly sender: SenderKeys; readonly key: MatchKey },
  nowMs: number,
): Promise<ContactDocument | null> {
  const signed = signedIds(sender);
  if (signed.every((id) => contact.channelIds.includes(id))) return contact;
  const isById = key === 'userId' || key === 'parentId';
  const changed = await changeContactWith(deps.store, contact._id, {
    with: ({ channelIds }) =>
      !isById && hasAnotherUserId(channelIds, sender.userId)
        ? null
        : { channelIds: [...new Set([...channelIds, ...signed])] },
    basedOn: null,
    nowMs,
  });
  return changed && signed.every((id) => changed.channelIds.includes(id)) ? changed : null;
}
