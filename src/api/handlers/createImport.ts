import type { ImportId } from '../../core/ids';
import { storeImport } from '../../store/contactImports';
import { noCounts, stopImport } from '../../store/contactImportControl';
import { newId } from '../../store/newId';
import { fileOfContacts } from '../crm/fileOfContacts';
import { idFrom } from '../http/idempotencyKey';
import { onceUnderKey } from '../http/onceUnderKey';
import { operation } from '../http/operation';
import { importQuery, importSchema } from '../schemas/contactImport';
import { importView } from '../views/contactImportView';

export const createImport = operation({
  tag: 'CRM',
  summary:
    'Import contacts from a CSV file of at most 20 MB and 200,000 rows; a dry run only reports. Stopped at once means that nobody could be told to begin: resume it',
  query: importQuery,
  readsBody: 'file',
  requestHeaders: ['Idempotency-Key'],
  answers: {
    201: {
      description: 'The import. It goes on by itself.',
      schema: importSchema,
      headers: { Location: 'Where it can be read.' },
    },
  },
  problems: ['conflict', 'tooLarge', 'unsupportedMediaType'],
  async handle({ query, raw }, context) {
    const file = fileOfContacts(raw, query.encoding ?? null);
    return onceUnderKey(raw, context, async (key) => {
      const { store, temporal, clock } = context;
      const nowMs = clock();
      const _id = key === null ? newId<ImportId>('import') : idFrom<ImportId>('imp', key);
      const { encoding, delimiter, linesBefore, rows, columns } = file;
      const made = await storeImport(
        store,
        {
          _id,
          ...{ state: 'running', failure: null, dryRun: query.dryRun ?? true },
          createCompanies: query.createCompanies ?? false,
          country: query.country ?? null,
          system: query.system ?? 'import',
          ...{ fields: [...columns.fields], ignoredColumns: [...columns.ignored] },
          ...{ encoding, delimiter, linesBefore, rows },
          ...{ run: 1, phase: 'reading', after: 0, done: 0, counts: noCounts },
          ...{ uploadedAtMs: nowMs, startedAtMs: nowMs, finishedAtMs: null },
        },
        file.bytes,
        nowMs,
      );
      const stands = await temporal.goOnImporting(_id).then(
        () => made,
        async () => (await stopImport(store, _id)) ?? made,
      );
      return { status: 201, body: importView(stands), headers: { Location: `/api/contacts/imports/${_id}` } };
    });
  },
});
