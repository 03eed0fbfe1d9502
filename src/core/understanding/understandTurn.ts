import type { Intent, Understanding } from './understanding';
import { languages, type Language, type Words } from './languages';
import { commonWords, notUrgentWords, personWords, priceWords, urgentWords } from './phrases';
import { assents, closings, greetings, optInWords, optOutWords } from './wholeMessages';

/** Understands a turn from its texts, oldest first, by word lists. Pure; knows when it does not know (`other`). */
export function understandTurn(texts: readonly string[]): Understanding {
  const lines = texts.map(plain).filter((line) => line !== '');
  const all = lines.join(' ');
  const last = lines.at(-1) ?? '';
  const asksByMark = texts.some((text) => /[?？؟]/.test(text));
  const intent = intentOf(lines, all, last, asksByMark);
  return {
    language: languageOf(all),
    intent,
    asks: asksByMark || intent === 'price' || intent === 'person' || intent === 'greeting',
    urgent: containsAny(all, urgentWords) && !containsAny(all, notUrgentWords),
  };
}

function intentOf(lines: readonly string[], all: string, last: string, asksByMark: boolean): Intent {
  if (isOneOf(last, optOutWords)) return 'optOut';
  if (isOneOf(last, optInWords)) return 'optIn';
  if (containsAny(all, personWords)) return 'person';
  if (containsAny(all, priceWords)) return 'price';
  if (lines.length > 0 && lines.every((line) => isOneOf(line, greetings)) && lines.length <= 3) return 'greeting';
  if (asksByMark || lines.length === 0) return 'other';
  if (lines.every((line) => isOneOf(line, closings))) return 'closing';
  if (lines.every((line) => isOneOf(line, closings) || isOneOf(line, assents))) return 'assent';
  return 'other';
}

/**
 * Lower case, without punctuation, emoji and invisible marks, single spaces; what people write in several ways is written in one:
 * apostrophes, the Turkish dotted and dotless i, Arabic vowel marks and hamza carriers, spaces in Chinese. Words of the lists are compared like this too.
 */
function plain(text: string): string {
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

const plainLists = new Map<Words, Words>();

/** A word list, each word as `plain` writes it, once. */
function plainWords(words: Words): Words {
  const known = plainLists.get(words);
  if (known) return known;
  const made = Object.fromEntries(
    languages.map((language) => [language, [...new Set(words[language].map(plain))]]),
  ) as unknown as Words;
  plainLists.set(words, made);
  return made;
}

function isOneOf(line: string, words: Words): boolean {
  return languages.some((language) => plainWords(words)[language].includes(line));
}

function containsAny(line: string, words: Words): boolean {
  return languages.some((language) => countOf(line, words, language) > 0);
}

function countOf(line: string, words: Words, language: Language): number {
  const padded = ` ${line} `;
  return plainWords(words)[language].filter((word) =>
    language === 'zh' ? line.includes(word) : padded.includes(` ${word} `),
  ).length;
}

/** The language with the most of its own words in the text; the script decides where only one language writes it. */
function languageOf(line: string): string | null {
  const known: readonly Words[] = [
    commonWords,
    priceWords,
    greetings,
    closings,
    assents,
    optOutWords,
    urgentWords,
    personWords,
  ];
  const scores = languages.map((language) => ({
    language,
    score: known.reduce((sum, words) => sum + countOf(line, words, language), 0) + scriptScore(line, language),
  }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.language : null;
}

function scriptScore(line: string, language: Language): number {
  const scripts: Partial<Record<Language, RegExp>> = {
    ru: /\p{Script=Cyrillic}/u,
    ar: /\p{Script=Arabic}/u,
    zh: /\p{Script=Han}/u,
    hi: /\p{Script=Devanagari}/u,
  };
  return scripts[language]?.test(line) ? 1 : 0;
}
