import type { ContactImportDocument, ContactImportRowDocument } from '../../store/contactImportDocuments';
import { iso, isoOrNull } from '../schemas/common';
import type { ImportRowView, ImportView } from '../schemas/contactImport';

const failures: Readonly<Record<NonNullable<ContactImportDocument['failure']>, string>> = {
  tooManyRows: 'The file has more than 200,000 rows. Split it.',
  gaveUp: "Something went wrong on our side; the worker's log names it. It can be resumed.",
};

/** An import as the API shows it. */
export function importView(found: ContactImportDocument): ImportView {
  const { _id: id, state, failure, dryRun, rows, done, counts, ignoredColumns, encoding } = found;
  const progress = state === 'finished' ? 1 : rows === 0 ? 0 : Math.min(1, done / rows);
  return {
    id,
    state,
    failure: failure === null ? null : failures[failure],
    ...{ dryRun, rows, done, progress, counts, ignoredColumns, encoding },
    uploadedAt: iso(found.uploadedAtMs),
    startedAt: iso(found.startedAtMs),
    finishedAt: isoOrNull(found.finishedAtMs),
  };
}

/** A row of the report. */
export function importRowView(row: ContactImportRowDocument): ImportRowView {
  const { line, outcome, contactId, matchedBy, candidates, reasons } = row;
  return { line, outcome, contactId, matchedBy, candidates, reasons };
}
