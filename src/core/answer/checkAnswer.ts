import { reason, type Reason } from '../reason';
import type { GivenAnswer, Source } from '../thinking/thought';
import { claimsIn, type Claims } from './claimsIn';

/** Longer than this it is no answer for a chat. */
const mostLength = 1500;

const names: Readonly<Record<keyof Claims, string>> = {
  numbers: 'a number',
  dates: 'a date',
  weekdays: 'a day of the week',
  times: 'a time',
  links: 'a link',
  emails: 'an e-mail address',
  currencies: 'a currency',
};

/**
 * Why an answer must not leave, or null when it may: it must cite pieces it was given, and every number, price, date, time, link and
 * e-mail in it must stand in those. Pure; the reason holds no words of anybody.
 */
export function checkAnswer(
  { text, sources }: Pick<Extract<GivenAnswer, { kind: 'answered' }>, 'text' | 'sources'>,
  given: readonly Source[],
): Reason | null {
  if (text.trim() === '') return reason('answerEmpty', 'The answer was empty.');
  if (text.length > mostLength) return reason('answerTooLong', 'The answer was too long for a chat.');
  if (sources.length === 0) return reason('noSources', 'The answer cited nothing of the knowledge.');
  const cited = given.filter(({ id }) => sources.includes(id));
  if (sources.some((id) => !given.some((source) => source.id === id)))
    return reason('unknownSource', 'The answer cited something it was not given.');
  const told = claimsIn(cited.map((source) => `${source.title}\n${source.text}`).join('\n'));
  const claimed = claimsIn(text);
  for (const kind of Object.keys(names) as (keyof Claims)[])
    if (claimed[kind].some((claim) => !told[kind].includes(claim)))
      return reason('notInSources', `The answer held ${names[kind]} that does not stand in what it cited.`);
  return null;
}
