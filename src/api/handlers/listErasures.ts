import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { pageOf, pageSchema } from '../schemas/common';
import { erasureQuery, erasureSchema } from '../schemas/erasure';
import { erasureView } from '../views/erasureView';

export const listErasures = operation({
  tag: 'CRM',
  summary: 'List erasures, the newest first',
  query: erasureQuery,
  answers: { 200: { description: 'A page of erasures.', schema: pageSchema(erasureSchema) } },
  async handle({ query }, { store }) {
    const page = await readPage(store.erasures, { filter: {}, order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, erasureView) };
  },
});

const newestFirst = [
  { field: 'startedAtMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;
