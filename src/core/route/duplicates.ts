import { contextLimits, type Context, type MoreContext } from '../contextualize/context';
import { plain } from '../understanding/plain';
import { spoken, weAsked } from './asked';

/** After a day the same words ask anew. */
const sameForMs = 24 * 3600 * 1000;

/** What is said again, because the answer did not settle it. */
const saidAgainForAReason = new Set(['complaint', 'person', 'greeting', 'assent', 'optIn']);

/**
 * True when everything the buyer says now was said in the same words within a day and answered since. Not when our answer asked
 * something back, and not for what people say twice for a reason: a complaint, a request for a person, urgency. Pure.
 */
export function isDuplicate(context: Context): boolean {
  const { more, turn, nowMs } = context;
  const { understanding } = turn;
  if (more === undefined || weAsked(context)) return false;
  if (saidAgainForAReason.has(understanding.intent) || understanding.urgent) return false;
  if (understanding.sentiment === 'angry' || understanding.sentiment === 'negative') return false;
  const said = spoken(context);
  return (
    said.length > 0 &&
    said.every(({ text, type }) => {
      // What is longer was kept only in part.
      if (type !== 'text' || text === null || text.length >= contextLimits.exchangeText) return false;
      const words = plain(text);
      const before = more.exchanges.find(
        (exchange) =>
          exchange.by === 'buyer' &&
          exchange.atMs >= nowMs - sameForMs &&
          words !== '' &&
          plain(exchange.text ?? '') === words,
      );
      return before !== undefined && wasAnswered(more, before.atMs);
    })
  );
}

/** Somebody answered since, or automation did: what it only said because nobody was there is no answer. */
function wasAnswered({ exchanges, earlierDecisions }: MoreContext, sinceMs: number): boolean {
  const byAutomation = earlierDecisions.some(
    ({ outcome, atMs, unsaid }) => outcome === 'automationReplies' && unsaid !== true && atMs >= sinceMs,
  );
  return exchanges.some(({ by, atMs }) => by !== 'buyer' && atMs > sinceMs && (by !== 'automation' || byAutomation));
}
