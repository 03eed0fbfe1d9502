import type { Context } from '../contextualize/context';
import type { Rules } from '../rules/rules';
import { spoken } from './asked';
import { plain } from '../understanding/plain';

/** True when the last thing said is, as a whole, a word by which the rules let a buyer opt out. Pure. */
export function isStopWord(context: Context, { stopWords }: Pick<Rules, 'stopWords'>): boolean {
  if (stopWords === undefined) return false;
  const last = spoken(context)
    .map(({ text }) => plain(text ?? ''))
    .filter((line) => line !== '')
    .at(-1);
  return last !== undefined && Object.values(stopWords).some((words) => words.some((word) => plain(word) === last));
}
