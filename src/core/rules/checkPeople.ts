import type { Rules } from './rules';
import { isDay } from './days';
import { knownHours, repeated, type RulesFault } from './ruleFaults';

/** Members and teams: names, who belongs where, days off. */
export function checkPeople({ people, hours }: Rules): RulesFault[] {
  if (people === undefined) return [];
  const members = people.members.map(({ name }) => name);
  const hoursNames = (hours ?? []).map(({ name }) => name);
  const noMember = (name: string, path: RulesFault['path']): RulesFault[] =>
    members.includes(name) ? [] : [{ path, message: `There is no member "${name}" in people.members.` }];
  return [
    ...repeated(members, (i) => ['people', 'members', i, 'name']),
    ...repeated(
      people.teams.map(({ name }) => name),
      (i) => ['people', 'teams', i, 'name'],
    ),
    ...people.members.flatMap((member, i) => {
      const path = ['people', 'members', i] as const;
      return [
        ...knownHours(member.hours, hoursNames, [...path, 'hours']),
        ...(member.absent ?? []).flatMap((span, j) => checkAbsence(span, [...path, 'absent', j])),
      ];
    }),
    ...people.teams.flatMap((team, i) => {
      const path = ['people', 'teams', i] as const;
      return [
        ...repeated(team.members, (j) => [...path, 'members', j]),
        ...team.members.flatMap((name, j) => noMember(name, [...path, 'members', j])),
        ...knownHours(team.hours, hoursNames, [...path, 'hours']),
        ...(team.supervisor === undefined ? [] : noMember(team.supervisor, [...path, 'supervisor'])),
      ];
    }),
  ];
}

function checkAbsence({ from, until }: { from: string; until: string }, path: RulesFault['path']): RulesFault[] {
  const odd = Object.entries({ from, until }).filter(([, day]) => !isDay(day));
  if (odd.length > 0)
    return odd.map(([end, day]) => ({ path: [...path, end], message: `There is no day "${day}"; write yyyy-mm-dd.` }));
  return until < from ? [{ path: [...path, 'until'], message: `Must not be before from, which is ${from}.` }] : [];
}
