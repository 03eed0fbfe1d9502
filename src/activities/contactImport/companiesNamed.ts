import { createHash } from 'node:crypto';
import type { NamedCompany } from '../../core/contactImport/knownRecord';
import type { CompanyId, ContactId, ImportId } from '../../core/ids';
import { folded } from '../../core/resolve/nameWords';
import { sameLetters } from '../../store/companies';
import type { ContactImportDocument } from '../../store/contactImportDocuments';
import type { Database } from '../../store/database';

/** What the companies' names of these rows stand for: the same name but for case and accents. */
export async function companiesNamed(
  store: Pick<Database, 'companies'>,
  from: Pick<ContactImportDocument, '_id' | 'createCompanies'>,
  names: readonly (string | null)[],
): Promise<(name: string | null) => NamedCompany> {
  const distinct = new Map(names.flatMap((name) => (name === null ? [] : [[folded(name), name] as const])));
  const known = await sameNames(store, [...distinct.values()]);
  const found = new Map<string, NamedCompany>();
  for (const [key, name] of distinct) {
    const made = companyIdOf(from._id, name);
    // One that this very import has made is told as in its dry run.
    const ids = (known.get(key) ?? []).filter((id) => id !== made);
    if (ids.length > 0) found.set(key, { kind: 'known', ids });
    else if (from.createCompanies) found.set(key, { kind: 'made', id: made });
  }
  return (name) => (name === null ? null : found.get(folded(name))) ?? { kind: 'none' };
}

/** The contact a line makes: the same however often it is tried. */
export function contactIdOf(importId: ImportId, line: number): ContactId {
  return `con_${hash(`${importId}\nline\n${line}`)}` as ContactId;
}

/** The company a name makes in one import. */
export function companyIdOf(importId: ImportId, name: string): CompanyId {
  return `cmp_${hash(`${importId}\ncompany\n${folded(name)}`)}` as CompanyId;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

async function sameNames(
  { companies }: Pick<Database, 'companies'>,
  names: readonly string[],
): Promise<Map<string, CompanyId[]>> {
  if (names.length === 0) return new Map();
  const rows = await companies
    .find({ name: { $in: [...names] } }, { projection: { name: 1 }, collation: sameLetters })
    .sort({ _id: 1 })
    .toArray();
  const ids = new Map<string, CompanyId[]>();
  for (const { _id, name } of rows) ids.set(folded(name), [...(ids.get(folded(name)) ?? []), _id]);
  return ids;
}
