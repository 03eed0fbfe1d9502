import { capacityOf } from '../../core/assign/capacityOf';
import { presenceOf } from '../../core/assign/presence';
import type { MemberState } from '../../core/contextualize/context';
import type { Member } from '../../core/rules/people';
import type { Rules } from '../../core/rules/rules';
import { awayUntilOf, type AgentView } from '../schemas/agent';

/** One who answers, as the API shows them now. */
export function agentView(rules: Rules, member: Member, state: MemberState, nowMs: number): AgentView {
  const { name, absent: _, ...withoutDaysOff } = member;
  const presence = presenceOf(rules, member, state, null, nowMs);
  const isAway = state.awayUntilMs !== null && state.awayUntilMs > nowMs;
  const byHours = presenceOf(rules, { name, ...withoutDaysOff }, { awayUntilMs: null }, null, nowMs);
  return {
    name,
    teams: (rules.people?.teams ?? []).filter(({ members }) => members.includes(name)).map((team) => team.name),
    present: presence === 'here',
    workingNow: byHours === 'here',
    absentToday: presence === 'absent',
    away: isAway,
    awayUntil: isAway ? awayUntilOf(state.awayUntilMs) : null,
    load: state.load,
    capacity: capacityOf(rules, member),
  };
}
