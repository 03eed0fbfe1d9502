import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { pageOf, pageSchema } from '../schemas/common';
import { replySweepQuery, replySweepSchema } from '../schemas/replySweep';
import { replySweepView } from '../views/replySweepView';

export const listReplySweeps = operation({
  tag: 'Installation',
  summary: 'List the newest 100 passes of the search for messages that need a reply and have nobody, the newest first',
  query: replySweepQuery,
  answers: { 200: { description: 'A page of passes.', schema: pageSchema(replySweepSchema) } },
  async handle({ query }, { store }) {
    const page = await readPage(store.replySweeps, { filter: {}, order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, replySweepView) };
  },
});

const newestFirst = [
  { field: 'startedAtMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;
