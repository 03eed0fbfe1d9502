import { mapPage, readPage } from '../../store/page';
import { newestFirst } from '../crm/byPhone';
import { operation } from '../http/operation';
import { pageOf, pageSchema } from '../schemas/common';
import { knowledgeQuery, knowledgeSchema } from '../schemas/knowledge';
import { knowledgeView } from '../views/knowledgeView';

export const listKnowledge = operation({
  tag: 'Rules',
  summary: 'List the pieces of knowledge that answers may be written from, the newest first',
  query: knowledgeQuery,
  answers: { 200: { description: 'A page of pieces.', schema: pageSchema(knowledgeSchema) } },
  async handle({ query }, { store }) {
    const page = await readPage(store.knowledge, { filter: {}, order: newestFirst }, pageOf(query));
    return { status: 200, body: mapPage(page, knowledgeView) };
  },
});
