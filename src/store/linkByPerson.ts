import type { CompanyId, ContactId, ConversationId, DealId } from '../core/ids';
import { reason, type Reason } from '../core/reason';
import type { QuestionKind } from '../core/resolve/question';
import { Fault } from '../errors';
import type { Collections } from './collections';
import { findStandingContact } from './contacts';
import { changeUnderRevision, findConversation } from './conversations';
import { decisionIdOf, insertDecisionOnce } from './decisions';
import type { ConversationDocument } from './documents';
import { followMerge } from './followMerge';
import { recordOptOut } from './mirrorRecords';
import { askedIn } from './questions';
import { isStoppedHere } from './stoppedHere';

type LinkStore = Pick<
  Collections,
  'conversations' | 'alerts' | 'drafts' | 'contacts' | 'deals' | 'decisions' | 'outbox'
>;
type Change = Partial<ConversationDocument>;

/** What a person has chosen; what is left out stays as it is. */
export interface Choice {
  readonly contactId?: ContactId | undefined;
  readonly companyId?: CompanyId | null | undefined;
  readonly dealId?: DealId | null | undefined;
}

const mostAttempts = 8;

/**
 * Writes a person's choice of contact, company or deal, which nothing overrules from then on, and closes the questions it answers.
 * Throws Fault `refused` for a conversation that was joined into another, `conflict` for a deal or contact that is gone.
 */
export async function linkByPerson(
  store: LinkStore,
  link: {
    readonly conversationId: ConversationId;
    readonly choice: Choice;
    readonly by: string;
    readonly nowMs: number;
  },
): Promise<void> {
  const { choice, by, nowMs } = link;
  await change(store, link, async (before) => ({
    change: await chosen(store, before, choice),
    outcome: 'chosenByPerson',
    reasons: [reason('person', `${by} said who or what this conversation is about.`)],
    facts: { ...choice, by, nowMs },
  }));
  if (choice.contactId !== undefined) await afterLinking(store, link);
}

/** The contact may have been merged away meanwhile; and what the buyer has stopped here is stopped for the contact. */
async function afterLinking(
  store: LinkStore,
  { conversationId, nowMs }: { readonly conversationId: ConversationId; readonly nowMs: number },
): Promise<void> {
  const linked = await findConversation(store, conversationId);
  if (linked === null || linked.contactId === null) return;
  await followMerge(store, linked.contactId);
  const after = await findConversation(store, conversationId);
  if (after?.control.optedOut === true) await recordOptOut(store, after, true, nowMs);
}

/** Closes a question with nothing changed, for good. False when it is not open. */
export async function dismissQuestion(
  store: LinkStore,
  dismissal: {
    readonly conversationId: ConversationId;
    readonly questionId: string;
    readonly by: string;
    readonly nowMs: number;
  },
): Promise<boolean> {
  const { questionId, by, nowMs } = dismissal;
  return change(store, dismissal, (before) => {
    const question = before.questions.find(({ id }) => id === questionId);
    if (!question) return Promise.resolve(null);
    return Promise.resolve({
      change: {
        questions: before.questions.filter(({ id }) => id !== questionId),
        settledQuestions: [...before.settledQuestions, askedIn(question)],
      },
      outcome: 'questionDismissed',
      reasons: [reason('person', `${by} dismissed the question "${question.kind}".`)],
      facts: { question, by, nowMs },
    });
  });
}

interface Decided {
  readonly change: Change;
  readonly outcome: string;
  readonly reasons: Reason[];
  readonly facts: unknown;
}

async function change(
  store: LinkStore,
  { conversationId, nowMs }: { readonly conversationId: ConversationId; readonly nowMs: number },
  decide: (before: ConversationDocument) => Promise<Decided | null>,
): Promise<boolean> {
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const before = await findConversation(store, conversationId);
    if (!before) return false;
    if (before.erasedAtMs !== null) throw new Fault('refused', 'The buyer of this conversation was erased.');
    if (before.forwardedTo !== null)
      throw new Fault('refused', `This conversation was joined into ${before.forwardedTo}.`);
    const decided = await decide(before);
    if (decided === null) return false;
    const after = await changeUnderRevision(store, before, decided.change, nowMs);
    if (!after) continue;
    await insertDecisionOnce(store, {
      _id: decisionIdOf(conversationId, `person${before.revision}`, 'resolve'),
      conversationId,
      turnId: null,
      step: 'resolve',
      outcome: decided.outcome,
      reasons: decided.reasons,
      facts: decided.facts,
      details: { contactId: after.contactId, companyId: after.companyId, dealId: after.dealId },
      rulesVersion: before.rulesVersion,
      atMs: nowMs,
    });
    return true;
  }
  throw new Fault('conflict', 'The conversation kept changing. Try again.');
}

async function chosen(store: LinkStore, before: ConversationDocument, choice: Choice): Promise<Change> {
  const { contactId, companyId, dealId } = choice;
  const contact = contactId === undefined ? null : await findStandingContact(store, contactId);
  if (contactId !== undefined && !contact) throw new Fault('conflict', 'This contact is not there any more.');
  const deal = dealId === undefined || dealId === null ? null : await store.deals.findOne({ _id: dealId });
  if (dealId && !deal) throw new Fault('conflict', 'This deal is not there any more.');
  const isAnother = contact !== null && contact._id !== before.contactId;
  const stays = isAnother && (await isStoppedHere(store, before));
  const answered: QuestionKind[] = [
    ...(contact === null ? [] : (['whichContact'] as const)),
    ...(companyId === undefined ? [] : (['whichCompany'] as const)),
    ...(dealId === undefined ? [] : (['whichDeal'] as const)),
  ];
  return {
    chosen: {
      contact: before.chosen.contact || contact !== null,
      company: before.chosen.company || companyId !== undefined,
      deal: before.chosen.deal || dealId !== undefined,
    },
    questions: before.questions.filter(({ kind }) => !answered.includes(kind)),
    ...(contact === null ? {} : { contactId: contact._id }),
    // Another person's opt-out counts from now on, beside what was said here; what was carried into the contact before was the other one's.
    ...(isAnother
      ? {
          control: { ...before.control, optedOut: contact.optedOut || stays },
          phoneAtContact: before.identity.phone,
          userIdAtContact: before.identity.userId,
        }
      : {}),
    ...(isAnother && !before.chosen.company ? { companyId: contact.companyId } : {}),
    ...(isAnother && !before.chosen.deal ? { dealId: null, dealStage: null } : {}),
    ...(companyId === undefined ? {} : { companyId }),
    ...(dealId === undefined ? {} : { dealId, dealStage: deal?.stage ?? null }),
  };
}
