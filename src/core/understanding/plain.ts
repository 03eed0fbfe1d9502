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

/** A word list made ready: whole lines with the languages that have them; words with a space on either side; Chinese ones, which have none. */
interface Ready {
  readonly whole: ReadonlyMap<string, readonly Language[]>;
  readonly apart: ReadonlyMap<Language, readonly string[]>;
}

const readyLists = new Map<Words, Ready>();

function readyOf(words: Words): Ready {
  const known = readyLists.get(words);
  if (known) return known;
  const whole = new Map<string, Language[]>();
  const apart = new Map<Language, readonly string[]>();
  for (const language of languages) {
    const written = [...new Set(words[language].map(plain))];
    for (const word of written) whole.set(word, [...(whole.get(word) ?? []), language]);
    apart.set(language, language === 'zh' ? written : written.map((word) => ` ${word} `));
  }
  const made = { whole, apart };
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
  const padded = ` ${line} `;
  for (const written of readyOf(words).apart.values()) if (written.some((word) => padded.includes(word))) return true;
  return false;
}

/** How many of a language's words the plain line holds: whole words, in Chinese anywhere. */
export function countOf(line: string, words: Words, language: Language): number {
  const padded = ` ${line} `;
  return (readyOf(words).apart.get(language) ?? []).filter((word) => padded.includes(word)).length;
}
