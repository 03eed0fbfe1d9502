import type { ContactId } from '../core/ids';
import type { Reason } from '../core/reason';
import { reason } from '../core/reason';
import { matchContact, type ContactMatch, type Near, type SenderKeys } from '../core/resolve/matchContact';
import type { Mentions } from '../core/resolve/mentions';
import { nameInAddressBook } from '../store/addressBook';
import { compareNow } from '../store/compareNow';
import { changeContactWith, findStandingContact, newContactDocument } from '../store/contacts';
import type { ContactDocument } from '../store/crmDocuments';
import { countryOfAccount, defaultCountry } from '../store/defaultCountry';
import type { ConversationDocument, ConversationQuestion } from '../store/documents';
import { newId } from '../store/newId';
import { questionAmong, withQuestion } from '../store/questions';
import { isDuplicateKey } from '../store/storeErrors';
import type { Dependencies } from './dependencies';
import { contactsNear, senderKeys } from './senderKeys';

/** Who a conversation's buyer turned out to be. */
export interface FoundContact {
  /** Null while a person has to say which of several it is. */
  readonly contact: ContactDocument | null;
  readonly outcome: 'contactFound' | 'contactMade' | 'askPerson';
  readonly reasons: readonly Reason[];
  readonly questions: ConversationQuestion[];
  readonly facts: Readonly<Record<string, unknown>>;
}

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
  const { documents, known } = await contactsNear(deps.store, sender);
  const match = matchContact(sender, known, nowMs);
  const facts = { sender, known, near: match.near };
  const ask = match.kind === 'link' ? [] : match.ask;
  const questions =
    ask.length === 0
      ? conversation.questions
      : withQuestion(conversation, questionAmong('whichContact', { contactIds: ask }, nowMs));
  if (match.kind === 'ask') return { contact: null, outcome: 'askPerson', reasons: match.reasons, questions, facts };
  const linked = match.kind === 'link' ? documents.find(({ _id }) => _id === match.contactId) : undefined;
  const contact = linked
    ? await withSigned(deps, linked, sender, nowMs)
    : await makeContact(deps, conversation, { sender, mentions, sharesPhone: match.near.some(holdsPhone) }, nowMs);
  return {
    contact,
    outcome: match.kind === 'link' ? 'contactFound' : 'contactMade',
    reasons: [...match.reasons, ...heldByAnother(conversation)],
    questions,
    facts: { ...facts, contactId: contact._id, ...matchedBy(match) },
  };
}

/** Somebody else has the sender's phone: it is no key of the sender's alone. */
function holdsPhone({ because }: Near): boolean {
  return because === 'anotherUserId' || because === 'recycledNumber';
}

function matchedBy(match: ContactMatch) {
  return match.kind === 'link'
    ? { matchedBy: match.key, certainty: match.certainty }
    : { matchedBy: null, certainty: null };
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

/** What the channel signs for this contact, written into it: the next message is found by it, on any account. */
async function withSigned(
  deps: Pick<Dependencies, 'store'>,
  contact: ContactDocument,
  sender: SenderKeys,
  nowMs: number,
): Promise<ContactDocument> {
  const signed = signedIds(sender);
  if (signed.every((id) => contact.channelIds.includes(id))) return contact;
  const change = (before: ContactDocument) => ({ channelIds: [...new Set([...before.channelIds, ...signed])] });
  const changed = await changeContactWith(deps.store, contact._id, { with: change, basedOn: null, nowMs });
  return changed ?? (await findStandingContact(deps.store, contact._id)) ?? contact;
}

function signedIds({ userId, parentId }: SenderKeys): string[] {
  return [userId, parentId].filter((id) => id !== null);
}

async function makeContact(
  deps: Pick<Dependencies, 'store' | 'log'>,
  conversation: ConversationDocument,
  given: { readonly sender: SenderKeys; readonly mentions: Mentions; readonly sharesPhone: boolean },
  nowMs: number,
): Promise<ContactDocument> {
  const { identity } = conversation;
  const { sender, mentions } = given;
  // Each of these belongs to one contact made from messages, whoever comes first.
  const phones = given.sharesPhone ? [] : sender.phones.map(({ line }) => `phone|${line}`);
  const keys = [...(sender.userId === null ? [] : [sender.userId]), ...phones];
  const madeFor = keys.length > 0 ? keys : [sender.parentId ?? `conversation|${conversation._id}`];
  const fields = {
    name:
      identity.profileName ??
      (await nameInAddressBook(deps.store, conversation.accountId, identity)) ??
      identity.username,
    phones: sender.phones.map(({ exact }) => `+${exact}`),
    emails: [...mentions.ownEmails],
    channelIds: signedIds(sender),
    externalIds: [],
    ...{ companyId: null, ownerId: null, language: null, optedOut: false },
    madeFor,
  };
  const made = newContactDocument(newId<ContactId>('contact'), fields, await defaultCountry(deps.store), nowMs);
  try {
    await deps.store.contacts.insertOne(made);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    // Another first message of the same buyer made it in between.
    const others = await deps.store.contacts.find({ madeFor: { $in: madeFor } }).toArray();
    const strongest = madeFor.flatMap((key) => others.find((other) => other.madeFor.includes(key)) ?? [])[0];
    const standing = strongest && (await findStandingContact(deps.store, strongest._id));
    if (!standing) throw error;
    return withSigned(deps, standing, sender, nowMs);
  }
  await compareNow(deps, made._id, nowMs);
  return made;
}
