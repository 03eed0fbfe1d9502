import type { CountryCode } from 'libphonenumber-js/max';
import { phoneKey } from '../core/resolve/phone';
import { lineOf, nearLines } from '../core/resolve/phoneLine';

/** What a phone given in any formatting may be stored as. */
export interface PhoneSearch {
  /** As given, for records whose phone can't be read. */
  readonly asGiven: string;
  /** E.164 digits; null when it can't be read. */
  readonly exact: string | null;
  /** Its line, and the lines a doubtful writing could mean. */
  readonly lines: readonly string[];
}

/** Reads the phone of a search; a national one in `country`. */
export function phoneSearch(given: string, country: CountryCode | null): PhoneSearch {
  const asGiven = given.trim();
  const exact = phoneKey(asGiven, country ?? undefined);
  return { asGiven, exact, lines: exact === null ? [] : [lineOf(exact), ...nearLines(exact)] };
}
