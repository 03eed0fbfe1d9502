import { fileOfContacts } from '../../../src/api/crm/fileOfContacts';
import type { ImportId } from '../../../src/core/ids';
import { noCounts } from '../../../src/store/contactImportControl';
import type { ContactImportDocument } from '../../../src/store/contactImportDocuments';
import { storeImport } from '../../../src/store/contactImports';
import type { Database } from '../../../src/store/database';
import { newId } from '../../../src/store/newId';

/** So many lines of made-up people. */
export const rowsOf = (count: number, from: number): string[] =>
  Array.from({ length: count }, (_, i) => `Зоя ${from + i},+55119${70_000_000 + from + i},z${from + i}@x.example`);

/** A file of contacts as the API takes it in: stored, and ready to be imported. */
export async function uploadContacts(store: Database, rows: readonly string[]): Promise<ImportId> {
  const rawBody = Buffer.from(['name,phone,email', ...rows].join('\n'));
  const file = fileOfContacts({ headers: {}, rawBody }, null);
  const { encoding, delimiter, linesBefore, columns } = file;
  const _id = newId<ImportId>('import');
  const document: ContactImportDocument = {
    _id,
    ...{ state: 'running', failure: null, dryRun: false, createCompanies: false, country: null, system: 'import' },
    ...{ fields: [...columns.fields], ignoredColumns: [...columns.ignored], encoding, delimiter, linesBefore },
    ...{ run: 1, phase: 'reading', after: 0, rows: file.rows, done: 0, counts: noCounts },
    ...{ uploadedAtMs: Date.now(), startedAtMs: Date.now(), finishedAtMs: null },
  };
  await storeImport(store, document, file.bytes, Date.now());
  return _id;
}
