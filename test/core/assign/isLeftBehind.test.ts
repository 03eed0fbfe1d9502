import { isLeftBehind } from '../../../src/core/assign/isLeftBehind';
import type { Rules } from '../../../src/core/rules/rules';
import { agent, control, heldByMaria, hours, now, rules, salesQueue } from '../given';
import { withPeople } from './given';

const joao = { name: 'joao' };
const off = (from: string, until: string) => withPeople([{ name: 'maria', absent: [{ from, until }] }, joao]);

test.each<[string, Rules, boolean]>([
  ['in the rules and there', withPeople([{ name: 'maria' }, joao]), false],
  ['not in the rules any more', withPeople([joao]), true],
  ['on a day off', off('2026-03-10', '2026-03-10'), true],
  ['back from it', off('2026-03-01', '2026-03-09'), false],
  ['out of hours only', withPeople([{ name: 'maria', hours: 'office' }], [], { hours: [] }), false],
  ['where the rules list nobody', rules(), false],
])('%s', (_, inForce, left) => {
  expect(isLeftBehind(control({ holder: heldByMaria }), { sinceMs: now }, inForce, now)).toBe(left);
});

test('not whom a person gave it to, and not a queue', () => {
  const without = withPeople([joao]);
  const given = { to: agent('maria'), atMs: now - hours(1) };
  expect(isLeftBehind(control({ holder: heldByMaria, given }), { sinceMs: now }, without, now)).toBe(false);
  expect(isLeftBehind(control({ holder: salesQueue }), { sinceMs: now }, without, now)).toBe(false);
});
