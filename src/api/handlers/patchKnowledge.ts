import type { KnowledgeId } from '../../core/ids';
import { changeKnowledge, findKnowledge } from '../../store/knowledge';
import { recordHeaders, recordRead } from '../crm/answerRecord';
import { changeUnderVersion } from '../crm/changeUnderVersion';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { knowledgeChange, knowledgeSchema } from '../schemas/knowledge';
import { knowledgeView } from '../views/knowledgeView';

export const patchKnowledge = operation({
  tag: 'Rules',
  summary: 'Change a piece of knowledge: only the fields that are sent',
  params: idParams<KnowledgeId>('knowledge'),
  body: knowledgeChange,
  requestHeaders: ['If-Match'],
  answers: { 200: { description: 'The piece after the change.', schema: knowledgeSchema, headers: recordHeaders } },
  problems: ['notFound', 'versionMismatch'],
  async handle({ params, body, raw }, { store, clock }) {
    const changed = await changeUnderVersion(raw, {
      find: () => findKnowledge(store, params.id),
      change: (basedOn) => changeKnowledge(store, params.id, { set: body, basedOn, nowMs: clock() }),
    });
    return recordRead(knowledgeView(changed));
  },
});
