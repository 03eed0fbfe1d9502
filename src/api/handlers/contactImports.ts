import type { Filter } from 'mongodb';
import type { ImportId } from '../../core/ids';
import { Fault } from '../../errors';
import type { ContactImportDocument, ContactImportRowDocument } from '../../store/contactImportDocuments';
import { applyImport, resumeImport as resume, stopImport as stop } from '../../store/contactImportControl';
import { findImport } from '../../store/contactImports';
import { mapPage, readPage } from '../../store/page';
import { present } from '../crm/answerRecord';
import type { ApiContext } from '../deps';
import { operation } from '../http/operation';
import { idParams, pageOf, pageSchema } from '../schemas/common';
import { importRowSchema, importRowsQuery, importSchema, importsQuery } from '../schemas/contactImport';
import { importRowView, importView } from '../views/contactImportView';

const params = idParams<ImportId>('import');
const answers = { 200: { description: 'The import as it stands.', schema: importSchema } };
const newestFirst = [
  { field: 'uploadedAtMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;

export const listImports = operation({
  tag: 'CRM',
  summary: 'List imports of contacts, the newest first',
  query: importsQuery,
  answers: { 200: { description: 'A page of imports.', schema: pageSchema(importSchema) } },
  async handle({ query }, { store }) {
    const page = await readPage(store.contactImports, { filter: {}, order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, importView) };
  },
});

export const getImport = operation({
  tag: 'CRM',
  summary: 'How far an import has come, and what its rows came to',
  params,
  answers,
  problems: ['notFound'],
  async handle({ params: { id } }, { store }) {
    return { status: 200, body: importView(present(await findImport(store, id))) };
  },
});

export const listImportRows = operation({
  tag: 'CRM',
  summary: "The report of an import's last run, line by line; kept for 30 days",
  params,
  query: importRowsQuery,
  answers: { 200: { description: 'A page of rows.', schema: pageSchema(importRowSchema) } },
  problems: ['notFound'],
  async handle({ params: { id }, query }, { store }) {
    const { run } = present(await findImport(store, id));
    const outcome = query.outcome === undefined ? {} : { outcome: query.outcome };
    const filter: Filter<ContactImportRowDocument> = { importId: id, run, ...outcome };
    const list = { filter, order: [{ field: 'line', type: 'number', direction: 1 }] as const };
    return { status: 200, body: mapPage(await readPage(store.contactImportRows, list, pageOf(query)), importRowView) };
  },
});

export const applyDryRun = operation({
  tag: 'CRM',
  summary: 'Run a finished dry run for real; its report is replaced',
  params,
  answers,
  problems: ['notFound', 'refused', 'temporalAway'],
  async handle({ params: { id } }, context) {
    const begun = await applyImport(context.store, id, context.clock());
    return begun
      ? goOn(context, begun)
      : refuse(context, id, 'Only a finished dry run of the last six days can be applied. Send the file again.');
  },
});

export const stopImport = operation({
  tag: 'CRM',
  summary: 'Stop an import where it is; stopped already, it stays so',
  params,
  answers,
  problems: ['notFound', 'refused'],
  async handle({ params: { id } }, context) {
    const stopped = (await stop(context.store, id)) ?? (await findImport(context.store, id));
    if (stopped?.state !== 'stopped') return refuse(context, id, 'It is not running.');
    return { status: 200, body: importView(stopped) };
  },
});

export const resumeImport = operation({
  tag: 'CRM',
  summary: 'Go on with an import that was stopped, cut off or given up, where it was',
  params,
  answers,
  problems: ['notFound', 'refused', 'temporalAway'],
  async handle({ params: { id } }, context) {
    const resumed = await resume(context.store, id, context.clock());
    return resumed
      ? goOn(context, resumed)
      : refuse(context, id, 'There is nothing to go on with: it is finished, or its file is not kept any longer.');
  },
});

async function goOn({ temporal }: ApiContext, found: ContactImportDocument) {
  try {
    await temporal.goOnImporting(found._id);
  } catch (error) {
    const detail = 'The import is noted, but nobody could be told to do it. Resume it in a moment.';
    throw new Fault('temporalAway', detail, { cause: error });
  }
  return { status: 200, body: importView(found) };
}

async function refuse({ store }: ApiContext, id: ImportId, detail: string): Promise<never> {
  present(await findImport(store, id));
  throw new Fault('refused', detail);
}
