import { currentRules } from '../../store/rules';
import { memberStates } from '../../store/slots';
import { operation } from '../http/operation';
import { agentsSchema } from '../schemas/agent';
import { agentView } from '../views/agentView';

export const listAgents = operation({
  tag: 'Conversations',
  summary: 'List who answers, by the rules: whether they are there, and how much they have',
  answers: { 200: { description: 'All of them, in the order of the rules.', schema: agentsSchema } },
  async handle(_request, { store, clock }) {
    const { rules } = await currentRules(store);
    const states = new Map((await memberStates(store, rules, null)).map((state) => [state.name, state]));
    const items = (rules.people?.members ?? []).flatMap((member) => {
      const state = states.get(member.name);
      return state === undefined ? [] : [agentView(rules, member, state, clock())];
    });
    return { status: 200, body: { items, nextCursor: null } };
  },
});
