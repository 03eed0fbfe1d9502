import type { Filter } from 'mongodb';
import type { z } from 'zod';
import { likelyFrom } from '../../core/duplicates/model';
import type { DuplicateDocument } from '../../store/duplicateDocument';
import { readPage } from '../../store/page';
import { operation } from '../http/operation';
import { pageOf, pageSchema } from '../schemas/common';
import { duplicateQuery, duplicateSchema } from '../schemas/duplicates';
import { duplicateViews } from '../views/duplicateView';

export const listDuplicates = operation({
  tag: 'CRM',
  summary: 'List pairs of contacts that may be one person, the most probable first; without a state, those still open',
  query: duplicateQuery,
  answers: { 200: { description: 'A page of pairs.', schema: pageSchema(duplicateSchema) } },
  async handle({ query }, { store }) {
    const page = await readPage(store.duplicates, { filter: filterOf(query), order: mostProbableFirst }, pageOf(query));
    return { status: 200, body: { items: await duplicateViews(store, page.items), nextCursor: page.nextCursor } };
  },
});

const mostProbableFirst = [
  { field: 'probability', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: 1 },
] as const;

function filterOf(query: z.output<typeof duplicateQuery>): Filter<DuplicateDocument> {
  const { state = 'open', strength, contactId } = query;
  return {
    ...(state === 'merged' ? { hiddenBy: { $ne: [] } } : { state, hiddenBy: [] }),
    ...(contactId === undefined ? {} : { contactIds: contactId }),
    ...(strength === undefined ? {} : { probability: { [strength === 'likely' ? '$gte' : '$lt']: likelyFrom } }),
  };
}
