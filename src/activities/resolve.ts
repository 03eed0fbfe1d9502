import { reason, type Reason } from '../core/reason';
import { mentionsIn } from '../core/resolve/mentions';
import { lineOf } from '../core/resolve/phoneLine';
import { findStandingContact } from '../store/contacts';
import { findConversation } from '../store/conversations';
import type { ContactDocument } from '../store/crmDocuments';
import { decisionIdOf, insertDecisionOnce } from '../store/decisions';
import type { ConversationDocument, MessageDocument } from '../store/documents';
import { followMerge } from '../store/followMerge';
import { messagesWithoutTurn } from '../store/messages';
import { recordOptOut } from '../store/mirrorRecords';
import type { Capture } from './capture';
import type { Dependencies } from './dependencies';
import { carryIdentity } from './resolveIdentity';
import { resolveContact } from './resolveContact';
import { associate } from './resolveDeal';
import { update } from './update';

/** More of a burst than this says nothing new about who it is. */
const mostLookedAt = 50;

type Captured = Pick<Capture, 'conversation' | 'hasNews' | 'isAlive' | 'messages'>;

/**
 * Step 2: who wrote. Links the conversation to the contact that is certain, or makes one, and to the company and deal that are clear.
 * What is only likely becomes a question for people. Looks again when the buyer shows a new identity, names a deal, or when something
 * outside has changed; a person's choice stays.
 */
export async function resolve(
  deps: Pick<Dependencies, 'store' | 'log'>,
  captured: Captured,
  nowMs: number,
): Promise<ConversationDocument> {
  const { conversation, hasNews } = captured;
  const fromBuyer = await saidByBuyer(deps, captured);
  const mentions = mentionsIn(fromBuyer);
  if (conversation.contactId === null) {
    if (conversation.turn === null && !hasNews && !conversation.untold) return conversation;
    const resolved = await resolveFirst(deps, captured, mentions, nowMs);
    return resolved.contactId === null ? resolved : carryIdentity(deps, resolved, mentions, nowMs);
  }
  const carried = await carryIdentity(deps, conversation, mentions, nowMs);
  const looksAgain = carried.untold || (carried.dealChoices > 1 && fromBuyer.length > 0);
  if (!looksAgain || carried.contactId === null) return carried;
  const contact = await findStandingContact(deps.store, carried.contactId);
  if (!contact) return carried;
  const associated = await associate(deps, carried, contact, mentions, nowMs);
  const changed = associated.changes;
  if (changed)
    await record(deps, carried, {
      about: fromBuyer[0]?._id ?? `told${carried.revision}`,
      outcome: associated.outcome,
      reasons: associated.reasons,
      facts: { contactId: contact._id, ...associated.facts },
      nowMs,
    });
  if (!changed && !carried.untold) return carried;
  const change = { ...associated.change, contactId: contact._id, untold: false };
  return update(deps, carried, change, carried.lastActivityAtMs);
}

/** What the buyer said that was not looked at yet: of this call, or of one that was cut short before it was. */
async function saidByBuyer(
  deps: Pick<Dependencies, 'store'>,
  { messages, conversation }: Captured,
): Promise<MessageDocument[]> {
  const said =
    messages.length > 0 || !conversation.untold
      ? messages
      : await messagesWithoutTurn(deps.store, conversation._id, mostLookedAt);
  return said.filter(({ direction, outsideTurns }) => direction === 'in' && outsideTurns !== 'group');
}

async function resolveFirst(
  deps: Pick<Dependencies, 'store' | 'log'>,
  { conversation, isAlive }: Captured,
  mentions: ReturnType<typeof mentionsIn>,
  nowMs: number,
): Promise<ConversationDocument> {
  const found = await resolveContact(deps, conversation, mentions, nowMs);
  const { contact } = found;
  const asked = { ...conversation, questions: found.questions };
  const associated = contact === null ? null : await associate(deps, asked, contact, mentions, nowMs);
  const reasons: Reason[] = [...found.reasons, ...(associated?.reasons ?? [])];
  const about = conversation.turn?.id ?? 'first';
  // Asked before and not answered yet: nothing to record again.
  if (contact !== null || found.questions.length > conversation.questions.length)
    await record(deps, conversation, {
      about,
      outcome: found.outcome,
      reasons: reasons.length === 0 ? [reason('asked', 'A person has to say who this is.')] : reasons,
      facts: { identity: conversation.identity, ...found.facts, ...associated?.facts },
      nowMs,
    });
  const change: Partial<ConversationDocument> = {
    questions: found.questions,
    untold: false,
    ...(contact === null ? {} : linkedTo(conversation, contact)),
    ...associated?.change,
  };
  // What the buyer stopped before anybody knew who it was is stopped for the contact.
  if (contact !== null && conversation.control.optedOut && !contact.optedOut)
    await recordOptOut(deps.store, { _id: conversation._id, contactId: contact._id }, true, nowMs);
  const changed = await update(deps, conversation, change, isAlive ? nowMs : conversation.lastActivityAtMs);
  if (contact === null || !(await followMerge(deps.store, contact._id))) return changed;
  return (await findConversation(deps.store, conversation._id)) ?? changed;
}

/** What a conversation takes from its contact. What the contact does not have yet is carried into it next. */
function linkedTo(conversation: ConversationDocument, contact: ContactDocument): Partial<ConversationDocument> {
  const { phone, userId } = conversation.identity;
  const hasPhone = phone !== null && contact.phoneLines.includes(lineOf(phone));
  const hasUserId = userId !== null && contact.channelIds.some((id) => id.endsWith(`|user|${userId}`));
  return {
    contactId: contact._id,
    phoneAtContact: hasPhone ? phone : null,
    userIdAtContact: hasUserId ? userId : null,
    ...(contact.optedOut ? { control: { ...conversation.control, optedOut: true } } : {}),
  };
}

async function record(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  what: {
    readonly about: string;
    readonly outcome: string;
    readonly reasons: readonly Reason[];
    readonly facts: Readonly<Record<string, unknown>>;
    readonly nowMs: number;
  },
): Promise<void> {
  const { contactId = null, companyId = null, dealId = null } = what.facts as Record<string, string | null>;
  await insertDecisionOnce(deps.store, {
    _id: decisionIdOf(conversation._id, what.about, 'resolve'),
    conversationId: conversation._id,
    turnId: conversation.turn?.id ?? null,
    step: 'resolve',
    outcome: what.outcome,
    reasons: [...what.reasons],
    facts: what.facts,
    details: { contactId, companyId, dealId },
    rulesVersion: conversation.rulesVersion,
    atMs: what.nowMs,
  });
}
