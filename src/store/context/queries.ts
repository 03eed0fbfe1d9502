import { contextLimits, contextMessageLimit } from '../../core/contextualize/context';
import type { ContactId, ConversationId, DealId } from '../../core/ids';
import type { Collections } from '../collections';
import type { ContactDocument, DealDocument } from '../crmDocuments';
import type { ConversationDocument, DecisionDocument, MessageDocument } from '../documents';
import { inquiryOwners } from '../inquiries';
import type { InquiryDocument } from '../inquiryDocument';
import type { Read } from './readTogether';

/**
 * Every read of a context: each by an index, bounded, and with no more of a document than is used. A test explains all of them;
 * `bench/context` measures them with a million messages stored.
 */

const newestFirst = { atMs: -1, order: -1, position: -1 } as const;
/** As the channel took them: what never left was never said. */
export const notSaid: MessageDocument['status'][] = ['cancelled', 'failed', 'queued'];
export const tookByChannel: MessageDocument['status'][] = ['sent', 'delivered', 'read', 'played'];

/** What a projection of whole fields leaves of a document: reading one that is not in it does not compile. */
type Left<Stored, Fields> = Pick<Stored, keyof Stored & (keyof Fields | '_id')>;

const wholeOfMessage = {
  ...{ direction: 1, author: 1, sentAs: 1, agent: 1, text: 1, atMs: 1, capturedAtMs: 1, order: 1, position: 1 },
  ...{ status: 1, outsideTurns: 1, turnId: 1, revokedAtMs: 1 },
} as const;
const shownOfMessage = { ...wholeOfMessage, 'content.type': 1 } as const;
/** A message as a context looks back at it. */
export type ShownMessage = Left<MessageDocument, typeof wholeOfMessage> & {
  readonly content: Pick<MessageDocument['content'], 'type'>;
};

/** How many of the newest messages hold a turn of so many, and what stood before it. */
export function recentLimit(turnMessages: number): number {
  return Math.min(turnMessages, contextMessageLimit) + 2 * contextLimits.exchanges + 2;
}

/** The newest messages, either way. */
export function recentMessages(
  { messages }: Pick<Collections, 'messages'>,
  conversationId: ConversationId,
  limit: number,
): Read<ShownMessage> {
  return {
    from: messages.collectionName,
    pipeline: [{ $match: { conversationId } }, { $sort: newestFirst }, { $limit: limit }, { $project: shownOfMessage }],
  };
}

/** What is sent as one of these answers nothing: that nobody is there, and what is said into a silence. */
export const noAnswers: NonNullable<MessageDocument['sentAs']>[] = ['absence', 'followUp'];

/** So many tell how often automation has answered in a row. */
export const answersLimit = 10;

/** The newest answers of ours that went out or are on their way. */
export function newestAnswers({ messages }: Pick<Collections, 'messages'>, conversationId: ConversationId) {
  return messages
    .find<ShownMessage>(
      { conversationId, direction: 'out', status: { $nin: notSaid }, sentAs: { $nin: noAnswers } },
      { projection: shownOfMessage },
    )
    .sort(newestFirst)
    .limit(answersLimit);
}

const onlyAtMs = { atMs: 1 } as const;

/** The first message of ours in a span of time that the channel took. */
export function firstAnswer(
  { messages }: Pick<Collections, 'messages'>,
  conversationId: ConversationId,
  span: { readonly fromMs: number; readonly untilMs: number },
): Read<Left<MessageDocument, typeof onlyAtMs>> {
  const atMs = { $gte: span.fromMs, $lte: span.untilMs };
  return {
    from: messages.collectionName,
    pipeline: [
      { $match: { conversationId, direction: 'out', atMs, status: { $in: tookByChannel } } },
      { $sort: { atMs: 1, order: 1, position: 1 } },
      { $limit: 1 },
      { $project: onlyAtMs },
    ],
  };
}

const routed = ['noReply', 'automationReplies', 'humanReplies'];
/** What a failed send asks of people stands between the decisions about turns. */
const routeLimit = contextLimits.earlierDecisions + 3;

const understood = { 'facts.turn.understanding.intent': 1, 'facts.turn.understanding.language': 1 } as const;

