import type { CompanyId } from '../ids';
import { reason, type Reason } from '../reason';

/** Which company a conversation belongs to. */
export type CompanyLink =
  | { readonly kind: 'link'; readonly companyId: CompanyId; readonly reasons: readonly Reason[] }
  | { readonly kind: 'ask'; readonly companyIds: readonly CompanyId[]; readonly reasons: readonly Reason[] }
  | { readonly kind: 'none'; readonly reasons: readonly Reason[] };

/**
 * The contact's company; else the only one whose domain the contact's e-mail addresses have. `byDomain` holds no company for a
 * domain that everybody can have an address at. Pure.
 */
export function linkCompany(facts: {
  readonly ofContact: CompanyId | null;
  readonly byDomain: readonly CompanyId[];
}): CompanyLink {
  if (facts.ofContact !== null)
    return {
      kind: 'link',
      companyId: facts.ofContact,
      reasons: [reason('companyOfContact', "The contact's company.")],
    };
  const companyIds = [...new Set(facts.byDomain)].sort();
  const [only, ...others] = companyIds;
  if (only === undefined) return { kind: 'none', reasons: [] };
  if (others.length === 0)
    return {
      kind: 'link',
      companyId: only,
      reasons: [reason('emailDomain', "The contact's e-mail address is at this company's domain.")],
    };
  return {
    kind: 'ask',
    companyIds,
    reasons: [
      reason('severalCompanies', `${companyIds.length} companies have the domain of the contact's e-mail addresses.`),
    ],
  };
}
