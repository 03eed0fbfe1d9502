import { teamNamed } from '../assign/hoursOf';
import { reason, type Reason } from '../reason';
import type { OwnRules, Rules } from '../rules/rules';
import type { Command } from './command';

/** Why a command names a team nobody is in; null when it does not. Where the rules list no people, any team may be named. Pure. */
export function unknownTeam(
  command: Command,
  ownRules: OwnRules | null,
  { people }: Pick<Rules, 'people'>,
): Reason | null {
  const team = command.name === 'reroute' && command.to.kind === 'team' ? command.to.team : ownRules?.reply?.team;
  if (team === undefined || team === null || people === undefined || people.members.length === 0) return null;
  if (teamNamed({ people }, team) !== undefined) return null;
  const out = 'Name one of people.teams in the rules (GET /api/rules), or list it there first';
  return command.name === 'reroute'
    ? reason('unknownTeam', `The rules list no team of this name. ${out}, or route to an agent.`)
    : reason('unknownTeam', `The rules list no team of the name in reply.team. ${out}.`);
}
