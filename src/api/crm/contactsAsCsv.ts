import type { Filter } from 'mongodb';
import type { CompanyId, ContactId } from '../../core/ids';
import { csvLine } from '../../core/contactImport/writeCsv';
import type { Collections } from '../../store/collections';
import type { ContactDocument } from '../../store/crmDocuments';

type ExportStore = Pick<Collections, 'contacts' | 'companies'>;

const pageSize = 500;
const header = [
  ...['contact id', 'name', 'phones', 'emails', 'company'],
  ...['external ids', 'language', 'owner', 'opted out'],
];

/**
 * Contacts as CSV that the import reads back. One page is in memory at a time; in the order of their ids, which never change, so that
 * each is there once, whatever else changes meanwhile.
 */
export async function* contactsAsCsv(store: ExportStore, filter: Filter<ContactDocument>): AsyncGenerator<string> {
  // Spreadsheets take a file without this mark for one of their own code page.
  yield `\ufeff${csvLine(header)}`;
  let after: ContactId | null = null;
  for (;;) {
    const page: ContactDocument[] = await store.contacts
      .find(after === null ? filter : { $and: [{ _id: { $gt: after } }, filter] })
      .sort({ _id: 1 })
      .limit(pageSize)
      .toArray();
    const last = page.at(-1);
    if (!last) return;
    const companies = await namesOf(store, page);
    yield page.map((contact) => csvLine(cellsOf(contact, companies))).join('');
    if (page.length < pageSize) return;
    after = last._id;
  }
}

async function namesOf(store: ExportStore, page: readonly ContactDocument[]): Promise<Map<CompanyId, string>> {
  const ids = [...new Set(page.flatMap(({ companyId }) => companyId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await store.companies.find({ _id: { $in: ids } }, { projection: { name: 1 } }).toArray();
  return new Map(rows.map(({ _id, name }) => [_id, name]));
}

function cellsOf(contact: ContactDocument, companies: ReadonlyMap<CompanyId, string>): string[] {
  const { _id, name, phones, emails, companyId, externalIds, language, ownerId, optedOut } = contact;
  const company = companyId === null ? '' : (companies.get(companyId) ?? '');
  return [
    ...[_id, name ?? '', phones.join('\n'), emails.join('\n'), company],
    ...[externalIds.join('\n'), language ?? '', ownerId ?? '', optedOut ? 'yes' : 'no'],
  ];
}
