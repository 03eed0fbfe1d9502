import { contextTextLimit } from '../core/contextualize/context';
import type { CompanyId, DealId } from '../core/ids';
import { reason, type Reason } from '../core/reason';
import { isFreeMail } from '../core/resolve/email';
import { linkCompany, type CompanyLink } from '../core/resolve/linkCompany';
import { linkDeal, type DealLink } from '../core/resolve/linkDeal';
import type { Mentions } from '../core/resolve/mentions';
import type { ContactDocument, DealDocument } from '../store/crmDocuments';
import { openDealsOf } from '../store/deals';
import type { ConversationDocument, ConversationQuestion } from '../store/documents';
import { makeLead } from '../store/lead';
import { questionAmong, withoutQuestion, withQuestion } from '../store/questions';
import { currentRules } from '../store/rules';
import type { Dependencies } from './dependencies';

/** What a conversation's company and deal turned out to be. */
export interface Associated {
  readonly change: Pick<ConversationDocument, 'companyId' | 'dealId' | 'dealStage' | 'dealChoices' | 'questions'>;
  /** True when that differs from what the conversation has. */
  readonly changes: boolean;
  readonly outcome: 'associated' | 'askPerson';
  readonly reasons: readonly Reason[];
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Links a conversation to the company and the open deal that are clear; asks about what is not. A person's choice stays. */
export async function associate(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  contact: ContactDocument,
  mentions: Mentions,
  nowMs: number,
): Promise<Associated> {
  const company = await companyOf(deps, conversation, contact);
  const companyId = company.kind === 'link' ? company.companyId : null;
  const open = await openDealsOf(deps.store, contact._id, companyId);
  const named = {
    texts: open.length > 0 ? mentions.texts.map((text) => text.slice(0, contextTextLimit)) : [],
    productIds: mentions.productIds,
    adIds: mentions.adIds,
  };
  const facts = {
    ...{ contactId: contact._id, open: open.map(asCandidate), current: conversation.dealId },
    ...{ mentions: named, nowMs },
  };
  const link: DealLink = conversation.chosen.deal ? { kind: 'keep', reasons: [] } : linkDeal(facts);
  const deal = await dealOf(deps, conversation, { link, open, contact, companyId }, nowMs);
  const questions = asking({ ...conversation, questions: [...conversation.questions] }, company, link, nowMs);
  const change = {
    companyId,
    dealId: deal.dealId,
    dealStage: deal.stage,
    dealChoices: open.length,
    questions,
  };
  return {
    change,
    changes:
      companyId !== conversation.companyId ||
      change.dealId !== conversation.dealId ||
      questions.length !== conversation.questions.length,
    outcome: questions.length > conversation.questions.length ? 'askPerson' : 'associated',
    reasons: [...company.reasons, ...link.reasons, ...deal.reasons],
    facts: {
      companyId,
      dealId: deal.dealId,
      openDealIds: open.map(({ _id }) => _id),
      company: { ofContact: contact.companyId },
      deal: facts,
    },
  };
}

function asCandidate({ _id, contactIds, reference, productIds, adIds, updatedAtMs }: DealDocument) {
  return { id: _id, contactIds, reference, productIds, adIds, updatedAtMs };
}

async function companyOf(
  { store }: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  contact: ContactDocument,
): Promise<CompanyLink> {
  if (conversation.chosen.company)
    return conversation.companyId === null
      ? { kind: 'none', reasons: [] }
      : { kind: 'link', companyId: conversation.companyId, reasons: [] };
  const domains = contact.emailKeys
    .map((email) => email.slice(email.lastIndexOf('@') + 1))
    .filter((domain) => !isFreeMail(domain));
  const byDomain =
    contact.companyId !== null || domains.length === 0
      ? []
      : await store.companies
          .find({ domains: { $in: domains } }, { projection: { _id: 1 } })
          .limit(10)
          .toArray();
  return linkCompany({ ofContact: contact.companyId, byDomain: byDomain.map(({ _id }) => _id) });
}

interface DealChoice {
  readonly link: DealLink;
  readonly open: readonly DealDocument[];
  readonly contact: ContactDocument;
  readonly companyId: CompanyId | null;
}

async function dealOf(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  { link, open, contact, companyId }: DealChoice,
  nowMs: number,
): Promise<{ dealId: DealId | null; stage: string | null; reasons: Reason[] }> {
  switch (link.kind) {
    case 'link':
      return { dealId: link.dealId, stage: open.find(({ _id }) => _id === link.dealId)?.stage ?? null, reasons: [] };
    case 'keep':
      return { dealId: conversation.dealId, stage: conversation.dealStage, reasons: [] };
    case 'ask':
      return { dealId: null, stage: null, reasons: [] };
    case 'none': {
      const nobody = { dealId: null, stage: null, reasons: [] };
      if (conversation.turn === null) return nobody;
      const { rules } = await currentRules(deps.store);
      if (rules.identity?.createLead !== true) return nobody;
      const stage = rules.identity.leadStage ?? 'new';
      const lead = await makeLead(deps.store, { conversationId: conversation._id, contact, companyId, stage }, nowMs);
      if (!lead.open) return nobody;
      return {
        dealId: lead._id,
        stage: lead.stage,
        reasons: [reason('leadMade', 'There was no open deal, and the rules say that one is made.')],
      };
    }
  }
}

/** The questions about company and deal as they are now: answered ones go, open ones stay. */
function asking(
  conversation: ConversationDocument,
  company: CompanyLink,
  deal: DealLink,
  nowMs: number,
): ConversationQuestion[] {
  let { questions } = conversation;
  questions =
    company.kind === 'ask'
      ? withQuestion(
          { ...conversation, questions },
          questionAmong('whichCompany', { companyIds: company.companyIds }, nowMs),
        )
      : withoutQuestion(questions, 'whichCompany');
  return deal.kind === 'ask'
    ? withQuestion({ ...conversation, questions }, questionAmong('whichDeal', { dealIds: deal.dealIds }, nowMs))
    : withoutQuestion(questions, 'whichDeal');
}
