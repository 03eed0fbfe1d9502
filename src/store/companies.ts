import type { IndexDescription } from 'mongodb';
import type { CompanyId } from '../core/ids';
import type { Collections } from './collections';
import type { CompanyDocument } from './crmDocuments';
import { changeRecord, insertOnce, type RecordChange } from './records';

type CompanyStore = Pick<Collections, 'companies'>;

/** Base letters only: neither case nor accents make another name. */
export const sameLetters = { locale: 'en', strength: 1 } as const;

export const companyIndexes: IndexDescription[] = [
  { key: { domains: 1 } },
  { key: { nameKeys: 1 } },
  { key: { name: 1 }, collation: sameLetters },
  { key: { createdAtMs: -1, _id: -1 } },
];

/** A company by id, or null. */
export async function findCompany(store: CompanyStore, id: CompanyId): Promise<CompanyDocument | null> {
  return store.companies.findOne({ _id: id });
}

/** Stores a new company. One that is there already under this id (a repeated request) is returned as it is. */
export async function insertCompany(store: CompanyStore, company: CompanyDocument): Promise<CompanyDocument> {
  return insertOnce(store.companies, company);
}

/** Changes a company and raises its version. Null when it is not there, or not in the version the change is based on. */
export async function changeCompany(
  store: CompanyStore,
  id: CompanyId,
  change: RecordChange<CompanyDocument>,
): Promise<CompanyDocument | null> {
  return changeRecord(store.companies, id, change);
}
