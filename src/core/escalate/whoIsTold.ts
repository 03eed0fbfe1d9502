import { teamInForce } from '../assign/hoursOf';
import type { Holder } from '../control/control';
import type { AgentId, TeamId } from '../ids';
import type { Rules } from '../rules/rules';
import type { EscalationFacts } from './escalate';

type People = Pick<EscalationFacts, 'assignee' | 'team' | 'supervisor'>;

/**
 * Who hears of a wait: its assignee; the team it was given to, else the first team of the assignee, else the one that gets what automation
 * does not answer; and that team's supervisor. Pure.
 */
export function whoIsTold(holder: Holder, { people, reply }: Pick<Rules, 'people' | 'reply'>): People {
  const assignee = holder.kind === 'human' ? holder.assignee : null;
  const given = holder.kind === 'human' ? holder.team : null;
  const teams = people?.teams ?? [];
  const ofAssignee = assignee === null ? undefined : teams.find(({ members }) => members.includes(assignee));
  const name = teamInForce({ people, reply }, given ?? ofAssignee?.name ?? reply.team);
  const supervisor = teams.find((team) => team.name === name)?.supervisor ?? null;
  return { assignee, team: name as TeamId | null, supervisor: supervisor as AgentId | null };
}
