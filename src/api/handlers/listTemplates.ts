import { mapPage, readPage } from '../../store/page';
import { operation } from '../http/operation';
import { pageOf, pageSchema } from '../schemas/common';
import { templateQuery, templateSchema } from '../schemas/template';
import { templateView } from '../views/templateView';

export const listTemplates = operation({
  tag: 'Installation',
  summary: 'List the templates of the business numbers as their channels told them last, by name and language',
  query: templateQuery,
  answers: { 200: { description: 'A page of templates.', schema: pageSchema(templateSchema) } },
  async handle({ query }, { store }) {
    const filter = {
      ...(query.account === undefined ? {} : { accountId: query.account }),
      ...(query.status === undefined ? {} : { status: query.status }),
    };
    const page = await readPage(store.templates, { filter, order: byName }, pageOf(query));
    return { status: 200, body: mapPage(page, templateView) };
  },
});

const byName = [
  { field: 'name', type: 'string', direction: 1 },
  { field: 'language', type: 'string', direction: 1 },
  { field: '_id', type: 'string', direction: 1 },
] as const;
