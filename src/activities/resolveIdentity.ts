import type { ContactId } from '../core/ids';
import { reason } from '../core/reason';
import { hasAnotherUserId, matchContact, type ContactMatch, type SenderKeys } from '../core/resolve/matchContact';
import { mayMergeAlone, type MergeCandidate } from '../core/resolve/mayMergeAlone';
import type { Mentions } from '../core/resolve/mentions';
import { compareNow } from '../store/compareNow';
import { changeContactWith, findStandingContact } from '../store/contacts';
import { findConversation } from '../store/conversations';
import type { ContactDocument } from '../store/crmDocuments';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import { countryOfAccount } from '../store/defaultCountry';
import type { ConversationDocument } from '../store/documents';
import { mergeContacts } from '../store/merge';
import { bySignature } from '../store/mergeDocument';
import { questionAmong, withQuestion } from '../store/questions';
import type { Dependencies } from './dependencies';
import { contactsNear, senderKeys, signedIds } from './senderKeys';
import { update } from './update';

type Deps = Pick<Dependencies, 'store' | 'log'>;

/**
 * What the buyer has shown since the contact was linked (a phone, a user id, a card or form of their own) is written into the contact.
 * Another contact that has it is the same person when the channel signs both in one block, and is merged when one of the two holds
 * nothing but what messages brought; that can be undone. Otherwise people are asked.
 */
export async function carryIdentity(
  deps: Deps,
  conversation: ConversationDocument,
  mentions: Mentions,
  nowMs: number,
): Promise<ConversationDocument> {
  const { contactId, identity } = conversation;
  const isNew = identity.phone !== conversation.phoneAtContact || identity.userId !== conversation.userIdAtContact;
  const names = mentions.ownPhones.length + mentions.emails.length + mentions.writtenEmails.length > 0;
  if (contactId === null || !(isNew || names)) return conversation;
  const own = await findStandingContact(deps.store, contactId);
  if (!own) return conversation;
  const account = await deps.store.accounts.findOne({ _id: conversation.accountId });
  const sender = senderKeys(account?.channel ?? '', identity, mentions, account && countryOfAccount(account));
  const { documents, known } = await contactsNear(deps.store, sender);
  const rest = known.filter(({ id }) => id !== own._id);
  const match = matchContact(sender, rest, nowMs);
  const other = provenOther(conversation, own, { sender, match }, documents);
  if (other && (await mergeAlone(deps, own, other, nowMs))) {
    const after = await findConversation(deps.store, conversation._id);
    return after === null ? conversation : carryIdentity(deps, after, mentions, nowMs);
  }
  const others = documents.filter(({ _id }) => _id !== own._id);
  // The same phone under another user id than the contact is known by: that may be somebody else.
  const isInDoubt = conversation.userIdAtContact === null && hasAnotherUserId(own.channelIds, sender.userId);
  if (!isInDoubt) await writeInto(deps, own, { sender, mentions, others }, nowMs);
  return asked(deps, conversation, { match, inDoubt: isInDoubt ? [own._id] : [], nowMs });
}

/**
 * The other contact that one signed identity block proves to be this buyer: it has one part of the block, and the own one another.
 * What both have, or what stands on a card, proves nothing. Null when nothing proves it.
 */
function provenOther(
  { phoneAtContact, identity }: ConversationDocument,
  own: ContactDocument,
  { sender, match }: { readonly sender: SenderKeys; readonly match: ContactMatch },
  documents: readonly ContactDocument[],
): ContactDocument | null {
  if (match.kind !== 'link' || match.key === 'email') return null;
  const byPhone = match.key === 'phone' || match.key === 'phoneVariant';
  // A number the buyer moved to may have been somebody else's before.
  if (byPhone && phoneAtContact !== null && phoneAtContact !== identity.phone) return null;
  const hasPhone = sender.phones.some(({ isSigned, line }) => isSigned && own.phoneLines.includes(line));
  const hasId = own.channelIds.some((id) => id === sender.userId || id === sender.parentId);
  if (byPhone ? hasPhone || !hasId : !hasPhone && !hasId) return null;
  return documents.find(({ _id }) => _id === match.contactId) ?? null;
}

