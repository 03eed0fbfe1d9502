import { Fault } from '../../errors';
import { setAway } from '../../store/agents';
import { markAssignable } from '../../store/queue';
import { currentRules } from '../../store/rules';
import { memberStates } from '../../store/slots';
import { operation } from '../http/operation';
import { createRinger } from '../intake/ring';
import { agentParams, agentSchema, presenceBody, withoutEndMs } from '../schemas/agent';
import { agentView } from '../views/agentView';

export const putPresence = operation({
  tag: 'Commands',
  summary: 'Say that somebody who answers is away, or back; who is back gets what waits in their queues',
  params: agentParams,
  body: presenceBody,
  answers: { 200: { description: 'They, after it.', schema: agentSchema } },
  problems: ['notFound'],
  async handle({ params: { name }, body: { away, until } }, context) {
    const { store, clock } = context;
    const { rules } = await currentRules(store);
    const member = rules.people?.members.find((candidate) => candidate.name === name);
    if (member === undefined) throw new Fault('notFound');
    const nowMs = clock();
    await setAway(store, name, away ? (until === undefined ? withoutEndMs : Date.parse(until)) : null);
    if (!away) createRinger(context).ringLater((await markAssignable(store, rules, nowMs)).marked);
    const state = (await memberStates(store, { people: { teams: [], members: [member] } }, null))[0];
    if (state === undefined) throw new Fault('notFound');
    return { status: 200, body: agentView(rules, member, state, nowMs) };
  },
});
