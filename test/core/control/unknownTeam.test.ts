import type { Command } from '../../../src/core/control/command';
import { unknownTeam } from '../../../src/core/control/unknownTeam';
import { withPeople } from '../assign/given';
import { agent, rules, team } from '../given';

const people = withPeople([{ name: 'ana' }], [{ name: 'sales', members: ['ana'] }]);
const toTeam = (name: string): Command => ({ name: 'reroute', to: { kind: 'team', team: team(name) } });
const changeRules: Command = { name: 'changeRules', change: { kind: 'clear' } };

test('a team the rules do not list is refused with the way out, where they list people', () => {
  expect(unknownTeam(toTeam('sales'), null, people)).toBeNull();
  expect(unknownTeam(toTeam('vip'), null, people)).toMatchObject({
    code: 'unknownTeam',
    text: expect.stringMatching(/people\.teams.*route to an agent/),
  });
  expect(unknownTeam(toTeam('vip'), null, rules())).toBeNull();
  expect(unknownTeam({ name: 'reroute', to: { kind: 'agent', agent: agent('vip') } }, null, people)).toBeNull();
});

test("so is one that a conversation's own rules name", () => {
  expect(unknownTeam(changeRules, { reply: { team: 'vip' } }, people)?.code).toBe('unknownTeam');
  expect(unknownTeam(changeRules, { reply: { team: 'sales' } }, people)).toBeNull();
  expect(unknownTeam(changeRules, { reply: { team: null } }, people)).toBeNull();
  expect(unknownTeam(changeRules, null, people)).toBeNull();
});
