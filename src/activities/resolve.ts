import type { ContactId } from '../core/ids';
import { phoneKey } from '../core/resolve/phone';
import { reason, type Reason } from '../core/reason';
import { nameInAddressBook } from '../store/addressBook';
import { addPhone, contactsByPhoneKey } from '../store/contacts';
import { openDealsOf } from '../store/deals';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ContactDocument } from '../store/crmDocuments';
import type { ConversationDocument } from '../store/documents';
import { newId } from '../store/newId';
import { isDuplicateKey } from '../store/storeErrors';
import type { Capture } from './capture';
import type { Dependencies } from './dependencies';
import { update } from './update';

/**
 * Step 2: who wrote. Links the conversation to a contact found by its phone, or makes one with the profile name, and to the
 * contact's company and only open deal. Does nothing when the contact is known, or nobody has said anything yet.
 */
export async function resolve(
  deps: Pick<Dependencies, 'store'>,
  { conversation, hasNews, isAlive }: Pick<Capture, 'conversation' | 'hasNews' | 'isAlive'>,
  nowMs: number,
): Promise<ConversationDocument> {
  const turnId = conversation.turn?.id ?? null;
  if (conversation.contactId !== null) return withPhone(deps, conversation, conversation.contactId, nowMs);
  if (turnId === null && !hasNews) return conversation;
  const { contact, reasons, outcome } = await findOrMakeContact(deps, conversation, nowMs);
  const deals = await openDealsOf(deps.store, contact._id, contact.companyId);
  const deal = deals.length === 1 ? deals[0] : undefined;
  if (deals.length > 1)
    reasons.push(
      reason('severalDeals', `${deals.length} open deals fit; a person has to say which one this is about.`),
    );
  if (deal) reasons.push(reason('onlyOpenDeal', 'The only open deal of the contact or its company.'));
  await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, turnId ?? 'first', 'resolve'),
    conversationId: conversation._id,
    turnId,
    step: 'resolve',
    outcome,
    reasons,
    facts: {
      identity: conversation.identity,
      contactId: contact._id,
      companyId: contact.companyId,
      openDealIds: deals.map((candidate) => candidate._id),
    },
    details: { contactId: contact._id, companyId: contact.companyId, dealId: deal?._id ?? null },
    rulesVersion: conversation.rulesVersion,
    atMs: nowMs,
  });
  const change: Partial<ConversationDocument> = {
    contactId: contact._id,
    companyId: contact.companyId,
    dealId: deal?._id ?? null,
    dealStage: deal?.stage ?? null,
    phoneAtContact: conversation.identity.phone,
    ...(contact.optedOut ? { control: { ...conversation.control, optedOut: true } } : {}),
  };
  return update(deps, conversation, change, isAlive ? nowMs : conversation.lastActivityAtMs);
}

/** A phone that was not known when the contact was linked: the buyer has shown it, or moved to it. */
async function withPhone(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  contactId: ContactId,
  nowMs: number,
): Promise<ConversationDocument> {
  const { phone } = conversation.identity;
  if (phone === null || phone === conversation.phoneAtContact) return conversation;
  await addPhone(deps.store, contactId, phone, nowMs);
  return update(deps, conversation, { phoneAtContact: phone }, conversation.lastActivityAtMs);
}

async function findOrMakeContact(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  nowMs: number,
): Promise<{ contact: ContactDocument; outcome: string; reasons: Reason[] }> {
  const { identity } = conversation;
  const key = identity.phone === null ? null : phoneKey(identity.phone);
  const found = key === null ? [] : await contactsByPhoneKey(deps.store, key);
  const [first] = found;
  if (first) {
    const reasons = [reason('phone', 'The phone is exactly the one of this contact.')];
    if (found.length > 1)
      reasons.push(
        reason(
          'severalContacts',
          `${found.length} contacts have this phone; the oldest is linked until a person decides.`,
        ),
      );
    return { contact: first, outcome: 'contactFound', reasons };
  }
  const contact = await makeContact(deps, conversation, key, nowMs);
  return {
    contact,
    outcome: 'contactMade',
    reasons: [
      reason('nobodyKnown', 'No contact has this address, so one was made from the message.'),
      ...(conversation.phoneHeldBy === null
        ? []
        : [
            reason(
              'phoneHeldByAnother',
              `The phone belongs to conversation ${conversation.phoneHeldBy} under another user id; a person has to say who this is.`,
            ),
          ]),
    ],
  };
}

async function makeContact(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  key: string | null,
  nowMs: number,
): Promise<ContactDocument> {
  const { identity } = conversation;
  const madeFor = key === null ? `user|${identity.userId ?? conversation._id}` : `phone|${key}`;
  const made: ContactDocument = {
    _id: newId<ContactId>('contact'),
    name:
      identity.profileName ??
      (await nameInAddressBook(deps.store, conversation.accountId, identity)) ??
      identity.username,
    phones: identity.phone === null ? [] : [`+${identity.phone}`],
    phoneKeys: key === null ? [] : [key],
    unreadablePhones: identity.phone !== null && key === null ? [`+${identity.phone}`] : [],
    emails: [],
    companyId: null,
    ownerId: null,
    language: null,
    optedOut: false,
    madeFor,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    version: 1,
  };
  try {
    await deps.store.contacts.insertOne(made);
    return made;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const other = await deps.store.contacts.findOne({ madeFor });
    if (!other) throw error;
    return other;
  }
}
