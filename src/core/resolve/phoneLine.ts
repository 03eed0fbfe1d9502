import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { phoneTable, type NumberingRule } from './phoneTable';

const rulesByCallingCode = new Map<string, NumberingRule[]>();
for (const rule of phoneTable) {
  rulesByCallingCode.set(rule.callingCode, [...(rulesByCallingCode.get(rule.callingCode) ?? []), rule]);
}

/**
 * The canonical digits of an E.164 key (no plus): the same for all certain writings of one line, and the line of itself. What has no
 * other writing is returned as it is, as is what is no key.
 */
export function lineOf(key: string): string {
  return rewrittenBy(key, (rule) => rule.certainty === 'certain')[0] ?? key;
}

/** Lines that a doubtful writing of this key could also mean; never its own. They are for questions, never for links. */
export function nearLines(key: string): string[] {
  const own = lineOf(key);
  const near = (rule: NumberingRule) => rule.certainty === 'near';
  const lines = [key, own].flatMap((digits) => rewrittenBy(digits, near)).map(lineOf);
  return [...new Set(lines)].filter((line) => line !== own);
}

/** The key without digits that were only ever dialled before or within it (Mexico's 044, Argentina's 15). */
export function withoutDialling(key: string): string {
  return rewrittenBy(key, (rule) => rule.certainty === 'certain' && rule.writing === 'dialling')[0] ?? key;
}

/** The country of an E.164 key; null when it is no key, or of a code that countries share and the number does not tell. */
export function countryOf(key: string): CountryCode | null {
  return /^\d+$/.test(key) ? (parsePhoneNumberFromString(`+${key}`)?.country ?? null) : null;
}

function rewrittenBy(key: string, wanted: (rule: NumberingRule) => boolean): string[] {
  const rules = rulesByCallingCode.get(key.slice(0, 2)) ?? rulesByCallingCode.get(key.slice(0, 3)) ?? [];
  return rules
    .filter(wanted)
    .flatMap((rule) => rule.rewritings)
    .filter(({ from }) => from.test(key))
    .map(({ from, to }) => key.replace(from, to));
}
