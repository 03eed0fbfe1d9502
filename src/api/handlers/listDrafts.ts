import type { Filter } from 'mongodb';
import type { z } from 'zod';
import type { DraftDocument } from '../../store/draftDocument';
import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { pageOf, pageSchema } from '../schemas/common';
import { draftQuery, draftSchema } from '../schemas/draft';
import { draftView } from '../views/draftView';

export const listDrafts = operation({
  tag: 'Conversations',
  summary: 'List answers and follow-ups that automation wrote and a person has to approve, the newest first',
  query: draftQuery,
  answers: { 200: { description: 'A page of drafts.', schema: pageSchema(draftSchema) } },
  async handle({ query }, { store }) {
    const page = await readPage(store.drafts, { filter: filterOf(query), order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, draftView) };
  },
});

const newestFirst = [
  { field: 'createdAtMs', type: 'number', direction: -1 },
  { field: '_id', type: 'string', direction: -1 },
] as const;

function filterOf({ state, conversationId }: z.output<typeof draftQuery>): Filter<DraftDocument> {
  return { ...(state === undefined ? {} : { state }), ...(conversationId === undefined ? {} : { conversationId }) };
}
