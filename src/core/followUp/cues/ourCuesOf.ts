import { priceWords } from '../../understanding/phrases';
import { containsAny, plain } from '../../understanding/plain';
import { sentencesOf } from '../../understanding/sentences';
import type { OurCues } from './cues';
import { offersChoice } from './namesChoice';
import { findCues, type CueKind } from './findCues';

const readLength = 4096;

/** Signs and codes of money. */
const money = /\p{Sc}|(?<!\p{L})(?:rs|rp|usd|eur|gbp|brl|mxn|cop|ars|inr|idr|tl|sar|aed|egp|rub|cny|rmb)(?!\p{L})/iu;

/** "210 000", "1.120", "14k", "六万八": so many of nothing but money. */
const muchMoney =
  /(?<![\p{N}+.,/-] ?|\p{L})\d{1,3}(?:(?:[.,]\d{3}){1,3}|[ \u00a0\u202f]000|k)(?![\p{L}\p{N}]| ?\d)|[一二三四五六七八九十百两\d][万千]/u;

/** "It's 45 for the cut", "da 480.000", "一年6800", "沙发8999": a number said as what something comes to. */
const comesTo =
  /(?<!\p{L})(?:it'?s|that'?s|they'?re|would be|it'?d be|that'?d be|we charge|i charge) \d{2,6}(?= for | and |[,.!]? *$)|(?<!\p{L})(?:da|dá|fica|ficou|sai|sale|son|vale|queda|revient à|fait|est de|выйдет|стоит|отдам за|отдать за) \d{1,3}[., ]?\d{2,3}(?![\p{L}\d:]| ?\d)|[一每][年月次节套晚张份台件位] ?\d{2,}(?![\d点:：])|(?<![号码房室机单话信])\p{Script=Han}\d{3,6}(?=[，。,!！\s]|$)/iu;

/** "Стрижка собаки 2500", "1200 lagega": a round number that ends what is said. */
const roundAtEnd =
  /(?<![\p{L}\p{N}#№+.,/:-])[1-9]\d{1,3}0(?=[.!,]? *$| (?:lagega|lagenge|lagegi|padega|padegi|लगेगा|पड़ेगा))/iu;

/** What one sentence of ours tells. */
interface Told {
  readonly text: string;
  readonly found: ReadonlySet<CueKind>;
  readonly asksByMark: boolean;
  readonly price: boolean;
}

/** The cues of an ending in our last message. Pure; time grows with the text, of which 4,096 characters are read. */
export function ourCuesOf(text: string, language: string | null): OurCues {
  const told = sentencesOf(text.slice(-readLength)).map(tell);
  const any = (kind: CueKind) => told.some(({ found }) => found.has(kind));
  // What is confirmed or paid is no quote any more.
  const price = !any('done') && told.some((one) => one.price);
  const asks = (one: Told) => isOpenQuestion(one) || (price && asksOpinion(one));
  return {
    asks: told.some(asks),
    ...(told.some(
      (one) => asks(one) && (one.found.has('which') || (one.asksByMark && offersChoice(one.text, language))),
    )
      ? { asksWhich: true }
      : {}),
    ...(told.some(asksOpinion) ? { asksOpinion: true } : {}),
    courtesy: any('courtesy'),
    price,
    offer: any('offer'),
    closes: any('takesLeave') || any('done'),
    promisesUs: any('promisesUs'),
  };
}

/** "Any questions?" wants no answer; "any questions about the quote?" does, and so does a reminder of it. */
function isOpenQuestion({ found, asksByMark }: Told): boolean {
  if (found.has('courtesy')) return asksByMark && (found.has('quote') || found.has('shown'));
  return asksByMark || found.has('asks') || (found.has('reminds') && found.has('quote'));
}

/** "How did you find it?" beside a price is no courtesy. */
function asksOpinion({ found, asksByMark }: Told): boolean {
  return asksByMark && found.has('opinion');
}

function tell(sentence: string): Told {
  // "950rb" is a number and a word.
  const found = findCues(sentence.replace(/(?<=\p{Nd})(?=\p{L})/gu, ' '), 'ours');
  const named = /\p{Nd}/u.test(sentence);
  return {
    text: sentence,
    found,
    asksByMark: /[?？؟]/.test(sentence),
    price:
      muchMoney.test(sentence) ||
      comesTo.test(sentence) ||
      roundAtEnd.test(sentence) ||
      (named && (money.test(sentence) || found.has('perUnit') || containsAny(plain(sentence), priceWords))),
  };
}
