import { repeated, type RulesFault } from './ruleFaults';
import { checkCondition } from './conditions';
import type { Member, RoutingRule, Team } from './people';
import type { Rules } from './rules';

/** Routing rules: names, conditions, and that whom they name is there. */
export function checkRouting({ routing = [], people }: Rules): RulesFault[] {
  return [
    ...repeated(
      routing.map(({ name }) => name),
      (i) => ['routing', i, 'name'],
    ),
    ...routing.flatMap((rule, i) => [
      ...checkWhen(rule, ['routing', i, 'when']),
      ...checkThen(rule, people, ['routing', i, 'then']),
    ]),
  ];
}

function checkWhen({ when }: RoutingRule, path: RulesFault['path']): RulesFault[] {
  const check = checkCondition(when);
  if (check.ok) return [];
  const { line, column } = check.position;
  return [{ path, message: `Line ${line}, column ${column}: ${check.fault}` }];
}

function checkThen({ then }: RoutingRule, people: Rules['people'], path: RulesFault['path']): RulesFault[] {
  if (Object.values(then).every((value) => value === undefined))
    return [
      { path, message: 'Names nothing; name replyNeeded, team, agent, skill, replyWithinMinutes or automation.' },
    ];
  if (people === undefined) return [];
  const { members, teams } = people;
  const team = teams.find(({ name }) => name === then.team);
  const faults: RulesFault[] = [];
  if (then.team !== undefined && team === undefined)
    faults.push({ path: [...path, 'team'], message: `There is no team "${then.team}" in people.teams.` });
  if (then.agent !== undefined && !members.some(({ name }) => name === then.agent))
    faults.push({ path: [...path, 'agent'], message: `There is no member "${then.agent}" in people.members.` });
  if (then.skill !== undefined && !members.some(({ skills }) => skills?.includes(then.skill ?? '')))
    faults.push({ path: [...path, 'skill'], message: `No member has the skill "${then.skill}".` });
  return faults.length > 0 ? faults : checkTogether(then, team, members, path);
}

/** Team, agent and skill are answers to one question: who. Each alone may be there, and nobody be all of it. */
function checkTogether(
  { agent, skill }: RoutingRule['then'],
  team: Team | undefined,
  members: readonly Member[],
  path: RulesFault['path'],
): RulesFault[] {
  if (team?.members.length === 0)
    return [{ path: [...path, 'team'], message: `Team "${team.name}" has no members: nobody would answer.` }];
  if (agent !== undefined && team?.members.includes(agent) === false)
    return [
      {
        path: [...path, 'agent'],
        message: `${agent} is not in team "${team.name}"; leave out the team, or the agent.`,
      },
    ];
  if (skill === undefined) return [];
  const able = members.filter(({ skills }) => skills?.includes(skill)).map(({ name }) => name);
  if (agent !== undefined && !able.includes(agent))
    return [{ path: [...path, 'skill'], message: `${agent} does not have the skill "${skill}".` }];
  if (team === undefined || able.some((name) => team.members.includes(name))) return [];
  return [{ path: [...path, 'skill'], message: `Nobody in team "${team.name}" has the skill "${skill}".` }];
}
