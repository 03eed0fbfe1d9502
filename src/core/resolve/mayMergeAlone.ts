import type { CompanyId, ContactId } from '../ids';

/** What tells whether a contact holds anything but what messages brought. */
export interface MergeCandidate {
  readonly id: ContactId;
  readonly createdAtMs: number;
  readonly madeFor: readonly string[];
  readonly emails: readonly string[];
  readonly externalIds: readonly string[];
  readonly companyId: CompanyId | null;
  readonly ownerId: string | null;
  readonly hasDeals: boolean;
}

/**
 * How two contacts that the channel signs to be one are merged without a person: one that holds nothing but what messages brought goes
 * into the other, the younger into the older when both are so. Null when people have put something into both. Pure.
 */
export function mayMergeAlone(
  one: MergeCandidate,
  other: MergeCandidate,
): { readonly fromId: ContactId; readonly intoId: ContactId } | null {
  const [older, younger] =
    one.createdAtMs < other.createdAtMs || (one.createdAtMs === other.createdAtMs && one.id < other.id)
      ? [one, other]
      : [other, one];
  if (isBare(younger)) return { fromId: younger.id, intoId: older.id };
  return isBare(older) ? { fromId: older.id, intoId: younger.id } : null;
}

function isBare(contact: MergeCandidate): boolean {
  return (
    contact.madeFor.length > 0 &&
    contact.emails.length === 0 &&
    contact.externalIds.length === 0 &&
    contact.companyId === null &&
    contact.ownerId === null &&
    !contact.hasDeals
  );
}
