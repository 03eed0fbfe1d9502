import type { ContactId } from '../../core/ids';
import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { idParams, pageOf, pageSchema } from '../schemas/common';
import { mergeQuery, mergeSchema } from '../schemas/merge';
import { mergeView } from '../views/mergeView';

export const listMerges = operation({
  tag: 'CRM',
  summary: 'List the merges a contact was part of, undone ones too, the newest first',
  params: idParams<ContactId>('contact'),
  query: mergeQuery,
  answers: { 200: { description: 'A page of merges.', schema: pageSchema(mergeSchema) } },
  async handle({ params, query }, { store }) {
    const filter = { $or: [{ fromId: params.id }, { intoId: params.id }] };
    const page = await readPage(store.merges, { filter, order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, mergeView) };
  },
});

const newestFirst = [
  { field: 'atMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;
