import { buyerPlace } from '../../core/contextualize/buyerPlace';
import { contextLimits, type MoreContext, type OtherConversation } from '../../core/contextualize/context';
import { earlierDecisionsOf } from '../../core/contextualize/earlierDecisions';
import { exchangesOf, lastAnswerOf, openQuestionsOf } from '../../core/contextualize/lookBack';
import { adEntryOf, priceClassOf } from '../../core/contextualize/price';
import type { ConversationDocument } from '../documents';
import type { StoredFacts } from './readFacts';

/** What a decision also looks at, from what is stored. */
export function moreContext(conversation: ConversationDocument, facts: StoredFacts, nowMs: number): MoreContext {
  const adEntry = adEntryOf(facts.adAnswerAtMs, nowMs);
  return {
    accountId: conversation.accountId,
    companyId: conversation.companyId,
    customer: customerOf(facts.deals),
    buyer: buyerPlace(conversation.identity, nowMs),
    exchanges: exchangesOf(facts.recent),
    openQuestions: openQuestionsOf(facts.recent),
    inquiries: facts.inquiries.map(({ _id, topic, openedAtMs, ended }) => ({
      id: _id,
      topic: topic.name,
      openedAtMs,
      outcome: ended?.outcome ?? null,
      endedAtMs: ended?.atMs ?? null,
    })),
    otherConversations: othersOf(facts.others),
    lastAnswer: lastAnswerOf(facts.recent),
    adEntry,
    priceClass: priceClassOf(adEntry, conversation.windowClosesAtMs, nowMs),
    earlierDecisions: earlierDecisionsOf(facts.decisions, facts.commands, answersAtMs(facts.answers)),
    people: facts.people.slice(0, contextLimits.people),
  };
}

function customerOf(deals: StoredFacts['deals']): MoreContext['customer'] {
  const values = deals.flatMap(({ value }) => value ?? []);
  return {
    value: values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0),
    openDeals: deals.filter(({ open }) => open).length,
  };
}

/** When the messages of automation that left were composed: at the decision, and later what is written from the knowledge. */
function answersAtMs(answers: StoredFacts['answers']): number[] {
  return answers.flatMap(({ author, capturedAtMs }) => (author === 'automation' ? [capturedAtMs] : []));
}

function othersOf(others: StoredFacts['others']): readonly OtherConversation[] {
  return [...others]
    .sort((a, b) => (b.lastInboundAtMs ?? 0) - (a.lastInboundAtMs ?? 0))
    .slice(0, contextLimits.otherConversations)
    .map(({ _id, lastInboundAtMs, wait, control }) => ({
      id: _id,
      lastInboundAtMs,
      needsReply: wait !== null,
      assignee: control.holder.kind === 'human' ? control.holder.assignee : null,
    }));
}
