import type { LookFacts, SilenceFacts } from '../../core/followUp/silence';
import type { ConversationId } from '../../core/ids';
import { rulesInForce } from '../../core/rules/rules';
import { Fault } from '../../errors';
import { currentRules } from '../../store/rules';
import { operation } from '../http/operation';
import { readConversation } from '../readConversation';
import { idParams } from '../schemas/common';
import { plannedFollowUpSchema } from '../schemas/followUp';
import { plannedFollowUpView } from '../views/plannedFollowUpView';

export const getFollowUp = operation({
  tag: 'Conversations',
  summary:
    'Read the planned look at a silence: what the silence means, when it is looked at, why then, and the curve to draw',
  params: idParams<ConversationId>('conversation'),
  answers: { 200: { description: 'The planned look.', schema: plannedFollowUpSchema } },
  problems: ['notFound'],
  async handle({ params }, { store }) {
    const { followUp, control } = await readConversation(store, params.id);
    if (followUp === null) throw new Fault('notFound', 'No follow-up is planned.');
    const { decidedIn } = followUp;
    const [{ rules }, decision] = await Promise.all([
      currentRules(store),
      decidedIn === undefined ? null : store.decisions.findOne({ _id: decidedIn }, { projection: { 'facts.more': 1 } }),
    ]);
    const facts = decision?.facts as Pick<SilenceFacts | LookFacts, 'more'> | null | undefined;
    const { followUp: inForce } = rulesInForce(rules, control.ownRules);
    return { status: 200, body: plannedFollowUpView({ plan: followUp, control }, facts?.more ?? null, inForce) };
  },
});
