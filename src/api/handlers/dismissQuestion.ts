import type { ConversationId } from '../../core/ids';
import { Fault } from '../../errors';
import { dismissQuestion as dismiss } from '../../store/linkByPerson';
import { unnamed } from '../giveCommand';
import { operation } from '../http/operation';
import { readConversation } from '../readConversation';
import { idParams } from '../schemas/common';
import { conversationSchema } from '../schemas/conversation';
import { dismissBody } from '../schemas/link';
import { tellConversations } from '../tellConversations';
import { conversationView } from '../views/conversationView';

export const dismissQuestion = operation({
  tag: 'Conversations',
  summary: 'Everything is right as it is: the question is closed and not asked again',
  params: idParams<ConversationId>('conversation'),
  body: dismissBody,
  answers: { 200: { description: 'The conversation after it.', schema: conversationSchema } },
  problems: ['notFound'],
  async handle({ params, body }, context) {
    const { store, clock } = context;
    await readConversation(store, params.id);
    const found = await dismiss(store, {
      conversationId: params.id,
      questionId: body.question,
      by: body.by ?? unnamed,
      nowMs: clock(),
    });
    if (!found) throw new Fault('notFound', 'This conversation has no such question open.');
    await tellConversations(context, { _id: params.id });
    return { status: 200, body: await conversationView(store, await readConversation(store, params.id), clock()) };
  },
});
