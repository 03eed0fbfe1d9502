import { whoIsTold } from '../../../src/core/escalate/whoIsTold';
import type { Rules } from '../../../src/core/rules/rules';
import { automation, everybodysQueue, heldByMaria, rules, salesQueue, team } from '../given';

const people: Rules['people'] = {
  members: [{ name: 'maria' }, { name: 'joao' }],
  teams: [
    { name: 'service', members: ['joao'], supervisor: 'joao' },
    { name: 'sales', members: ['maria', 'joao'], supervisor: 'lucia' },
  ],
};
const withTeam = (name: string | null): Rules => ({ ...rules({ reply: { team: name } }), people });

test.each([
  ['the assignee, her team and its supervisor', heldByMaria, null, ['maria', 'sales', 'lucia']],
  ['a queue, and its supervisor', salesQueue, 'service', [null, 'sales', 'lucia']],
  [
    "everybody's queue: the team that gets what automation leaves",
    everybodysQueue,
    'service',
    [null, 'service', 'joao'],
  ],
  ['automation, stuck', automation, 'service', [null, 'service', 'joao']],
  ['no team at all', everybodysQueue, null, [null, null, null]],
  [
    'a team the rules do not list any more: the usual one',
    { ...salesQueue, team: team('gone') },
    'service',
    [null, 'service', 'joao'],
  ],
  ['a usual team the rules do not list is everybody', everybodysQueue, 'night', [null, null, null]],
] as const)('%s', (_, holder, usual, [assignee, toTeam, supervisor]) => {
  expect(whoIsTold(holder, withTeam(usual))).toEqual({ assignee, team: toTeam, supervisor });
});

test('without people in the rules there is only the assignee', () => {
  expect(whoIsTold(heldByMaria, rules())).toEqual({ assignee: 'maria', team: null, supervisor: null });
});
