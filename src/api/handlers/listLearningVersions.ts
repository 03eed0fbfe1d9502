import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { pageOf, pageSchema } from '../schemas/common';
import { learningVersionQuery, learningVersionSchema, parameterParams } from '../schemas/learning';
import { learningVersionView } from '../views/learningView';

export const listLearningVersions = operation({
  tag: 'Rules',
  summary: 'List the learnt versions of a parameter with their evidence, the newest first',
  params: parameterParams,
  query: learningVersionQuery,
  answers: { 200: { description: 'A page of versions.', schema: pageSchema(learningVersionSchema) } },
  problems: ['notFound'],
  async handle({ params, query }, { store }) {
    const page = await readPage(
      store.learning,
      { filter: { parameter: params.parameter }, order: newestFirst },
      pageOf(query),
    );
    return { status: 200, body: mapPage(page, learningVersionView) };
  },
});

const newestFirst = [{ field: 'version', type: 'number', direction: -1 }] as const;
