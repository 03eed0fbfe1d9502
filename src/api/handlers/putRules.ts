import { z } from 'zod';
import { Fault } from '../../errors';
import { cancelAutomatic } from '../../store/outbox';
import { currentRules, saveRules } from '../../store/rules';
import { unnamed } from '../giveCommand';
import { etagOf, requireVersion } from '../http/etag';
import { operation } from '../http/operation';
import { parseInput } from '../http/parseInput';
import { rulesEnvelope, rulesSchema, rulesVersionSchema } from '../schemas/rules';
import { rulesView } from '../views/rulesView';

export const putRules = operation({
  tag: 'Rules',
  summary: 'Save the next version of the rules: the document itself, or what GET answers, changed',
  // Which of the two it is decides the handler: a union would not say which field is wrong.
  body: z.record(z.string(), z.unknown()),
  documentBody: z.union([rulesSchema, rulesEnvelope]),
  requestHeaders: ['If-Match'],
  answers: { 200: { description: 'The new version.', schema: rulesVersionSchema, headers: { ETag: 'The version.' } } },
  problems: ['versionRequired', 'versionMismatch'],
  async handle({ body, raw }, { store, clock }) {
    const current = await currentRules(store);
    requireVersion(raw.headers, current._id);
    const given =
      'rules' in body ? parseInput(rulesEnvelope, body, 'body') : { rules: parseInput(rulesSchema, body, 'body') };
    const by = ('by' in given ? given.by : undefined) ?? unnamed;
    const saved = await saveRules(store, { basedOn: current._id, rules: given.rules, by, nowMs: clock() });
    if (!saved) throw new Fault('versionMismatch');
    // The kill switch: true before it is answered. What is claimed from here on reads the saved rules.
    if (!saved.rules.automation.enabled) await cancelAutomatic(store, clock());
    return { status: 200, body: rulesView(saved), headers: { ETag: etagOf(saved._id) } };
  },
});
