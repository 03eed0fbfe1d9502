import type { ConversationId } from '../../core/ids';
import { outcomesOf } from '../../core/feedback/outcomes';
import { newestOutcomeHistory } from '../../store/outcomeHistory';
import { operation } from '../http/operation';
import { readConversation } from '../readConversation';
import { idParams } from '../schemas/common';
import { outcomesSchema } from '../schemas/outcome';
import { outcomesView } from '../views/outcomeView';

/** Older messages are not looked at. */
const newestMessages = 1000;

export const listOutcomes = operation({
  tag: 'Conversations',
  summary: 'Show what became of each of our messages among the newest 1000 of a conversation, the oldest first',
  params: idParams<ConversationId>('conversation'),
  answers: { 200: { description: 'The outcomes as they stand now.', schema: outcomesSchema } },
  problems: ['notFound'],
  async handle({ params }, { store, clock }) {
    const conversation = await readConversation(store, params.id);
    const history = await newestOutcomeHistory(store, conversation, { sinceMs: 0 }, newestMessages);
    return { status: 200, body: outcomesView(outcomesOf(history, clock())) };
  },
});
