import { countsAsWriting } from '../capture/countsAsWriting';
import { asksBack, questionsIn } from './clarity';
import type { ConversationHistory, FeedbackDecision, FeedbackMessage } from './history';
import {
  unansweredAfterMs,
  type Clarity,
  type ConversationFeedback,
  type Outcome,
  type OutcomeResult,
} from './outcome';
import { burstGapMs, depthOf, firstBurst } from './depth';
import { needlessTurns, waitedFor, waitsIn } from './waits';
import { wordingOf } from './wordingOf';

const left: ReadonlySet<string> = new Set(['sent', 'delivered', 'read', 'played', 'unknown']);
/** Doing otherwise than automation answered. */
const overrulings: ReadonlySet<string> = new Set(['takeOver', 'reroute', 'reply']);

/**
 * What became of each message of ours, and how long the buyer waited for each: a fold over messages, decisions and drafts in any
 * order. Pure: the same history at the same time, the same outcomes.
 */
export function outcomesOf(history: ConversationHistory, nowMs: number): ConversationFeedback {
  const decisions = [...history.decisions].sort(byInstant);
  const ordered = [...history.messages].sort(byTime);
  const said = ordered.filter((message) => wasSaid(message));
  const needless = needlessTurns(decisions);
  const places = new Map(said.map((message, place) => [message.id, place]));
  const outcomes = ordered.flatMap((message): Outcome[] => {
    if (message.direction === 'in' || message.sentAs === 'absence') return [];
    const place = places.get(message.id);
    if (place !== undefined) {
      const tookMs = waitedFor(said, place, needless);
      return [{ ...outcomeAt(said, place, decisions, nowMs), tookMs }];
    }
    return message.status === 'failed' ? [failed(message, decisions)] : [];
  });
  return { outcomes, waits: waitsIn(said, needless, nowMs) };
}

/** What the channel took of ours, and what the buyer wrote. That nobody is there is no word of ours. */
function wasSaid({ direction, status, sentAs, type }: FeedbackMessage): boolean {
  return direction === 'out' ? left.has(status) && sentAs !== 'absence' : countsAsWriting({ type });
}

function byTime(a: FeedbackMessage, b: FeedbackMessage): number {
  return a.atMs - b.atMs || a.order - b.order || a.position - b.position || (a.id < b.id ? -1 : 1);
}

/** What was decided in one instant has a fixed order too. */
function byInstant(a: FeedbackDecision, b: FeedbackDecision): number {
  return a.atMs - b.atMs || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
}

function outcomeAt(
  said: readonly FeedbackMessage[],
  place: number,
  decisions: readonly FeedbackDecision[],
  nowMs: number,
): Omit<Outcome, 'tookMs'> {
  const message = said[place] as FeedbackMessage;
  const nextAt = afterBurst(said, place);
  const next = said[nextAt];
  const answer = next?.direction === 'in' ? runFrom(said, nextAt) : [];
  const ourNextMs = (next?.direction === 'in' ? said[nextAt + answer.length] : next)?.atMs ?? Infinity;
  const isAskedBack = firstBurst(answer).some(({ text }) => asksBack(message.text, text));
  const result = resultOf(message, next, nowMs);
  const questions = questionsIn(message.text);
  return {
    ...headOf(message, decisions),
    result,
    settled: nowMs - message.atMs >= unansweredAfterMs,
    repliedAfterMs: result === 'replied' && next ? next.atMs - message.atMs : null,
    depth: answer.length === 0 ? null : depthOf(answer),
    askedBack: isAskedBack,
    optedOut: decisions.some((one) => isOptOut(one) && one.atMs >= message.atMs && one.atMs < ourNextMs),
    overruled: isOverruled(message, decisions),
    questions,
    clarity: questions === 0 ? null : clarityOf(result, isAskedBack),
  };
}

/** What never reached the buyer. */
function failed(message: FeedbackMessage, decisions: readonly FeedbackDecision[]): Outcome {
  return {
    ...headOf(message, decisions),
    ...{ result: 'notDelivered', settled: true, repliedAfterMs: null, depth: null, askedBack: false, optedOut: false },
    ...{ overruled: false, questions: questionsIn(message.text), clarity: null, tookMs: null },
  };
}

function headOf(message: FeedbackMessage, decisions: readonly FeedbackDecision[]) {
  const { id, atMs, sentAs, author, agent } = message;
  return {
    ...{ messageId: id, atMs, agent },
    sentAs: sentAs === null || sentAs === 'absence' ? ('humanReply' as const) : sentAs,
    author: author === 'buyer' ? ('businessApp' as const) : author,
    intent: intentOf(message, decisions),
    ...wordingOf(message, decisions),
  };
}

/** The place after the burst that a message of ours is in. */
function afterBurst(said: readonly FeedbackMessage[], place: number): number {
  let at = place + 1;
  while (said[at]?.direction === 'out' && (said[at]?.atMs ?? 0) - (said[at - 1]?.atMs ?? 0) < burstGapMs) at++;
  return at;
}

/** The buyer's messages from a place on until our next word. */
function runFrom(said: readonly FeedbackMessage[], place: number): readonly FeedbackMessage[] {
  let end = place;
  while (said[end]?.direction === 'in') end++;
  return said.slice(place, end);
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

function isOptOut(decision: FeedbackDecision): boolean {
  return decision.kind === 'route' ? decision.optedOut : decision.kind === 'control' && decision.outcome === 'optOut';
}

/** The turn it answers; without one, the last that was decided before it. */
function intentOf({ turnId, atMs }: FeedbackMessage, decisions: readonly FeedbackDecision[]): string | null {
  const routes = decisions.flatMap((decision) => (decision.kind === 'route' ? [decision] : []));
  const ofTurn = turnId === null ? undefined : routes.find((route) => route.turnId === turnId);
  return (ofTurn ?? routes.filter((route) => route.atMs <= atMs).at(-1))?.intent ?? null;
}

/** A person stepped in after an answer of automation, before the next turn was decided. */
function isOverruled({ sentAs, atMs }: FeedbackMessage, decisions: readonly FeedbackDecision[]): boolean {
  if (sentAs !== 'answer') return false;
  const untilMs = decisions.find((decision) => decision.kind === 'route' && decision.atMs > atMs)?.atMs ?? Infinity;
  return decisions.some(
    (decision) =>
      decision.kind === 'control' &&
      overrulings.has(decision.outcome) &&
      decision.atMs >= atMs &&
      decision.atMs < untilMs,
  );
}
