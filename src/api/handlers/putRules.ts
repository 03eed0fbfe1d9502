import { z } from 'zod';
import { Fault } from '../../errors';
import { cancelAutomatic } from '../../store/outbox';
import { currentRules, saveRules } from '../../store/rules';
import { unnamed } from '../giveCommand';
import { etagOf, requireVersion } from '../http/etag';
import { operation } from '../http/operation';
import { readBodyDocument } from '../http/bodyDocument';
import { givenRules } from '../rules/givenRules';
import { rulesEnvelope, rulesSchema, rulesVersionSchema } from '../schemas/rules';
import { rulesView } from '../views/rulesView';

export const putRules = operation({
  tag: 'Rules',
  summary: 'Save the next version of the rules: the document itself, or what GET answers, changed',
  readsBody: 'jsonOrYaml',
  documentBody: z.union([rulesSchema, rulesEnvelope]),
  requestHeaders: ['If-Match'],
  answers: { 200: { description: 'The new version.', schema: rulesVersionSchema, headers: { ETag: 'The version.' } } },
  problems: ['versionRequired', 'versionMismatch'],
  async handle({ raw }, { store, clock }) {
    const document = readBodyDocument(raw);
    const current = await currentRules(store);
    requireVersion(raw.headers, current._id);
    const { rules, by = unnamed } = givenRules(document);
    const saved = await saveRules(store, { basedOn: current._id, rules, by, nowMs: clock() });
    if (!saved) throw new Fault('versionMismatch');
    // The kill switch: true before it is answered. What is claimed from here on reads the saved rules.
    if (!saved.rules.automation.enabled) await cancelAutomatic(store, clock());
    return { status: 200, body: rulesView(saved), headers: { ETag: etagOf(saved._id) } };
  },
});
