import type { KnowledgeId } from '../../core/ids';
import { Fault } from '../../errors';
import { insertKnowledge, mostKnowledge } from '../../store/knowledge';
import type { KnowledgeDocument } from '../../store/knowledgeDocument';
import { newId } from '../../store/newId';
import { recordHeaders } from '../crm/answerRecord';
import { etagOf } from '../http/etag';
import { idFrom } from '../http/idempotencyKey';
import { onceUnderKey } from '../http/onceUnderKey';
import { operation } from '../http/operation';
import { knowledgeSchema, newKnowledge } from '../schemas/knowledge';
import { knowledgeView } from '../views/knowledgeView';

export const createKnowledge = operation({
  tag: 'Rules',
  summary: 'Add a piece of knowledge that answers may be written from; at most 500',
  body: newKnowledge,
  requestHeaders: ['Idempotency-Key'],
  answers: { 201: { description: 'The new piece.', schema: knowledgeSchema, headers: recordHeaders } },
  problems: ['conflict'],
  async handle({ body, raw }, context) {
    const nowMs = context.clock();
    return onceUnderKey(raw, context, async (key) => {
      if ((await context.store.knowledge.countDocuments()) >= mostKnowledge)
        throw new Fault('conflict', `There are ${mostKnowledge} pieces already. Delete one first, or join some.`);
      const _id = key === null ? newId<KnowledgeId>('knowledge') : idFrom<KnowledgeId>('knw', key);
      const { title, text, languages = [], intents = [] } = body;
      const times = { createdAtMs: nowMs, updatedAtMs: nowMs };
      const piece: KnowledgeDocument = { _id, title, text, languages, intents, version: 1, ...times };
      const view = knowledgeView(await insertKnowledge(context.store, piece));
      return { status: 201, body: view, headers: { ETag: etagOf(view.version) } };
    });
  },
});
