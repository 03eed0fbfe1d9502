import type { KnowledgeId } from '../../core/ids';
import { deleteKnowledge as takeAway, findKnowledge } from '../../store/knowledge';
import { present, recordRead } from '../crm/answerRecord';
import { operation } from '../http/operation';
import { idParams } from '../schemas/common';
import { knowledgeSchema } from '../schemas/knowledge';
import { knowledgeView } from '../views/knowledgeView';

export const deleteKnowledge = operation({
  tag: 'Rules',
  summary: 'Take a piece of knowledge away: no answer is written from it any more',
  params: idParams<KnowledgeId>('knowledge'),
  answers: { 200: { description: 'The piece as it was.', schema: knowledgeSchema } },
  problems: ['notFound'],
  async handle({ params }, { store }) {
    const piece = present(await findKnowledge(store, params.id));
    await takeAway(store, piece._id);
    return recordRead(knowledgeView(piece));
  },
});
