import { checkRules } from '../../../src/core/rules/checkRules';
import type { RoutingRule } from '../../../src/core/rules/people';
import { withPeople } from '../assign/given';

const people = withPeople(
  [{ name: 'ana', skills: ['tax'] }, { name: 'bo' }],
  [
    { name: 'support', members: ['bo'] },
    { name: 'sales', members: ['ana', 'bo'] },
    { name: 'empty', members: [] },
  ],
);
const faultsOf = (then: RoutingRule['then']) =>
  checkRules({ ...people, routing: [{ name: 'r', when: 'true', then }] }).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

test.each<[RoutingRule['then'], string | null]>([
  [{ team: 'support', agent: 'ana' }, 'agent: ana is not in team "support"; leave out the team, or the agent.'],
  [{ team: 'sales', agent: 'ana' }, null],
  [{ team: 'support', skill: 'tax' }, 'skill: Nobody in team "support" has the skill "tax".'],
  [{ team: 'sales', skill: 'tax' }, null],
  [{ agent: 'bo', skill: 'tax' }, 'skill: bo does not have the skill "tax".'],
  [{ agent: 'ana', skill: 'tax' }, null],
  [{ team: 'sales', agent: 'bo', skill: 'tax' }, 'skill: bo does not have the skill "tax".'],
  [{ team: 'empty' }, 'team: Team "empty" has no members: nobody would answer.'],
])('whom a rule names together has to be there together: %j', (then, fault) => {
  expect(faultsOf(then)).toEqual(fault === null ? [] : [`routing.0.then.${fault}`]);
});

test('the team that gets what automation does not answer has members', () => {
  const [fault] = checkRules({ ...people, reply: { ...people.reply, team: 'empty' } });
  expect(fault).toEqual({ path: ['reply', 'team'], message: 'Team "empty" has no members: nobody would answer.' });
});
