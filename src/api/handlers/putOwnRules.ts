import type { ConversationId } from '../../core/ids';
import { giveCommand } from '../giveCommand';
import { operation } from '../http/operation';
import { readConversation } from '../readConversation';
import { idParams } from '../schemas/common';
import { commandedSchema } from '../schemas/conversation';
import { ownRulesSchema } from '../schemas/rules';
import { ownRulesFields } from './ownRulesFields';

export const putOwnRules = operation({
  tag: 'Commands',
  summary: "Set this conversation's own rules as a whole; {} or null clears them",
  params: idParams<ConversationId>('conversation'),
  body: ownRulesSchema.nullable(),
  requestHeaders: ['Idempotency-Key'],
  answers: { 200: { description: 'The conversation after the change.', schema: commandedSchema } },
  problems: ['notFound', 'refused', 'temporalAway'],
  async handle({ params, body, raw }, context) {
    await readConversation(context.store, params.id);
    const fields = await ownRulesFields(body, context);
    return giveCommand(params.id, { name: 'changeRules', fields, by: undefined }, raw, context);
  },
});
