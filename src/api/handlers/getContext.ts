import type { ConversationId } from '../../core/ids';
import { gatherContext } from '../../store/context/gatherContext';
import { askedNow } from '../../store/context/unanswered';
import { currentRules } from '../../store/rules';
import { operation } from '../http/operation';
import { readConversation } from '../readConversation';
import { idParams, iso } from '../schemas/common';
import { contextSchema } from '../schemas/inquiry';

export const getContext = operation({
  tag: 'Conversations',
  summary: 'Show what a decision taken now would be taken from; nothing is written',
  params: idParams<ConversationId>('conversation'),
  answers: { 200: { description: 'The context as it stands now.', schema: contextSchema } },
  problems: ['notFound'],
  async handle({ params }, { store, clock }) {
    const conversation = await readConversation(store, params.id);
    const nowMs = clock();
    const [asked, { rules }] = await Promise.all([askedNow(store, conversation), currentRules(store)]);
    const facts = await gatherContext(store, conversation, asked, rules, nowMs);
    return { status: 200, body: { conversationId: conversation._id, at: iso(nowMs), facts: { ...facts } } };
  },
});
