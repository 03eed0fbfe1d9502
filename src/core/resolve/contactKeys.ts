import { isSupportedCountry, type CountryCode } from 'libphonenumber-js/max';
import { blockingKeys } from '../duplicates/blockingKeys';
import { emailKey } from './email';
import { nameTokens } from './personName';
import { phoneKey } from './phone';
import { lineOf, nearLines } from './phoneLine';

/** What a contact is found by is computed from. */
export interface KeyedBy {
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly companyId: string | null;
}

/** What a contact is found by. */
export interface ContactKeys {
  /** E.164 digits of each phone that can be read. */
  phoneKeys: string[];
  /** One canonical form for all certain writings of each line. */
  phoneLines: string[];
  /** The phones that can't be read, as given. */
  unreadablePhones: string[];
  emailKeys: string[];
  /** What is behind the @ of each. */
  emailDomains: string[];
  /** What the name is searched by, in its own script and in Latin. */
  nameKeys: string[];
  /** Blocking keys: only contacts that share one are compared. */
  blocks: string[];
  keysVersion: string;
}

/** Raise the number whenever what is computed here changes: contacts are then keyed anew at the next start. */
export function keysVersionOf(defaultCountry: CountryCode | null): string {
  return `3.${defaultCountry ?? ''}`;
}

/**
 * The same for a contact that is keyed already. What could be read once stays readable: where no country is the default any more, or
 * where the default reads less of it, its numbers are read as they were.
 */
export function contactKeysAgain(
  given: KeyedBy,
  defaultCountry: CountryCode | null,
  { keysVersion }: Pick<ContactKeys, 'keysVersion'>,
): ContactKeys {
  const former = keysVersion.slice(keysVersion.indexOf('.') + 1);
  if (!isSupportedCountry(former)) return contactKeys(given, defaultCountry);
  const kept = contactKeys(given, former);
  if (defaultCountry === null) return kept;
  const read = contactKeys(given, defaultCountry);
  return kept.unreadablePhones.length < read.unreadablePhones.length ? kept : read;
}

/** Everything a contact is found by, from what people gave. National numbers are read in `defaultCountry`. */
export function contactKeys(given: KeyedBy, defaultCountry: CountryCode | null): ContactKeys {
  const read = given.phones.map((phone) => ({ phone, key: phoneKey(phone, defaultCountry ?? undefined) }));
  const phoneKeys = [...new Set(read.flatMap(({ key }) => key ?? []))];
  const phoneLines = [...new Set(phoneKeys.map(lineOf))];
  const emailKeys = [...new Set(given.emails.flatMap((email) => emailKey(email) ?? []))];
  return {
    phoneKeys,
    phoneLines,
    unreadablePhones: read.filter(({ key }) => key === null).map(({ phone }) => phone),
    emailKeys,
    emailDomains: [...new Set(emailKeys.map((key) => key.slice(key.lastIndexOf('@') + 1)))],
    nameKeys: nameTokens(given.name),
    blocks: blockingKeys({
      name: given.name,
      phoneLines,
      nearLines: [...new Set(phoneKeys.flatMap(nearLines))],
      emailKeys,
      companyId: given.companyId,
    }),
    keysVersion: keysVersionOf(defaultCountry),
  };
}
