import type { ConversationId } from '../../core/ids';
import { outcomesOf } from '../../core/feedback/outcomes';
import { outcomeHistories } from '../../store/outcomeHistory';
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
    const { _id } = await readConversation(store, params.id);
    const histories = await outcomeHistories(store, [_id], { sinceMs: 0, newest: newestMessages });
    const history = histories.get(_id) ?? { messages: [], decisions: [], drafts: [] };
    return { status: 200, body: outcomesView(outcomesOf(history, clock())) };
  },
});
