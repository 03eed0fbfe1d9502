import { z } from 'zod';
import type { ConversationId } from '../../core/ids';
import { giveCommand } from '../giveCommand';
import { operation } from '../http/operation';
import { parseInput } from '../http/parseInput';
import { readConversation } from '../readConversation';
import { idParams } from '../schemas/common';
import { commandedSchema } from '../schemas/conversation';
import { ownFollowUp, ownFollowUpEnvelope } from '../schemas/rules';
import { ownRulesFields } from './ownRulesFields';

export const putFollowUp = operation({
  tag: 'Commands',
  summary: "Set this conversation's own follow-up rules; {} or null clears them. Its other own rules stay",
  params: idParams<ConversationId>('conversation'),
  body: z.unknown(),
  documentBody: ownFollowUp.or(ownFollowUpEnvelope),
  requestHeaders: ['Idempotency-Key'],
  answers: { 200: { description: 'The conversation after the change.', schema: commandedSchema } },
  problems: ['notFound', 'refused', 'temporalAway'],
  async handle({ params, body, raw }, context) {
    const given = givenFollowUp(body);
    const { control } = await readConversation(context.store, params.id);
    const { followUp: _replaced, ...others } = control.ownRules ?? {};
    const own = given && Object.keys(given).length > 0 ? { ...others, followUp: given } : others;
    const fields = await ownRulesFields(own, context);
    return giveCommand(params.id, { name: 'changeRules', fields, by: undefined }, raw, context);
  },
});

/** The rules alone, or as they stand in own rules. Which of the two it is decides how faults are told. */
function givenFollowUp(body: unknown): z.output<typeof ownFollowUp> {
  const isEnvelope = typeof body === 'object' && body !== null && 'followUp' in body;
  return isEnvelope ? parseInput(ownFollowUpEnvelope, body, 'body').followUp : parseInput(ownFollowUp, body, 'body');
}
