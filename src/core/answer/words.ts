/** Scripts that write no spaces between words: pairs of letters stand for words there. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
/** Shorter ones say little. */
const leastLength = 3;

/** The distinct words of a text that say something: lower case, without accents. Pure. */
export function wordsIn(text: string): ReadonlySet<string> {
  const plain = text
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .toLowerCase()
    .normalize('NFC');
  const words = plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return new Set(words.flatMap((word) => (unspaced.test(word) ? pairsIn(word) : longEnough(word))));
}

function longEnough(word: string): string[] {
  return word.length >= leastLength || /\p{N}/u.test(word) ? [word] : [];
}

function pairsIn(word: string): string[] {
  const letters = [...word];
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
}
