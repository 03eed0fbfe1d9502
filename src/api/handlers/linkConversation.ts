import type { ConversationId } from '../../core/ids';
import { linkByPerson } from '../../store/linkByPerson';
import { checkReferences } from '../crm/checkReferences';
import { operation } from '../http/operation';
import { readConversation } from '../readConversation';
import { idParams } from '../schemas/common';
import { conversationSchema } from '../schemas/conversation';
import { linkBody } from '../schemas/link';
import { unnamed } from '../giveCommand';
import { tellConversations } from '../tellConversations';
import { conversationView } from '../views/conversationView';

export const linkConversation = operation({
  tag: 'Conversations',
  summary: "Say who a conversation is with and what it is about; a person's choice is never overruled",
  params: idParams<ConversationId>('conversation'),
  body: linkBody,
  answers: { 200: { description: 'The conversation after it.', schema: conversationSchema } },
  problems: ['notFound', 'refused'],
  async handle({ params, body }, context) {
    const { store, clock } = context;
    await readConversation(store, params.id);
    await checkReferences(store, body);
    const { by = unnamed, ...choice } = body;
    await linkByPerson(store, { conversationId: params.id, choice, by, nowMs: clock() });
    await tellConversations(context, { _id: params.id });
    return { status: 200, body: await conversationView(store, await readConversation(store, params.id), clock()) };
  },
});
