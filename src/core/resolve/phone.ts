import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';

/**
 * The E.164 digits (no plus) of a phone as people write it, or null when it can't be read as one.
 * `00` equals `+`. A number without either is read in `defaultCountry` where it is valid there, else as international: bare digits
 * as channels give them when their length fits, formatted ones only when valid, because they may be national ones.
 */
export function phoneKey(given: string, defaultCountry?: CountryCode): string | null {
  const trimmed = westernDigits(given.normalize('NFKC').replace(/\p{Cf}+/gu, '')).trim();
  const international = trimmed.replace(/^\(?00\)?[ .-]*(?=[\d(])/, '+');
  const mexican = /^\+?521(\d{10})$/.exec(international.replace(/[ ().-]/g, ''));
  // WhatsApp still gives Mexican mobiles with the 1 that people stopped writing.
  if (mexican) return digitsOf(parsePhoneNumberFromString(`+52${mexican[1]}`));
  if (international.startsWith('+')) return digitsOf(parsePhoneNumberFromString(international));
  if (defaultCountry) {
    const national = parsePhoneNumberFromString(trimmed, defaultCountry);
    if (national?.isValid()) return digitsOf(national);
  }
  const parsed = parsePhoneNumberFromString(`+${trimmed}`);
  return /^\d+$/.test(trimmed) || parsed?.isValid() ? digitsOf(parsed) : null;
}

/** Digits of any script as 0 to 9; a script's ten digits stand in one row that begins at its zero. */
function westernDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    let value = 0;
    for (let code = (digit.codePointAt(0) ?? 0) - 1; /\p{Nd}/u.test(String.fromCodePoint(code)); code--) value++;
    return String(value % 10);
  });
}

function digitsOf(parsed: ReturnType<typeof parsePhoneNumberFromString>): string | null {
  return parsed?.isPossible() ? parsed.number.slice(1) : null;
}
