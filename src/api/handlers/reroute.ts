import { rerouteBody } from '../schemas/commands';
import { commandOperation } from './commandOperation';

export const reroute = commandOperation({
  name: 'reroute',
  summary: 'Give the conversation to another agent, or to a team',
  body: rerouteBody,
  fields: async ({ agent, team }) => (agent === undefined ? { team } : { agent }),
});
