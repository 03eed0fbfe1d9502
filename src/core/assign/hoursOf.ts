import type { Member, Team, WorkingHours } from '../rules/people';
import type { Rules } from '../rules/rules';

/** The working hours of this name; null (always) when the rules name none. */
function hoursNamed({ hours }: Pick<Rules, 'hours'>, name: string | undefined): WorkingHours | null {
  return name === undefined ? null : (hours?.find((candidate) => candidate.name === name) ?? null);
}

/** The team of this name, when the rules list it. */
export function teamNamed({ people }: Pick<Rules, 'people'>, name: string | null): Team | undefined {
  return name === null ? undefined : people?.teams.find((team) => team.name === name);
}

/**
 * The team itself; where people are listed, one that the rules do not list (any more) counts as the usual one, and where they do not
 * list that either, as everybody's: null.
 */
export function teamInForce({ people, reply }: Pick<Rules, 'people' | 'reply'>, team: string | null): string | null {
  if (team === null || people === undefined || people.members.length === 0) return team;
  const listed = [team, reply.team].find((name) => teamNamed({ people }, name) !== undefined);
  return listed ?? null;
}

/** The hours in which a team answers and its reply time counts: its own, else those of every reply; null = always. */
export function hoursOfTeam(
  rules: Pick<Rules, 'people' | 'hours' | 'reply'>,
  team: string | null,
): WorkingHours | null {
  return hoursNamed(rules, teamNamed(rules, team)?.hours ?? rules.reply.hours);
}

/** The hours a member keeps for a team: their own, else the team's; for no team in particular those of each of their teams. */
export function hoursOfMember(
  rules: Pick<Rules, 'people' | 'hours' | 'reply'>,
  member: Member,
  team: string | null,
): readonly (WorkingHours | null)[] {
  if (member.hours !== undefined) return [hoursNamed(rules, member.hours)];
  const teams = (rules.people?.teams ?? []).filter(({ members }) => members.includes(member.name));
  const inIt = teams.some(({ name }) => name === team);
  if (inIt || teams.length === 0) return [hoursOfTeam(rules, inIt ? team : null)];
  return teams.map(({ name }) => hoursOfTeam(rules, name));
}
