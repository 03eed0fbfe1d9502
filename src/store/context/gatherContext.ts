import { isNotAvailable } from '../../core/capture/noticeOf';
import { boundedMessages, boundedUnderstanding } from '../../core/contextualize/boundedTurn';
import {
  contextMessageLimit,
  contextTextLimit,
  type Context,
  type ContextMessage,
} from '../../core/contextualize/context';
import type { TurnId } from '../../core/ids';
import { asksTheSame, isSilent } from '../../core/route/isSilent';
import { postpones } from '../../core/route/postpones';
import type { Rules } from '../../core/rules/rules';
import type { Understanding, UnderstandingHints } from '../../core/understanding/understanding';
import { understandTurn } from '../../core/understanding/understandTurn';
import type { Collections } from '../collections';
import type { ConversationDocument, MessageDocument } from '../documents';
import { editsAmong } from '../edits';
import { learntForRoute } from '../learning';
import { moreContext } from './moreContext';
import { readFacts, type StoredFacts } from './readFacts';

/** What a context is about: a turn's own messages, and all that is to be answered now, oldest first. */
export interface AskedNow {
  readonly turnId: TurnId | null;
  readonly isFirstDecision: boolean;
  readonly ownMessages: number;
  readonly messages: readonly MessageDocument[];
}

/** Gathers everything a decision about a turn is taken from, as it stands now. Writes nothing. */
export async function gatherContext(
  store: Collections,
  conversation: ConversationDocument,
  asked: AskedNow,
  rules: Rules,
  nowMs: number,
): Promise<Context> {
  const shown = asked.messages.slice(-contextMessageLimit);
  const { turnId: id, isFirstDecision, ownMessages: messages } = asked;
  const [facts, edits, learnt] = await Promise.all([
    readFacts(store, conversation, { id, isFirstDecision, messages, shown }, rules, nowMs),
    editsAmong(store, conversation._id, shown),
    learntForRoute(store),
  ]);
  const { contact, counts, lastOutbound: last, dealValue } = facts;
  const more = moreContext(conversation, facts, nowMs);
  const language = contact?.language ?? facts.lastLanguage;
  const hints = { nowMs, timeZone: more.buyer.timeZone, language };
  const turnMessages = boundedMessages(shown.map((message) => contextMessageOf(message, edits.get(message._id))));
  const said = turnMessages.filter((message) => !isSilent(message));
  const { wait, windowClosesAtMs, dealStage } = conversation;
  const { state, holder, given, paused, optedOut, snoozedUntilMs, ownRules } = conversation.control;
  return {
    nowMs,
    turn: {
      messages: turnMessages,
      ...(shown.every((message) => isBefore(message, last)) && last?.author === 'businessApp'
        ? { answeredOnPhone: true }
        : {}),
      understanding: boundedUnderstanding(understand(said, hints)),
    },
    contact: contact && {
      isNew: counts.inbound <= asked.messages.length,
      ownerId: contact.ownerId,
      language: contact.language,
      name: contact.name,
    },
    deal: dealStage === null ? null : { stage: dealStage, value: dealValue },
    control: { state, holder, given, paused, optedOut, snoozedUntilMs, ownRules },
    history: historyOf(conversation, facts),
    wait: wait && { sinceMs: wait.sinceMs, dueAtMs: wait.dueAtMs },
    window: windowClosesAtMs === null ? null : { closesAtMs: windowClosesAtMs },
    more: { ...more, ...(learnt === null ? {} : { learnt }), ...(postpones(said) ? { putsOff: true } : {}) },
  };
}

function understand(messages: readonly ContextMessage[], hints: UnderstandingHints): Understanding {
  return understandTurn(
    messages.map(({ text }) => text ?? ''),
    hints,
  );
}

function contextMessageOf(message: MessageDocument, edit: ContextMessage['edit']): ContextMessage {
  return {
    type: message.content.type,
    text: message.text,
    atMs: message.atMs,
    ...(isNotAvailable(message.content) ? { notAvailable: true } : {}),
    ...(message.revokedAtMs === null ? {} : { revoked: true }),
    ...(edit === undefined ? {} : { edit: { ...edit, asksTheSame: asksTheSame(edit.before, message.text ?? '') } }),
  };
}

function historyOf(
  { answeredWaits }: ConversationDocument,
  { counts, answers, lastOutbound: last }: StoredFacts,
): Context['history'] {
  const firstByPerson = answers.findIndex((message) => message.author !== 'automation');
  return {
    inboundCount: counts.inbound,
    outboundCount: counts.outbound,
    lastOutboundAtMs: last?.atMs ?? null,
    lastOutboundAuthor: last && last.author !== 'buyer' ? last.author : null,
    lastOutboundText: last?.text?.slice(0, contextTextLimit) ?? null,
    automationAnswersInRow: firstByPerson === -1 ? answers.length : firstByPerson,
    meanAnswerMs: answeredWaits.count === 0 ? null : answeredWaits.totalMs / answeredWaits.count,
  };
}

/** The channel's clock counts whole seconds: within one, what arrived first was first. */
function isBefore(
  message: MessageDocument,
  other: Pick<MessageDocument, 'atMs' | 'order' | 'position'> | null,
): boolean {
  if (other === null) return false;
  if (message.atMs !== other.atMs) return message.atMs < other.atMs;
  return message.order < other.order || (message.order === other.order && message.position < other.position);
}
