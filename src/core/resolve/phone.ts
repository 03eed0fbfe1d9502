import {
  getCountryCallingCode,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { lineOf, nearLines, withoutDialling } from './phoneLine';

/**
 * The E.164 digits (no plus) of a phone as people write it, or null when it can't be read as one.
 *
 * `00` equals `+`. A number without either is read in `defaultCountry` where it is valid there, today or before a renumbering, else as
 * international: bare digits as channels give them when their length fits, formatted ones only when valid, because they may be national
 * ones. Links (`tel:`, `whatsapp:`, wa.me) and WhatsApp's own addresses are read too. An old number keeps its old digits: `lineOf` tells
 * which line it is.
 *
 * An extension is left out: two extensions of one office are one key, so a key of a fixed line may be shared by people.
 */
export function phoneKey(given: string, defaultCountry?: CountryCode): string | null {
  const text = withoutExtension(withoutCarrierMark(numberOfLink(plain(given))));
  const international = text.replace(/^[+(\s]*00\)?[ .-]*(?=[\d(])/, '+');
  if (international.startsWith('+')) {
    const key = keyOf(parsePhoneNumberFromString(international));
    // Some countries dial abroad with more than 00, as Australia with 0011.
    if (key !== null || text.startsWith('+') || !defaultCountry) return key;
  }
  if (defaultCountry) {
    const key = nationalKey(text, defaultCountry);
    if (key !== null) return key;
  }
  const parsed = parsePhoneNumberFromString(`+${text}`);
  const key = keyOf(parsed);
  return /^\d+$/.test(text) || (key !== null && isCurrent(key)) ? key : null;
}

/** As people type it, with digits 0 to 9 and without what can't be seen. */
function plain(given: string): string {
  const visible = given.normalize('NFKC').replace(/[\p{Cf}\u034f\u20e3\ufe00-\ufe0f]+/gu, '');
  return westernDigits(visible).trim();
}

/** Digits of any script as 0 to 9; a script's ten digits stand in one row that begins at its zero. */
function westernDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let value = 0;
    for (let code = (digit.codePointAt(0) ?? 0) - 1; /\p{Nd}/u.test(String.fromCodePoint(code)); code--) value++;
    return String(value % 10);
  });
}

/** The number in a link; links of WhatsApp and its addresses hold digits that are international without a plus. */
function numberOfLink(text: string): string {
  const unescaped = text.replace(/%2b/gi, '+').replace(/%20/g, ' ');
  const whatsapp =
    /^(?:https?:\/\/)?(?:www\.)?wa\.me\/[+ ]*(\d+)/i.exec(unescaped) ??
    /^(?:https?:\/\/(?:api|web)\.whatsapp\.com\/send|whatsapp:\/\/send)\/?\?(?:.*&)?phone=[+ ]*(\d+)/i.exec(
      unescaped,
    ) ??
    /^(?:whatsapp:)?\+?(\d+)(?::\d+)?@(?:s\.whatsapp\.net|c\.us)$/i.exec(unescaped);
  if (whatsapp) return `+${whatsapp[1] ?? ''}`;
  // An e-mail address, or one of WhatsApp's that holds no phone (@lid).
  if (unescaped.includes('@')) return '';
  return unescaped.replace(/^(?:tel|sms|callto|phone|whatsapp):(?:\/\/)?\s*/i, '');
}

/** Brazil's "0xx11": a zero, a carrier of one's choice, the area. */
function withoutCarrierMark(text: string): string {
  return text.replace(/^((?:\+|00)?\s*\(?(?:55)?\)?\s*)\(?0\s*\(?xx\)?\s*\(?(\d\d)\)?/i, '$10 $2 ');
}

/** `ext. 12`, `x12`, `ramal 12`, `#12` at the end. */
function withoutExtension(text: string): string {
  return text.replace(
    /(?<=\d\)?)[\s,;]*(?:;ext=|\b(?:extension|extn?|ramal|interno|int|anexo|poste)\b|доб(?:авочный)?|x|#)[.:\s]*\d{1,7}#?$/iu,
    '',
  );
}

/**
 * Valid there today, or a number there had before it was renumbered, or one that begins with the zero dialled inside a country and has
 * the right length: what stands after a zero can't be international, and ranges are opened before metadata knows them.
 */
function nationalKey(text: string, country: CountryCode): string | null {
  const parsed = parsePhoneNumberFromString(text, country);
  if (!parsed) return null;
  const digits = digitsOf(parsed);
  const afterZero = /^\(?0[^\d]*[1-9]/.test(text);
  // Mexico's 1 was never dialled at home: there it begins a call to North America.
  const dialled = withoutDialling(digits) !== digits && !afterZero;
  if (parsed.isValid() || (isKnown(digits) && !dialled)) return keyOf(parsed);
  const abroadFromNorthAmerica = getCountryCallingCode(country) === '1' && parsed.countryCallingCode !== '1';
  const zeroDialled = afterZero && /^[1-9]\d{7}/.test(parsed.nationalNumber);
  return zeroDialled || abroadFromNorthAmerica ? keyOf(parsed) : null;
}

function keyOf(parsed: PhoneNumber | undefined): string | null {
  if (!parsed) return null;
  const digits = withoutDialling(digitsOf(parsed));
  if (digits !== digitsOf(parsed) || parsed.isValid()) return digits;
  const national = digits.slice(parsed.countryCallingCode.length);
  // A zero to dial inside the country, kept where it does not belong, as in +39 0333.
  const withoutZero = parsePhoneNumberFromString(`+${parsed.countryCallingCode}${national.replace(/^0/, '')}`);
  // Read again: where a country's own numbers may begin with zero, another one goes.
  if (national.startsWith('0') && withoutZero?.isValid()) return keyOf(withoutZero);
  // 000 000 0000 and the like stand for no phone: as keys they would make strangers one.
  if (/^(\d)\1+$/.test(national)) return null;
  // A key is read as itself: what would lose one more zero when it is read again is no number.
  const again = parsePhoneNumberFromString(`+${digits}`);
  return again && digitsOf(again) === digits && (again.isPossible() || isKnown(digits)) ? digits : null;
}

function isKnown(digits: string): boolean {
  return [lineOf(digits), ...nearLines(digits)].some((line) => line !== digits && isValid(line));
}

function isCurrent(digits: string): boolean {
  return isValid(digits) || isKnown(digits);
}

function isValid(digits: string): boolean {
  return parsePhoneNumberFromString(`+${digits}`)?.isValid() ?? false;
}

function digitsOf(parsed: PhoneNumber): string {
  return parsed.number.slice(1);
}
