import { countsAsWriting } from '../capture/countsAsWriting';
import { answersIn, type Answered } from './answers';
import { asksBack, questionsIn } from './clarity';
import { decidedOf, placeFrom, type Decided } from './decided';
import type { ConversationHistory, FeedbackMessage } from './history';
import {
  unansweredAfterMs,
  type Clarity,
  type ConversationFeedback,
  type Outcome,
  type OutcomeResult,
} from './outcome';
import { needlessTurns, waitedFor, waitsIn } from './waits';
import { wordingOf } from './wordingOf';

const left: ReadonlySet<string> = new Set(['sent', 'delivered', 'read', 'played', 'unknown']);
/** Whoever steps in so soon corrects what was just said, whether or not the buyer has written since. */
const overruledWithinMs = 3600 * 1000;

/**
 * What became of each message of ours, and how long the buyer waited for each: a fold over messages, decisions and drafts in any
 * order. Its time grows with their number, not with its square. Pure: the same history at the same time, the same outcomes.
 */
export function outcomesOf(history: ConversationHistory, nowMs: number): ConversationFeedback {
  const decided = decidedOf(history.decisions);
  const ordered = [...history.messages].sort(byTime);
  const said = ordered.filter((message) => wasSaid(message));
  const needless = needlessTurns(decided.routes);
  const answers = answersIn(said);
  const outcomes: Outcome[] = [];
  let place = -1;
  for (const message of ordered) {
    const isSaid = said[place + 1] === message;
    if (isSaid) place++;
    if (message.direction === 'in' || message.sentAs === 'absence') continue;
    const sinceMs = said[isSaid ? place - 1 : place]?.atMs ?? -Infinity;
    const head = headOf(message, sinceMs, decided);
    if (isSaid) {
      const became = becameOf(message, answers[place] ?? null, decided, nowMs);
      outcomes.push({ ...head, ...became, tookMs: waitedFor(said, place, needless) });
    } else if (message.status === 'failed') outcomes.push({ ...head, ...failed(message) });
  }
  return { outcomes, waits: waitsIn(said, needless, nowMs) };
}

/** What the channel took of ours, and what the buyer wrote. That nobody is there is no word of ours. */
function wasSaid({ direction, status, sentAs, type }: FeedbackMessage): boolean {
  return direction === 'out' ? left.has(status) && sentAs !== 'absence' : countsAsWriting({ type });
}

function byTime(a: FeedbackMessage, b: FeedbackMessage): number {
  return a.atMs - b.atMs || a.order - b.order || a.position - b.position || (a.id < b.id ? -1 : 1);
}

type Head = Pick<Outcome, 'messageId' | 'atMs' | 'agent' | 'sentAs' | 'author' | 'intent' | 'wording' | 'chanceAtAll'>;
type Became = Omit<Outcome, keyof Head>;

function becameOf(
  message: FeedbackMessage,
  after: Answered | null,
  decided: Decided,
  nowMs: number,
): Omit<Became, 'tookMs'> {
  const next = after?.next;
  const isAskedBack = after?.atOnce.some(({ text }) => asksBack(message.text, text)) ?? false;
  const result = resultOf(message, next, nowMs);
  const questions = questionsIn(message.text);
  return {
    result,
    settled: nowMs - message.atMs >= unansweredAfterMs,
    repliedAfterMs: result === 'replied' && next ? next.atMs - message.atMs : null,
    depth: after?.depth ?? null,
    askedBack: isAskedBack,
    optedOut: isAnyWithin(decided.optOuts, message.atMs, after?.ourNextMs ?? Infinity),
    overruled: isOverruled(message, next, decided),
    questions,
    clarity: questions === 0 ? null : clarityOf(result, isAskedBack),
  };
}

/** What never reached the buyer. */
function failed({ text }: FeedbackMessage): Became {
  return {
    ...{ result: 'notDelivered', settled: true, repliedAfterMs: null, depth: null, askedBack: false, optedOut: false },
    ...{ overruled: false, questions: questionsIn(text), clarity: null, tookMs: null },
  };
}

/** `sinceMs`: when the message before it was said. */
function headOf(message: FeedbackMessage, sinceMs: number, decided: Decided): Head {
  const { id, atMs, sentAs, author, agent } = message;
  return {
    ...{ messageId: id, atMs, agent },
    sentAs: sentAs === null || sentAs === 'absence' ? 'humanReply' : sentAs,
    author: author === 'buyer' ? 'businessApp' : author,
    intent: intentOf(message, decided),
    ...wordingOf(message, sinceMs, decided),
  };
}

function resultOf(message: FeedbackMessage, next: FeedbackMessage | undefined, nowMs: number): OutcomeResult {
  if (next !== undefined) return next.direction === 'in' ? 'replied' : 'promptedAgain';
  if (nowMs - message.atMs < unansweredAfterMs) return 'open';
  return message.status === 'read' || message.status === 'played' ? 'readOnly' : 'unanswered';
}

function clarityOf(result: OutcomeResult, isAskedBack: boolean): Clarity | null {
  switch (result) {
    case 'replied':
      return isAskedBack ? 'askedBack' : 'answered';
    case 'open':
      return 'open';
    case 'notDelivered':
      return null;
    case 'promptedAgain':
    case 'readOnly':
    case 'unanswered':
      return 'ignored';
  }
}

/** The turn it answers; without one, the last that was decided before it. */
function intentOf({ turnId, atMs }: FeedbackMessage, { routes, routeOfTurn }: Decided): string | null {
  const ofTurn = turnId === null ? undefined : routeOfTurn.get(turnId);
  return (ofTurn ?? routes[placeFrom(routes, atMs + 1) - 1])?.intent ?? null;
}

/**
 * A person stepped in after an answer of automation, before the next turn was decided: soon, or when the buyer had written again.
 * What a person says into a long silence follows up, and corrects nothing.
 */
function isOverruled(
  { sentAs, atMs }: FeedbackMessage,
  next: FeedbackMessage | undefined,
  { routes, overrulings }: Decided,
): boolean {
  if (sentAs !== 'answer') return false;
  const untilMs = routes[placeFrom(routes, atMs + 1)]?.atMs ?? Infinity;
  if (isAnyWithin(overrulings, atMs, Math.min(untilMs, atMs + overruledWithinMs))) return true;
  return next?.direction === 'in' && isAnyWithin(overrulings, next.atMs, untilMs);
}

/** One of these, in order of time, is at `fromMs` or later, and before `untilMs`. */
function isAnyWithin(sorted: readonly { readonly atMs: number }[], fromMs: number, untilMs: number): boolean {
  return (sorted[placeFrom(sorted, fromMs)]?.atMs ?? Infinity) < untilMs;
}
