import { countsAsWriting } from '../../core/capture/countsAsWriting';
import { adAnswerSpan } from '../../core/contextualize/price';
import type { RecentMessage } from '../../core/contextualize/recentMessage';
import type { ConversationId, DealId, TurnId } from '../../core/ids';
import type { Rules } from '../../core/rules/rules';
import type { Collections } from '../collections';
import type { ConversationDocument, MessageDocument } from '../documents';
import { countsAtTurn, type MessageCounts } from '../messageCounts';
import { memberStates } from '../slots';
import * as queries from './queries';
import { readTogether } from './readTogether';
import type { ShownDeal, ShownDecision, ShownMessage } from './queries';

/** Which turn a context is about. */
export interface TurnOfContext {
  /** Null for a context that is only shown. */
  readonly id: TurnId | null;
  readonly isFirstDecision: boolean;
  /** The turn's own messages. */
  readonly messages: number;
  /** These are what it asks, so they are not what stood before it. */
  readonly shown: readonly MessageDocument[];
}

export type StoredFacts = Awaited<ReturnType<typeof readFacts>>;

/** Everything stored that a context is made from, beside the turn: all of it read at once. */
export async function readFacts(
  store: Collections,
  conversation: ConversationDocument,
  turn: TurnOfContext,
  rules: Rules,
  nowMs: number,
) {
  const { _id, contactId, dealId } = conversation;
  const span = adAnswerSpan(conversation, nowMs);
  const limit = queries.recentLimit(Math.max(turn.messages, turn.shown.length));
  const isFirst = isFirstTurn(conversation);
  const [{ contacts, deals, others, recent, routes, commands, inquiries, adAnswers }, people] = await Promise.all([
    readTogether(store, _id, {
      contacts: contactId === null ? null : queries.contactById(store, contactId),
      deals: contactId === null ? null : queries.dealsOf(store, contactId),
      others: contactId === null ? null : queries.otherConversations(store, contactId, _id),
      recent: queries.recentMessages(store, _id, limit),
      routes: isFirst ? null : queries.routeDecisions(store, _id),
      commands: isFirst ? null : queries.overrulings(store, _id),
      inquiries: isFirst ? null : queries.newestInquiries(store, conversation),
      adAnswers: span === null ? null : queries.firstAnswer(store, _id, span),
    }),
    memberStates(store, rules, _id),
  ]);
  const isWhole = recent.length < limit;
  const [deal, answers, counts] = await Promise.all([
    dealOf(store, dealId, deals),
    answersOf(store, _id, recent, isWhole),
    isWhole ? countsIn(recent, turn) : countsAtTurn(store, conversation, turn),
  ]);
  return {
    ...{
      contact: contacts[0] ?? null,
      dealValue: deal?.value ?? null,
      deals,
      others,
      answers,
      /** Our last word, an answer or not; that nobody is there is none. */
      lastOutbound: recent.find((message) => isSaidByUs(message) && message.sentAs !== 'absence') ?? answers[0] ?? null,
      counts,
      inquiries,
      people,
    },
    recent: recent.filter((message) => wasSaid(message) && !isOfTurn(message, turn)).map(recentOf),
    decisions: routes.flatMap(earlierOf),
    /** The language the buyer last wrote in, as it was understood then. */
    lastLanguage: routes.map(languageIn).find((language) => language !== null) ?? null,
    commands: commands.map(({ outcome, atMs }) => ({ outcome, atMs })),
    adAnswerAtMs: adAnswers[0]?.atMs ?? null,
  };
}

/** True while no turn was decided, so that nothing can stand before it. */
function isFirstTurn({ inboundCount, outboundCount, inquiriesKept }: ConversationDocument): boolean {
  return inboundCount === 0 && outboundCount === 0 && inquiriesKept;
}

/** The conversation's deal: mostly one of its contact's. */
async function dealOf(
  store: Pick<Collections, 'deals'>,
  dealId: DealId | null,
  deals: readonly ShownDeal[],
): Promise<ShownDeal | null> {
  if (dealId === null) return null;
  return deals.find(({ _id }) => _id === dealId) ?? queries.dealById(store, dealId);
}

/** The newest answers of ours. They are looked for only where a long turn hides them, or automation has the word for long. */
async function answersOf(
  store: Pick<Collections, 'messages'>,
  conversationId: ConversationId,
  recent: readonly ShownMessage[],
  isWhole: boolean,
): Promise<ShownMessage[]> {
  const answers = recent.filter(
    (message) => isSaidByUs(message) && (message.sentAs === undefined || !queries.noAnswers.includes(message.sentAs)),
  );
  const isEnough = answers.length >= queries.answersLimit || answers.some(({ author }) => author !== 'automation');
  if (isWhole || isEnough) return answers.slice(0, queries.answersLimit);
  return queries.newestAnswers(store, conversationId).toArray();
}

function isSaidByUs({ direction, status }: ShownMessage): boolean {
  return direction === 'out' && !queries.notSaid.includes(status);
}

/** The counts where every message is at hand: what no turn has taken is counted once it is in one. */
function countsIn(recent: readonly ShownMessage[], turn: TurnOfContext): MessageCounts {
  const inTurns = recent.filter(
    ({ direction, turnId, outsideTurns }) => direction === 'in' && (turnId !== null || outsideTurns !== null),
  );
  const outbound = recent.filter(
    ({ direction, status }) => direction === 'out' && queries.tookByChannel.includes(status),
  );
  return { inbound: inTurns.length + (turn.id === null ? turn.messages : 0), outbound: outbound.length };
}

/** A part of a conversation: no note of the channel, nothing of a group, nothing of ours that never left. */
function wasSaid({ direction, status, outsideTurns }: ShownMessage): boolean {
  if (outsideTurns === 'notice' || outsideTurns === 'group') return false;
  return direction === 'in' || !queries.notSaid.includes(status);
}

function isOfTurn({ _id, turnId, direction, outsideTurns }: ShownMessage, turn: TurnOfContext): boolean {
  if (direction === 'out') return false;
  // What no turn has taken yet came after what this one is about.
  if (outsideTurns === null && (turnId === null || turnId === turn.id)) return true;
  return turn.shown.some((message) => message._id === _id);
}

function recentOf({ author, agent, text, atMs, revokedAtMs, content, sentAs }: ShownMessage): RecentMessage {
  return {
    by: author,
    agent,
    text: revokedAtMs === null ? text : null,
    atMs,
    // That nobody is there answers nothing and asks nothing.
    isWriting: countsAsWriting(content) && sentAs !== 'absence',
  };
}

function languageIn({ facts }: ShownDecision): string | null {
  return facts?.turn?.understanding?.language ?? null;
}

function earlierOf({ outcome, reasons, atMs, facts }: ShownDecision) {
  const intent = facts?.turn?.understanding?.intent;
  // Without one it was about a send that failed.
  return intent === undefined ? [] : [{ outcome, codes: reasons.map(({ code }) => code), intent, atMs }];
}
