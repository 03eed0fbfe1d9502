import { phoneKey } from '../core/resolve/phone';

/** What a phone given in any formatting may be stored as. */
export interface PhoneSearch {
  /** As given, for records whose phone can't be read. */
  readonly asGiven: string;
  /** E.164 digits; null when it can't be read. */
  readonly exact: string | null;
  /** The exact key, and the other ways the same line is written in countries that changed their numbering. */
  readonly keys: readonly string[];
}

/** Reads the phone of a search. */
export function phoneSearch(given: string): PhoneSearch {
  const asGiven = given.trim();
  const exact = phoneKey(asGiven);
  return { asGiven, exact, keys: exact === null ? [] : [exact, ...otherWritings(exact)] };
}

/** Brazil's ninth digit (mobile lines only), Mexico's 1 and Argentina's 9 come and go between what people and channels write. */
function otherWritings(key: string): string[] {
  const pairs: readonly [RegExp, string][] = [
    [/^55(\d\d)9([6-9]\d{7})$/, '55$1$2'],
    [/^55(\d\d)([6-9]\d{7})$/, '55$19$2'],
    [/^521(\d{10})$/, '52$1'],
    [/^52(\d{10})$/, '521$1'],
    [/^549(\d{10})$/, '54$1'],
    [/^54(\d{10})$/, '549$1'],
  ];
  return pairs.flatMap(([pattern, other]) => (pattern.test(key) ? [key.replace(pattern, other)] : []));
}
