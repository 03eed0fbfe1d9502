import { lineOf } from '../resolve/phoneLine';
import { comparableName } from './distinctiveName';

/** What a person is recognised by in stored text. */
export interface PersonMarks {
  /** Digits of every writing that is held, and the lines they are. */
  readonly phones: readonly string[];
  /** User ids, user names, ids of messages and ids in other systems, exactly as held. */
  readonly tokens: readonly string[];
  readonly emails: readonly string[];
  /** Only distinctive ones (`distinctiveName.ts`). */
  readonly names: readonly string[];
}

/** True when the text speaks of the person. */
export type FindsPerson = (text: string) => boolean;

/** Shorter numbers are found everywhere. */
const leastDigits = 7;
const digitRuns = /\d{7,}/g;
/** In bodies of channels every line has a time, and some national numbers look just like one; no international one does. */
const unixSeconds = /^1\d{9}$/;
/** A phone as people write it: digits with spaces, dots, dashes and brackets between. */
const writtenPhones = /\d[\d \u00a0().\/-]{5,40}\d/g;
const idTokens = /[A-Za-z0-9_.=+/-]{4,}/g;
const wholeToken = /^[A-Za-z0-9_.=+/-]{4,}$/;

/** Makes the search for one person. What is searched is prepared once; a text costs one pass, however many marks there are. Pure. */
export function personFinder(marks: PersonMarks): FindsPerson {
  const phones = new Set(marks.phones.map(digitsOf).filter((digits) => digits.length >= leastDigits));
  const lines = new Set([...phones].map(lineOf));
  const tokens = new Set(marks.tokens.filter((token) => wholeToken.test(token)));
  const odd = marks.tokens.filter((token) => token.length >= 4 && !wholeToken.test(token));
  const emails = new Set(marks.emails.map((email) => email.toLowerCase()));
  const names = marks.names.map(comparableName);
  const isPhone = (digits: string) => phones.has(digits) || lines.has(lineOf(digits));
  const hasPhone = (text: string) =>
    phones.size > 0 &&
    [...matches(text, digitRuns), ...matches(text, writtenPhones)].some(
      (written) => !unixSeconds.test(written) && isPhone(digitsOf(written)),
    );
  const isToken = (token: string) => tokens.has(token) || tokens.has(trimmed(token)) || hasPhone(decoded(token));
  return (given) => {
    const text = readable(given);
    return (
      hasPhone(text) ||
      matches(text, idTokens).some(isToken) ||
      odd.some((token) => text.includes(token)) ||
      (emails.size > 0 && emailsIn(text).some((email) => emails.has(email))) ||
      (names.length > 0 && holdsOne(comparableName(text), names))
    );
  };
}

/** The digits of a phone in any writing. */
export function digitsOf(phone: string): string {
  return phone.replace(/\D/g, '');
}

/** The text, and what it says once escapes of JSON or of a form are taken out. */
function readable(text: string): string {
  const unescaped = text.includes('\\') ? withoutEscapes(text) : '';
  return text.includes('%') ? `${text}\n${unescaped}\n${decodedForm(text)}` : `${text}\n${unescaped}`;
}

function withoutEscapes(text: string): string {
  return text
    .replace(/\\u([0-9a-f]{4})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replace(/\\[nrtbf]/g, ' ')
    .replace(/\\(.)/g, '$1');
}

function decodedForm(text: string): string {
  return text.replace(/\+/g, ' ').replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}

/** Meta: a message id is base64, and the buyer's phone stands in it. */
function decoded(token: string): string {
  const at = token.indexOf('wamid.');
  if (at < 0) return '';
  try {
    return atob(token.slice(at + 'wamid.'.length).replace(/[^A-Za-z0-9+/]/g, ''));
  } catch {
    return '';
  }
}

function matches(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? [];
}

/** RFC 5321: 64 signs before the at, 255 behind it. Looked for from each at outwards, so that a long text costs no more than its length. */
function emailsIn(text: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const name = /[^\s"'<>(),;:\\|=@]*$/.exec(text.slice(Math.max(0, at - 64), at))?.[0] ?? '';
    const domain = /^[\p{L}\p{N}.-]*/u.exec(text.slice(at + 1, at + 256))?.[0] ?? '';
    found.push(trimmed(`${name}@${domain}`.toLowerCase()));
  }
  return found;
}

function trimmed(token: string): string {
  return token.replace(/^[.\-/+=]+|[.\-/+=]+$/g, '');
}

function holdsOne(text: string, names: readonly string[]): boolean {
  return names.some((name) => {
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
      if (!isLetter(text[at - 1]) && !isLetter(text[at + name.length])) return true;
    return false;
  });
}

/** Within a longer word it is another name; signs of scripts without spaces have no word around them. */
function isLetter(sign: string | undefined): boolean {
  return (
    sign !== undefined &&
    /[\p{L}\p{M}]/u.test(sign) &&
    !/[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(sign)
  );
}
