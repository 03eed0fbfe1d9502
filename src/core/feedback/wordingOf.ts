import { placeFrom, type Decided } from './decided';
import type { FeedbackMessage } from './history';
import type { Outcome, SaidWording } from './outcome';
import { textKeyOf } from './textKey';

const says: ReadonlySet<string> = new Set(['send', 'sendTemplate', 'draft']);
const plans: ReadonlySet<string> = new Set(['lookLater', 'putOff']);

/** The same for the same text of one wording or template in one language. */
export function wordingKey({ name, language, isTemplate, textKey = '' }: SaidWording): string {
  return `${name}|${language ?? ''}|${isTemplate}|${textKey}`;
}

/** True for the same text of one wording or template in one language. */
export function isSameWording(one: SaidWording, other: SaidWording): boolean {
  return (
    one.textKey === other.textKey &&
    one.name === other.name &&
    one.language === other.language &&
    one.isTemplate === other.isTemplate
  );
}

/**
 * Which approved wording or template a follow-up is, and the chance of a reply that was told when its moment was planned. Of what was
 * decided only its own silence counts, which began with the message before it. Pure.
 */
export function wordingOf(
  { sentAs, atMs, text, template, wording }: FeedbackMessage,
  sinceMs: number,
  { looks }: Pick<Decided, 'looks'>,
): Pick<Outcome, 'wording' | 'chanceAtAll'> {
  if (sentAs !== 'followUp') return { wording: null, chanceAtAll: null };
  const own = looks.slice(placeFrom(looks, sinceMs), placeFrom(looks, atMs + 1));
  const chanceAtAll = own.findLast(({ outcome }) => plans.has(outcome))?.chanceAtAll ?? null;
  if (template !== null) return { wording: { ...template, isTemplate: true }, chanceAtAll };
  // The message before may be a follow-up itself, decided in the instant it left.
  const said = own.findLast((one) => says.has(one.outcome) && one.atMs > sinceMs);
  // Sends of earlier versions don't hold it.
  const decided = said === undefined || (said.outcome === 'draft' && said.text !== text) ? null : said.wording;
  const name = wording === undefined ? decided : wording;
  if (name === null) return { wording: null, chanceAtAll };
  const which = text === null ? {} : { textKey: textKeyOf(text) };
  return { wording: { name, language: said?.language ?? null, isTemplate: false, ...which }, chanceAtAll };
}
