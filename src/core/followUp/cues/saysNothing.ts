import { sentencesOf } from '../../understanding/sentences';
import { findCues } from './findCues';

/** Thanks and wishes are short; a longer sentence says something beside. */
const longestThanks = 40;

/** True for a message of ours that holds thanks, a goodbye or signs, and no more: it answers nothing. Pure. */
export function saysNothing(text: string): boolean {
  return sentencesOf(text).every((sentence) => {
    if (!/[\p{L}\p{N}]/u.test(sentence)) return !/[?？؟]/.test(sentence);
    if (sentence.length > longestThanks || /\p{N}/u.test(sentence)) return false;
    return findCues(sentence, 'ours').has('takesLeave') || findCues(sentence, 'buyers').has('closing');
  });
}
