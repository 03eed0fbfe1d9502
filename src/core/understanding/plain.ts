import { languages, type Language, type Words } from './languages';

/**
 * Lower case, without punctuation, emoji and invisible marks, single spaces; what people write in several ways is written in one:
 * apostrophes, the Turkish dotted and dotless i, Arabic vowel marks and hamza carriers, spaces in Chinese. Words of the lists are compared like this too.
 */
export function plain(text: string): string {
  return text
    .replace(/[’‘ʼ´`]/g, "'")
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Cf}+/gu, '')
    .replace(/i\u0307|ı/g, 'i')
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/[\p{P}\p{S}\p{Extended_Pictographic}\ufe0f\u20e3]+/gu, (mark) => (mark === "'" ? mark : ' '))
    .replace(/(?<!\p{L})'|'(?!\p{L})/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim();
}

/** A word list made ready. */
interface Ready {
  /** Whole lines with the languages that have them. */
  readonly whole: ReadonlyMap<string, readonly Language[]>;
  /** Words with a space on either side; Chinese ones, which have none. */
  readonly apart: ReadonlyMap<Language, readonly string[]>;
  /** The words of every language but Chinese, a space after each, by their first word: a line is then gone through once. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
}

const readyLists = new Map<Words, Ready>();

function readyOf(words: Words): Ready {
  const known = readyLists.get(words);
  if (known) return known;
  const whole = new Map<string, Language[]>();
  const apart = new Map<Language, readonly string[]>();
  const byFirst = new Map<string, string[]>();
  for (const language of languages) {
    const written = [...new Set(words[language].map(plain))];
    for (const word of written) whole.set(word, [...(whole.get(word) ?? []), language]);
    apart.set(language, language === 'zh' ? written : written.map((word) => ` ${word} `));
    if (language === 'zh') continue;
    for (const word of written) {
      const first = word.split(' ')[0]!;
      byFirst.set(first, [...(byFirst.get(first) ?? []), `${word} `]);
    }
  }
  const made = { whole, apart, byFirst };
  readyLists.set(words, made);
  return made;
}

/** True when the plain line is one of the words, whole, in any language. */
export function isOneOf(line: string, words: Words): boolean {
  return readyOf(words).whole.has(line);
}

/** The languages that have the plain line among the words, whole. */
export function languagesWith(line: string, words: Words): readonly Language[] {
  return readyOf(words).whole.get(line) ?? [];
}

/** True when the plain line holds one of the words of any language. */
export function containsAny(line: string, words: Words): boolean {
  if (line === '') return false;
  const { apart, byFirst } = readyOf(words);
  if (apart.get('zh')?.some((word) => line.includes(word))) return true;
  const padded = `${line} `;
  for (let at = 0; at < padded.length;) {
    const end = padded.indexOf(' ', at);
    if (byFirst.get(padded.slice(at, end))?.some((word) => padded.startsWith(word, at))) return true;
    at = end + 1;
  }
  return false;
}

/** How many of a language's words the plain line holds: whole words, in Chinese anywhere. */
export function countOf(line: string, words: Words, language: Language): number {
  const padded = ` ${line} `;
  return (readyOf(words).apart.get(language) ?? []).filter((word) => padded.includes(word)).length;
}
