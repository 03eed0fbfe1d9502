import type { ConversationId } from '../../core/ids';
import { onceUnderKey } from '../http/onceUnderKey';
import { operation } from '../http/operation';
import { sendReply } from '../reply/sendReply';
import { idParams } from '../schemas/common';
import { messageSchema, replyBody } from '../schemas/message';

export const postMessage = operation({
  tag: 'Conversations',
  summary: "Send a person's reply. The person has the conversation from then on",
  params: idParams<ConversationId>('conversation'),
  body: replyBody,
  requestHeaders: ['Idempotency-Key'],
  answers: { 201: { description: 'The message, on its way.', schema: messageSchema } },
  problems: ['notFound', 'refused', 'conflict', 'temporalAway'],
  async handle({ params, body, raw }, context) {
    return onceUnderKey(raw, context, async (key) => ({
      status: 201,
      body: await sendReply(params.id, { ...body, key }, context),
      headers: { Location: `/api/conversations/${params.id}/messages` },
    }));
  },
});
