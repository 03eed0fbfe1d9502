import { languages, type Language, type Words } from './languages';
import { readLanguage } from './model';
import { commonWords, notUrgentWords, personWords, priceWords, urgentWords } from './phrases';
import { countOf, languagesWith, plain } from './plain';
import { optInWords, optOutWords } from './optWords';
import { assents, closings, greetings } from './wholeMessages';

/** A Latin text is told by the model from this on; chosen on the benchmark's sets: below it, more is wrong than right. */
const leastOfModel = 0.5;

/** A language shows in a few sentences: of a turn this much is read for it, in UTF-16 units. */
const readLength = 1000;

const wholes: readonly Words[] = [greetings, closings, assents, optOutWords, optInWords];
const parts: readonly Words[] = [...wholes, commonWords, priceWords, personWords, urgentWords, notUrgentWords];

/**
 * ISO 639-1 of the language a text is written in, or null. The script decides where one of ours is written in it alone; Latin
 * letters are told by the model; where neither tells (a name, "ok", numbers), `hint` is taken. Pure.
 */
export function languageOf(text: string, hint: string | null): string | null {
  return languageOfStart(text.slice(0, readLength), hint);
}

function languageOfStart(text: string, hint: string | null): string | null {
  const line = plain(text);
  if (line === '') return hint;
  const script = scriptOf(text);
  if (script === 'other') return hint;
  if (script !== 'latin') return script;
  const whole = languages.filter((language) => wholes.some((words) => languagesWith(line, words).includes(language)));
  if (whole.length > 0) return hint !== null && whole.includes(hint as Language) ? hint : whole[0]!;
  const [best, second] = readLanguage(text);
  if (best && best.score >= leastOfModel && best.score > 1.2 * (second?.score ?? 0)) return best.language;
  return hint ?? byCommonWords(line);
}

function byCommonWords(line: string): Language | null {
  const scores = languages.map((language) => parts.reduce((sum, words) => sum + countOf(line, words, language), 0));
  const best = Math.max(...scores);
  return best > 0 ? languages[scores.indexOf(best)]! : null;
}

/** The language of the script with most letters; a Chinese character weighs as much as a short word. */
function scriptOf(text: string): 'ru' | 'ar' | 'zh' | 'hi' | 'latin' | 'other' {
  const counts = {
    latin: count(text, /\p{Script=Latin}/gu),
    ru: count(text, /\p{Script=Cyrillic}/gu),
    ar: count(text, /\p{Script=Arabic}/gu),
    zh: 3 * count(text, /\p{Script=Han}/gu),
    hi: count(text, /\p{Script=Devanagari}/gu),
  };
  const letters = count(text, /\p{L}/gu);
  const kana = count(text, /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu);
  const [name, most] = Object.entries(counts).reduce((a, b) => (b[1] > a[1] ? b : a));
  if (most === 0 || kana > 0 || 2 * most < letters) return 'other';
  return name as keyof typeof counts;
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
