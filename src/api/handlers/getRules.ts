import { currentRules } from '../../store/rules';
import { etagOf } from '../http/etag';
import { operation } from '../http/operation';
import { rulesVersionSchema } from '../schemas/rules';
import { rulesView } from '../views/rulesView';

export const getRules = operation({
  tag: 'Rules',
  summary: 'Read the rules in force',
  answers: {
    200: {
      description: 'The rules with their version.',
      schema: rulesVersionSchema,
      headers: { ETag: 'The version.' },
    },
  },
  async handle(_request, { store }) {
    const current = await currentRules(store);
    return { status: 200, body: rulesView(current), headers: { ETag: etagOf(current._id) } };
  },
});