async function mergeAlone(deps: Deps, own: ContactDocument, other: ContactDocument, nowMs: number): Promise<boolean> {
  const [one, second] = await Promise.all([candidate(deps, own), candidate(deps, other)]);
  const merge = mayMergeAlone(one, second);
  if (merge === null) return false;
  const answer = await mergeContacts(deps.store, { ...merge, by: bySignature, nowMs });
  return answer.kind === 'merged';
}

async function candidate({ store }: Deps, contact: ContactDocument): Promise<MergeCandidate> {
  const deal = await store.deals.findOne({ contactIds: contact._id }, { projection: { _id: 1 } });
  return { ...contact, id: contact._id, hasDeals: deal !== null };
}

interface Shown {
  readonly sender: SenderKeys;
  readonly mentions: Mentions;
  readonly others: readonly ContactDocument[];
}

/** Writes into the contact what nobody else has. */
async function writeInto(deps: Deps, own: ContactDocument, shown: Shown, nowMs: number): Promise<void> {
  const { sender, mentions, others } = shown;
  const signed = signedIds(sender);
  const isFree = (id: string) => others.every(({ channelIds }) => !channelIds.includes(id));
  const phones = sender.phones.filter(({ line }) => others.every(({ phoneLines }) => !phoneLines.includes(line)));
  const emails = mentions.ownEmails.filter((email) => others.every((other) => !other.emails.includes(email)));
  const gained = (before: ContactDocument) => ({
    channelIds: [...new Set([...before.channelIds, ...signed.filter(isFree)])],
    phones: [
      ...before.phones,
      ...phones.filter(({ line }) => !before.phoneLines.includes(line)).map(({ exact }) => `+${exact}`),
    ],
    emails: [...new Set([...before.emails, ...emails])],
  });
  const changed = await changeContactWith(deps.store, own._id, {
    with: (before) => {
      const after = gained(before);
      const gains =
        after.channelIds.length + after.phones.length + after.emails.length >
        before.channelIds.length + before.phones.length + before.emails.length;
      return gains ? after : null;
    },
    basedOn: null,
    nowMs,
  });
  if (changed !== null && changed.version !== own.version) await compareNow(deps, own._id, nowMs);
}

/** Notes what was carried, and asks about contacts that may be this buyer too. */
async function asked(
  deps: Deps,
  conversation: ConversationDocument,
  found: { readonly match: ContactMatch; readonly inDoubt: readonly ContactId[]; readonly nowMs: number },
): Promise<ConversationDocument> {
  const { match, inDoubt, nowMs } = found;
  const contactIds = [...inDoubt, ...(match.kind === 'link' ? [match.contactId] : match.ask)];
  const questions =
    contactIds.length === 0 || conversation.chosen.contact
      ? conversation.questions
      : withQuestion(conversation, questionAmong('whichContact', { contactIds }, nowMs));
  const asks = questions.length > conversation.questions.length;
  const { phone, userId } = conversation.identity;
  if (asks)
    await insertDecisionOnce(deps.store, {
      _id: decisionIdOf(conversation._id, `asked${conversation.revision}`, 'resolve'),
      conversationId: conversation._id,
      turnId: conversation.turn?.id ?? null,
      step: 'resolve',
      outcome: 'askPerson',
      reasons: [
        reason('anotherContact', 'Another contact may be this buyer as well; a person has to say.'),
        ...match.reasons,
      ],
      facts: { contactId: conversation.contactId, near: match.near, contactIds },
      details: { contactId: conversation.contactId },
      rulesVersion: conversation.rulesVersion,
      atMs: nowMs,
    });
  if (!asks && phone === conversation.phoneAtContact && userId === conversation.userIdAtContact) return conversation;
  const change = { questions, phoneAtContact: phone, userIdAtContact: userId };
  return update(deps, conversation, change, conversation.lastActivityAtMs);
}
