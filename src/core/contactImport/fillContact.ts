import type { AgentId, CompanyId } from '../ids';
import { nameWords } from '../resolve/nameWords';
import { splitCell } from './cells';
import { linkOf, type KnownRecord, type NamedCompany } from './knownRecord';
import type { GivenRow } from './readRow';

/** What a row adds to a contact: empty fields only, and phones, e-mails and ids it does not have. */
export interface Filling {
  name?: string;
  phones?: string[];
  emails?: string[];
  externalIds?: string[];
  companyId?: CompanyId;
  ownerId?: AgentId;
  language?: string;
  optedOut?: boolean;
}

/** The fields a contact has another value in, which stays. */
export type Differing = 'name' | 'externalId' | 'company' | 'owner' | 'language' | 'optedOut' | 'tooMany';

const mostValues = 50;

/** What a row changes in a contact (null: nothing), and what it would change but must not. Done again it changes nothing. */
export function fillContact(
  row: GivenRow,
  contact: KnownRecord,
  company: NamedCompany,
): { readonly set: Filling | null; readonly differing: readonly Differing[] } {
  const set: Filling = {};
  const differing: Differing[] = [];
  if (row.name !== null) {
    if (isEmpty(contact.name)) set.name = row.name;
    else if (!isSameName(row.name, contact.name)) differing.push('name');
  }
  const { phones, emails, externalIds } = missingIn(contact, row);
  if (phones.length > 0) set.phones = [...contact.phones, ...phones];
  if (emails.length > 0) set.emails = [...contact.emails, ...emails];
  const [fits, other] = [
    externalIds.filter((id) => !hasSystem(contact, id)),
    externalIds.filter((id) => hasSystem(contact, id)),
  ];
  if (other.length > 0) differing.push('externalId');
  if (fits.length > 0) set.externalIds = [...contact.externalIds, ...fits];
  const companyId = linkOf(company);
  if (contact.companyId === null) {
    if (companyId !== null) set.companyId = companyId;
  } else if (row.company !== null && !(company.kind === 'known' && company.ids.includes(contact.companyId)))
    differing.push('company');
  if (row.ownerId !== null) {
    if (contact.ownerId === null) set.ownerId = row.ownerId;
    else if (contact.ownerId !== row.ownerId) differing.push('owner');
  }
  if (row.language !== null) {
    if (isEmpty(contact.language)) set.language = row.language;
    else if (contact.language?.replaceAll('_', '-').toLowerCase() !== row.language.toLowerCase())
      differing.push('language');
  }
  // Nobody has said no as long as it is false, so an opt-out is taken; it is never taken back.
  if (row.optedOut === true && !contact.optedOut) set.optedOut = true;
  if (row.optedOut === false && contact.optedOut) differing.push('optedOut');
  for (const field of ['phones', 'emails', 'externalIds'] as const) {
    if ((set[field]?.length ?? 0) <= mostValues) continue;
    delete set[field];
    differing.push('tooMany');
  }
  return { set: Object.keys(set).length === 0 ? null : set, differing };
}

/** The phones, e-mails and ids of a row that a contact does not have in any writing. */
export function missingIn(
  contact: KnownRecord,
  row: GivenRow,
): { readonly phones: string[]; readonly emails: string[]; readonly externalIds: string[] } {
  // A phone as given may itself hold a semicolon, which a file's cell is split at.
  const phones = new Set(contact.phones.flatMap((phone) => [phone.trim(), ...splitCell(phone)]));
  const emails = new Set(contact.emails.map((email) => email.trim().toLowerCase()));
  return {
    phones: row.phones
      .filter(({ stored, line }) => !phones.has(stored) && !(line !== null && contact.phoneLines.includes(line)))
      .map(({ stored }) => stored),
    emails: row.emails
      .filter(
        ({ stored, key }) => !emails.has(stored.toLowerCase()) && !(key !== null && contact.emailKeys.includes(key)),
      )
      .map(({ stored }) => stored),
    externalIds: row.externalIds.filter((id) => !contact.externalIds.includes(id)),
  };
}

function hasSystem(contact: KnownRecord, id: string): boolean {
  const system = id.slice(0, id.indexOf('|') + 1);
  return contact.externalIds.some((known) => known.startsWith(system));
}

function isEmpty(value: string | null): boolean {
  return value === null || value.trim() === '';
}

function isSameName(one: string, other: string | null): boolean {
  const [a, b] = [nameWords(one), nameWords(other)];
  return a.length + b.length === 0 ? one.trim() === other?.trim() : a.join(' ') === b.join(' ');
}
