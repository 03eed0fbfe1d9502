import type { ConversationId } from '../../core/ids';
import { giveCommand } from '../giveCommand';
import { operation } from '../http/operation';
import { readConversation } from '../readConversation';
import { idParams } from '../schemas/common';
import { commandedSchema } from '../schemas/conversation';
import { followUpBody } from '../schemas/rules';
import { ownRulesFields } from './ownRulesFields';

export const putFollowUp = operation({
  tag: 'Commands',
  summary: "Set this conversation's own follow-up rules; {} or null clears them. Its other own rules stay",
  params: idParams<ConversationId>('conversation'),
  body: followUpBody,
  requestHeaders: ['Idempotency-Key'],
  answers: { 200: { description: 'The conversation after the change.', schema: commandedSchema } },
  problems: ['notFound', 'refused', 'temporalAway'],
  async handle({ params, body, raw }, context) {
    const { control } = await readConversation(context.store, params.id);
    const { followUp: _replaced, ...others } = control.ownRules ?? {};
    const own = body && Object.keys(body).length > 0 ? { ...others, followUp: body } : others;
    const fields = await ownRulesFields(own, context);
    return giveCommand(params.id, { name: 'changeRules', fields, by: undefined }, raw, context);
  },
});
