import { setImmediate as giveWay } from 'node:timers/promises';
import { mostRows } from '../../core/contactImport/fields';
import { readCsv, type CsvRecord } from '../../core/contactImport/readCsv';
import { readRow, type Reading } from '../../core/contactImport/readRow';
import { reason } from '../../core/reason';
import type { ContactImportDocument, ContactImportLineDocument } from '../../store/contactImportDocuments';
import { advance, endImport, findImport, insertLines, readImportFile } from '../../store/contactImports';
import { defaultCountry } from '../../store/defaultCountry';
import type { ImportDeps, Shift } from './importDeps';

const pageSize = 250;

/** Turns the file into lines, from where it stopped. */
export async function readLines(
  { store, clock }: ImportDeps,
  from: ContactImportDocument,
  shift: Shift,
): Promise<void> {
  const text = await readImportFile(store, from._id);
  const homeCountry = await defaultCountry(store);
  const country = from.country ?? homeCountry;
  const reading: Reading = { fields: from.fields, country, defaultCountry: homeCountry, system: from.system };
  let found = from;
  let rows = 0;
  let page: ContactImportLineDocument[] = [];
  const records = readCsv(text, from.delimiter);
  records.next();
  for (const record of records) {
    if (++rows > mostRows) return endImport(store, found, { state: 'failed', failure: 'tooManyRows', nowMs: clock() });
    const line = record.line + from.linesBefore;
    if (line <= found.after) continue;
    page.push(lineOf(found, line, record, reading, new Date(found.uploadedAtMs)));
    if (page.length < pageSize) continue;
    await insertLines(store, page);
    if (!(await advance(store, found, { after: line }))) return;
    found = { ...found, after: line };
    page = [];
    shift.beat();
    await giveWay();
    if (shift.isOver() || (await findImport(store, found._id))?.state !== 'running') return;
  }
  await insertLines(store, page);
  if (await advance(store, found, { phase: 'matching', after: 0, rows }))
    await store.contactImportFiles.deleteMany({ importId: found._id });
}

function lineOf(
  { _id: importId }: ContactImportDocument,
  line: number,
  record: CsvRecord,
  reading: Reading,
  createdAt: Date,
): ContactImportLineDocument {
  const base = { _id: `${importId}.${line}`, importId, line, claims: [], createdAt };
  if (record.kind === 'unreadable') return { ...base, given: null, faults: [unreadable[record.fault]] };
  const read = readRow(record.cells, reading);
  return read.kind === 'row'
    ? { ...base, given: read.row, faults: [] }
    : { ...base, given: null, faults: [...read.reasons] };
}

const unreadable = {
  quoteNeverClosed: reason('unreadable', 'A quotation mark is opened here and not closed.'),
  textAfterQuote: reason('unreadable', 'There is text behind a closing quotation mark.'),
  restUnreadable: reason(
    'unreadable',
    'Too much before it could not be read; from here on nothing was. Mend the quotation marks.',
  ),
} as const;
