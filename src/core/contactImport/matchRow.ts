import type { ContactId } from '../ids';
import type { KnownRecord } from './knownRecord';
import { missingIn } from './fillContact';
import type { GivenRow } from './readRow';

/** The keys a row finds a contact by, strongest first. */
export const matchedBy = ['contactId', 'externalId', 'phone', 'email'] as const;
export type MatchedBy = (typeof matchedBy)[number];

/** Whose row it is. `several`: its keys lead to different contacts, or one key to several. */
export type RowMatch =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'one'; readonly contact: KnownRecord; readonly by: MatchedBy }
  | { readonly kind: 'several'; readonly ids: readonly ContactId[] };

/**
 * The one contact that every key of the row that anybody has agrees on. `known` holds whoever has one of the keys; its order does not
 * matter. `stands` is the contact that the row's own id stands for now.
 */
export function matchRow(row: GivenRow, known: readonly KnownRecord[], stands: ContactId | null): RowMatch {
  const keys: { by: MatchedBy; owners: readonly KnownRecord[] }[] = [
    { by: 'contactId', owners: known.filter(({ id }) => id === stands) },
    ...row.externalIds.map((id) => ({
      by: 'externalId' as const,
      owners: known.filter(({ externalIds }) => externalIds.includes(id)),
    })),
    ...row.phones.map(({ line }) => ({
      by: 'phone' as const,
      owners: known.filter(({ phoneLines }) => line !== null && phoneLines.includes(line)),
    })),
    ...row.emails.map(({ key }) => ({
      by: 'email' as const,
      owners: known.filter(({ emailKeys }) => key !== null && emailKeys.includes(key)),
    })),
  ];
  const taken = keys.filter(({ owners }) => owners.length > 0);
  const [strongest] = taken;
  if (!strongest) return { kind: 'nobody' };
  const agreed = strongest.owners.filter(({ id }) =>
    taken.every(({ owners }) => owners.some((owner) => owner.id === id)),
  );
  const [contact, ...others] = agreed;
  if (contact && others.length === 0) return { kind: 'one', contact, by: strongest.by };
  return { kind: 'several', ids: [...new Set(taken.flatMap(({ owners }) => owners.map(({ id }) => id)))].sort() };
}

/**
 * What a row lays claim to: the contact it is, and every key that it would bring to it. Two rows of a file that claim the same may be
 * one person or two, and neither is imported. A claim is `<kind>|<key>`.
 */
export function claimsOf(row: GivenRow, match: RowMatch): string[] {
  const missing = match.kind === 'one' ? missingIn(match.contact, row) : null;
  const brings = (stored: string, list: 'phones' | 'emails' | 'externalIds') =>
    missing?.[list].includes(stored) ?? true;
  const claims = [
    ...(match.kind === 'one' ? [`contact|${match.contact.id}`] : []),
    ...row.externalIds.filter((id) => brings(id, 'externalIds')).map((id) => `externalId|${id}`),
    ...row.phones.flatMap(({ line, stored }) => (line !== null && brings(stored, 'phones') ? [`phone|${line}`] : [])),
    ...row.emails.flatMap(({ key, stored }) => (key !== null && brings(stored, 'emails') ? [`email|${key}`] : [])),
  ];
  return [...new Set(claims)];
}
