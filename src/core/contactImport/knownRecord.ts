import type { AgentId, CompanyId, ContactId } from '../ids';

/** What of a contact is held against a row. */
export interface KnownRecord {
  readonly id: ContactId;
  readonly name: string | null;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly phoneLines: readonly string[];
  readonly emailKeys: readonly string[];
  readonly externalIds: readonly string[];
  readonly companyId: CompanyId | null;
  readonly ownerId: AgentId | null;
  readonly language: string | null;
  readonly optedOut: boolean;
}

/** What the name of a row's company stands for. `made`: no company has it, and one is made. */
export type NamedCompany =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly ids: readonly CompanyId[] }
  | { readonly kind: 'made'; readonly id: CompanyId };

/** The company a row can be linked to; null when the name says none, or several. */
export function linkOf(company: NamedCompany): CompanyId | null {
  switch (company.kind) {
    case 'none':
      return null;
    case 'made':
      return company.id;
    case 'known':
      return company.ids.length === 1 ? (company.ids[0] ?? null) : null;
  }
}