/** What a context keeps of an earlier decision; one about a send that failed has no turn among its facts. */
export interface ShownDecision extends Pick<DecisionDocument, '_id' | 'outcome' | 'atMs'> {
  readonly reasons: readonly { readonly code: string }[];
  readonly facts?: {
    readonly turn?: { readonly understanding?: { readonly intent?: string; readonly language?: string | null } };
  } | null;
}

/** The newest decisions of step 4. */
export function routeDecisions(
  { decisions }: Pick<Collections, 'decisions'>,
  conversationId: ConversationId,
): Read<ShownDecision> {
  return {
    from: decisions.collectionName,
    pipeline: [
      { $match: { conversationId, step: 'route', outcome: { $in: routed } } },
      { $sort: { atMs: -1 } },
      { $limit: routeLimit },
      { $project: { outcome: 1, atMs: 1, 'reasons.code': 1, ...understood } },
    ],
  };
}

/** The newest commands of people that can overrule a decision. */
export function overrulings(
  { decisions }: Pick<Collections, 'decisions'>,
  conversationId: ConversationId,
): Read<Pick<DecisionDocument, 'outcome' | 'atMs'>> {
  return {
    from: decisions.collectionName,
    pipeline: [
      { $match: { conversationId, step: 'control', outcome: { $in: ['takeOver', 'reroute', 'reply', 'close'] } } },
      { $sort: { atMs: -1 } },
      { $limit: 4 * contextLimits.earlierDecisions },
      { $project: { _id: 0, outcome: 1, atMs: 1 } },
    ],
  };
}

/** An inquiry as a context shows it. */
export interface ShownInquiry extends Pick<InquiryDocument, '_id' | 'openedAtMs' | 'ended'> {
  readonly topic: Pick<InquiryDocument['topic'], 'name'>;
}

/** The newest inquiries, open or ended. */
export function newestInquiries(
  { inquiries }: Pick<Collections, 'inquiries'>,
  conversation: ConversationDocument,
): Read<ShownInquiry> {
  return {
    from: inquiries.collectionName,
    pipeline: [
      { $match: { conversationId: { $in: inquiryOwners(conversation) } } },
      { $sort: { openedAtMs: -1, _id: -1 } },
      { $limit: contextLimits.inquiries },
      { $project: { 'topic.name': 1, openedAtMs: 1, ended: 1 } },
    ],
  };
}

/** Somebody with more is a test number. */
const mostConversations = 50;

/** Another conversation as a context shows it. */
export interface ShownConversation extends Pick<ConversationDocument, '_id' | 'lastInboundAtMs'> {
  readonly wait: { readonly sinceMs: number } | null;
  readonly control: Pick<ConversationDocument['control'], 'holder'>;
}

/** The same contact's other conversations, in no order. */
export function otherConversations(
  { conversations }: Pick<Collections, 'conversations'>,
  contactId: ContactId,
  conversationId: ConversationId,
): Read<ShownConversation> {
  return {
    from: conversations.collectionName,
    pipeline: [
      { $match: { contactId, _id: { $ne: conversationId }, forwardedTo: null } },
      { $limit: mostConversations },
      { $project: { lastInboundAtMs: 1, 'wait.sinceMs': 1, 'control.holder': 1 } },
    ],
  };
}

const mostDeals = 500;

const shownOfDeal = { value: 1, open: 1 } as const;
/** A deal as a context shows it. */
export type ShownDeal = Left<DealDocument, typeof shownOfDeal>;

/** What the deals of a contact are worth. */
export function dealsOf({ deals }: Pick<Collections, 'deals'>, contactId: ContactId): Read<ShownDeal> {
  return {
    from: deals.collectionName,
    pipeline: [{ $match: { contactIds: contactId } }, { $limit: mostDeals }, { $project: shownOfDeal }],
  };
}

/** A deal that is none of its contact's. */
export function dealById({ deals }: Pick<Collections, 'deals'>, dealId: DealId): Promise<ShownDeal | null> {
  return deals.findOne<ShownDeal>({ _id: dealId }, { projection: shownOfDeal });
}

const shownOfContact = { ownerId: 1, language: 1, name: 1 } as const;

export function contactById(
  { contacts }: Pick<Collections, 'contacts'>,
  contactId: ContactId,
): Read<Left<ContactDocument, typeof shownOfContact>> {
  return { from: contacts.collectionName, pipeline: [{ $match: { _id: contactId } }, { $project: shownOfContact }] };
}
