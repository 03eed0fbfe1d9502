import { z } from 'zod';
import { currentRules } from '../../store/rules';
import { etagOf } from '../http/etag';
import { operation } from '../http/operation';
import { prefersYaml } from '../http/prefersYaml';
import { writeYaml } from '../http/yaml';
import { rulesVersionSchema } from '../schemas/rules';
import { rulesView } from '../views/rulesView';

export const getRules = operation({
  tag: 'Rules',
  summary: 'Read the rules in force, as JSON, or as YAML by ?format= or Accept',
  query: z.strictObject({ format: z.enum(['json', 'yaml']).optional() }),
  answers: {
    200: {
      description: 'The rules with their version.',
      schema: rulesVersionSchema,
      contentType: 'application/yaml',
      headers: { ETag: 'The version.' },
    },
  },
  async handle({ query, raw }, { store }) {
    const current = await currentRules(store);
    const answer = { status: 200, headers: { ETag: etagOf(current._id), Vary: 'Accept' } };
    const asYaml = query.format === undefined ? prefersYaml(raw.headers.accept) : query.format === 'yaml';
    if (!asYaml) return { ...answer, body: rulesView(current) };
    return { ...answer, text: { contentType: 'application/yaml', content: writeYaml(rulesView(current)) } };
  },
});
