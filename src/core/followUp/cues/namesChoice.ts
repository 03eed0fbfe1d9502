import { isOneOf, plain } from '../../understanding/plain';
import { sentencesOf } from '../../understanding/sentences';
import { simplified } from './words/traditional';
import { orWords, smallWords } from './words/choices';

const readLength = 4096;
/** Who names one of two says little more. */
const mostWords = 7;
const mostChinese = 10;
/** So many words on either side of an "or" are what may be chosen; in Chinese so many characters are compared. */
const choiceWords = 5;
const choiceInChinese = 2;
/** Endings differ, by so many letters at most: "серый", "серую". A stem has no fewer than the second. */
const endingLength = 2;
const leastStem = 3;
const orInChinese = /还是|或者|或是|定系|抑或|或/gu;

/**
 * True when a short reply repeats a word of the choice in our question: "red or golden?" - "golden please". Words are only compared,
 * whatever they mean; a size of one letter counts when the reply is little else. Pure.
 */
export function namesChoice(ours: string, reply: string): boolean {
  const question = sentencesOf(ours.slice(-readLength)).findLast((sentence) => /[?？؟]/.test(sentence));
  if (question === undefined) return false;
  const said = simplified(plain(reply.slice(0, readLength)));
  const asked = simplified(plain(question));
  return /\p{Script=Han}/u.test(asked) ? namesInChinese(asked, said) : namesByWords(asked, said);
}

/**
 * True when a question holds an "or". "Ya" is one in Hindi alone: in Indonesian and Spanish it stands in any question. Pure.
 */
export function offersChoice(question: string, language: string | null): boolean {
  const asked = simplified(plain(question));
  if (/\p{Script=Han}/u.test(asked)) return asked.search(orInChinese) !== -1;
  const words = asked.split(' ');
  return placesOfChoice(words).some((at) => words[at] !== 'ya' || language === 'hi');
}

function namesByWords(asked: string, said: string): boolean {
  const replied = said.split(' ');
  if (replied.length > mostWords) return false;
  const choices = choicesIn(asked.split(' '));
  return replied.some((word) => choices.some((choice) => isSame(choice, word, replied.length)));
}

/** The words beside an "or", without those that stand on both sides. */
function choicesIn(words: readonly string[]): string[] {
  const found = placesOfChoice(words).flatMap((at) => [
    words.slice(Math.max(0, at - choiceWords), at),
    words.slice(at + 1, at + 1 + choiceWords),
  ]);
  const sides = found.map((side) => new Set(side.filter((word) => isTelling(word))));
  return sides.flatMap((side, at) => [...side].filter((word) => !sides[at % 2 === 0 ? at + 1 : at - 1]?.has(word)));
}

/** Where an "or" stands; "X mi Y mi" has one behind each but the last. */
function placesOfChoice(words: readonly string[]): number[] {
  const ors = words.flatMap((word, at) => (isOneOf(word, orWords) ? [at] : []));
  const asks = words.flatMap((word, at) => (/^m[iuü]$/.test(word) ? [at] : []));
  return asks.length > 1 ? [...ors, ...asks.slice(0, -1)] : ors;
}

function isTelling(word: string): boolean {
  return word !== '' && !isOneOf(word, orWords) && !isOneOf(word, smallWords) && !/^m[iuü]$/.test(word);
}

function isSame(choice: string, word: string, replied: number): boolean {
  if (choice === word) return word.length > 2 || replied <= 3;
  const stem = choice.slice(0, choice.length - endingLength);
  return stem.length >= leastStem && word.startsWith(stem) && word.length <= choice.length + endingLength;
}

/** Of Chinese the two characters on either side of an "or" are compared, wherever the reply has them. */
function namesInChinese(asked: string, said: string): boolean {
  if (said.length > mostChinese) return false;
  const line = asked.replace(/ /g, '');
  return [...line.matchAll(orInChinese)].some((or) => {
    const before = line.slice(Math.max(0, or.index - choiceInChinese), or.index);
    const after = line.slice(or.index + or[0].length).slice(0, choiceInChinese);
    return [before, after].some((choice) => choice !== '' && before !== after && said.includes(choice));
  });
}
