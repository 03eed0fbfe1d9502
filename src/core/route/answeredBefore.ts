import type { Context } from '../contextualize/context';

const sameQuestionForMs = 24 * 3600 * 1000;

/**
 * True when automation answered the same question within a day, and no person has answered the buyer since. What never left
 * answered nothing. Pure.
 */
export function answeredBefore({ more, nowMs, turn, history }: Context): boolean {
  if (more === undefined) return false;
  const lastByPersonMs = Math.max(
    history.lastOutboundAuthor === 'automation' ? -Infinity : (history.lastOutboundAtMs ?? -Infinity),
    ...more.exchanges.filter(({ by }) => by === 'agent' || by === 'businessApp').map(({ atMs }) => atMs),
  );
  return more.earlierDecisions.some(
    ({ outcome, intent, atMs, unsaid }) =>
      outcome === 'automationReplies' &&
      unsaid !== true &&
      intent === turn.understanding.intent &&
      atMs >= nowMs - sameQuestionForMs &&
      atMs > lastByPersonMs,
  );
}
