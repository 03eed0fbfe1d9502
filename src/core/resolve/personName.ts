import { latinOf } from './latin';
import { isUnspaced, nameWords } from './nameWords';

const mostTokens = 48;
const mostTokenCharacters = 40;
/** Names in scripts without spaces are short; a longer run is a sentence, and only its first characters are cut up. */
const mostUnspacedCharacters = 8;

/**
 * What a name in any script is searched by, from the beginning of each token: its words without case, accents, emoji and titles,
 * each also in Latin letters, and for scripts without spaces every tail of a word (小明 finds 王小明) and every syllable.
 * At most 48 tokens of 40 characters, each once.
 */
export function nameTokens(name: string | null): string[] {
  const tokens = nameWords(name).flatMap((word) => (isUnspaced(word) ? unspacedTokens(word) : [word, latinOf(word)]));
  const cut = tokens.map((token) => [...token].slice(0, mostTokenCharacters).join(''));
  return [...new Set(cut.filter((token) => token !== ''))].slice(0, mostTokens);
}

/**
 * What somebody typed into a search: for each word the beginnings of tokens it may be, in its own script and in Latin. A name is
 * found when it has a token for every word.
 */
export function nameSearch(typed: string): string[][] {
  return nameWords(typed).map((word) => [...new Set([word, latinOf(word)])].filter((beginning) => beginning !== ''));
}

function unspacedTokens(word: string): string[] {
  const characters = [...word];
  const parts = characters.slice(0, mostUnspacedCharacters);
  const syllables = parts.map(latinOf);
  const tails = parts.map((_, from) => characters.slice(from).join(''));
  const latinTails = syllables.map((_, from) => syllables.slice(from).join(''));
  return [...tails, ...syllables, ...latinTails];
}

/** A name made comparable: order-free, in Latin letters. */
export interface ComparableName {
  /** Its words in the order given; in scripts without spaces its syllables. Never empty strings. */
  readonly words: readonly string[];
  /** All its words as one, sorted: the same whatever order and spaces it is written in. */
  readonly letters: string;
  /** The same without vowels and double letters, and with letters that transliterations mix up made one. */
  readonly sounds: string;
}

/** A name for comparison with others, whatever script and order it is written in; null when it holds no letter. */
export function comparableName(name: string | null): ComparableName | null {
  const words = nameWords(name)
    .flatMap((word) =>
      isUnspaced(word) ? [...word].slice(0, 2 * mostUnspacedCharacters).map(latinOf) : [latinOf(word)],
    )
    .map((word) => word.slice(0, mostTokenCharacters))
    .filter((word) => /[a-z]/.test(word));
  if (words.length === 0) return null;
  return { words, letters: sorted(words.join('')), sounds: sorted(words.map(soundOf).join('')) };
}

/**
 * How a word sounds, roughly: consonants only, because Arabic and Hebrew leave vowels out (محمد, Mohammed), the letters that
 * transliterations exchange made one (ISO 9, BGN/PCGN, Revised Romanization and everyday spelling of the same name: Aleksey, Alexei; Sergej, Sergey;
 * Yusuf, Jusuf; Schukina, Shchukina), double letters single.
 */
export function soundOf(word: string): string {
  return word
    .replace(/sch|shch|tsch|tch|ch|sh|zh/g, 's')
    .replace(/x/g, 'ks')
    .replace(/ph/g, 'f')
    .replace(/kh|gh|ck/g, (pair) => (pair === 'ck' ? 'k' : 'h'))
    .replace(/th/g, 't')
    .replace(/dj|dzh/g, 'j')
    .replace(/[cqg]/g, 'k')
    .replace(/[z]/g, 's')
    .replace(/[vw]/g, 'v')
    .replace(/[aeiouyj]/g, '')
    .replace(/(.)\1+/g, '$1');
}

function sorted(letters: string): string {
  return [...letters].sort().join('');
}
