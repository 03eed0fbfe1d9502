import type { CountryCode } from 'libphonenumber-js/max';
import { countryOf } from '../core/resolve/phoneLine';
import type { AccountDocument } from './accountDocuments';
import type { Collections } from './collections';

/** The country national numbers are read in on this account: a person's choice, else that of its own number; null when neither is known. */
export function countryOfAccount(
  account: Pick<AccountDocument, 'defaultCountry' | 'displayPhone'>,
): CountryCode | null {
  return account.defaultCountry ?? countryOf((account.displayPhone ?? '').replace(/\D/g, ''));
}

/** The country national numbers are read in where no account is named: the one all accounts share; null when they differ. */
export async function defaultCountry(store: Pick<Collections, 'accounts'>): Promise<CountryCode | null> {
  const accounts = await store.accounts
    .find({}, { projection: { defaultCountry: 1, displayPhone: 1 } })
    .limit(1000)
    .toArray();
  const countries = new Set(accounts.flatMap((account) => countryOfAccount(account) ?? []));
  const [only] = countries;
  return countries.size === 1 && only ? only : null;
}
