import { decideRoute } from '../../../src/core/route/decideRoute';
import type { Rules } from '../../../src/core/rules/rules';
import { fullContext, state, withPeople } from '../assign/given';
import { agent, heldByMaria, hours, minutes, now, salesQueue, team } from '../given';

const night = Date.parse('2026-03-10T23:30:00Z');
const inForce = (change: Partial<Rules> = {}): Rules => {
  const general = withPeople(
    [{ name: 'maria', capacity: 1, hours: 'office' }, { name: 'joao' }],
    [
      { name: 'sales', members: ['maria'], hours: 'office' },
      { name: 'repairs', members: ['joao'] },
    ],
  );
  const reply = { ...general.reply, team: 'sales', hours: 'office', absenceTexts: { en: 'Nobody is there.' } };
  return { ...general, reply, ...change };
};
const said = (agoMs: number, nowMs = now) => ({ to: agent('maria'), atMs: nowMs - agoMs });
const waits = { sinceMs: now - minutes(50), dueAtMs: now + minutes(10) };

const decided = (
  change: Parameters<typeof fullContext>[0],
  rules = inForce(),
  people = [state('maria'), state('joao')],
  language = 'pt',
) => {
  const understanding = { language, intent: 'other' as const, asks: true, urgent: false };
  return decideRoute(fullContext(change, { understanding }, { people }), rules);
};

const atNight = {
  nowMs: night,
  window: { closesAtMs: night + hours(20) },
  control: { holder: heldByMaria, given: said(minutes(10), night) },
};
const mine = { outcome: 'humanReplies', assignee: 'maria', team: null };

test.each<[string, ReturnType<typeof decided>]>([
  ['out of hours', decided({ ...atNight, wait: { sinceMs: night - minutes(30), dueAtMs: night + hours(20) } })],
  ['out of hours in a live exchange', decided(atNight)],
  ['when she is full', decided({ control: atNight.control }, inForce(), [state('maria', { load: 9 }), state('joao')])],
  ['when she is away', decided(atNight, inForce(), [state('maria', { awayUntilMs: night + 1 }), state('joao')])],
  [
    'whatever a routing rule says',
    decided(atNight, inForce({ routing: [{ name: 'r', when: 'true', then: { team: 'repairs' } }] })),
  ],
  [
    'whatever language she answers in',
    decided(
      atNight,
      inForce({ people: { members: [{ name: 'maria', languages: ['en'] }, { name: 'joao' }], teams: [] } }),
    ),
  ],
  [
    'also when the rules do not list her',
    decided(atNight, inForce({ people: { members: [{ name: 'joao' }], teams: [] } })),
  ],
])("a person's word stands %s, and nobody is said to be absent", (_, decision) => {
  expect(decision).toMatchObject(mine);
  expect(decision).not.toHaveProperty('absenceText');
  expect(decision.reasons.map(({ code }) => code)).toContain('humanHolds');
});

test('when they have been quiet it goes by the rules again', () => {
  const later = { ...atNight, control: { holder: heldByMaria, given: said(hours(9), night) } };
  expect(decided(later)).toMatchObject({ assignee: null, team: 'sales', absenceText: 'Nobody is there.' });
});

test('what an assignment gave is no word of a person', () => {
  const control = { holder: heldByMaria, given: null };
  expect(decided({ ...atNight, control })).toMatchObject({ assignee: null, team: 'sales' });
});

test('whoever the rules do not list any more and nobody chose gives it back', () => {
  const rules = inForce({
    people: { members: [{ name: 'joao' }], teams: [{ name: 'sales', members: ['joao'] }] },
    reply: { ...inForce().reply, team: 'sales' },
    hours: [],
  });
  const people = [state('joao')];
  expect(decided({ wait: waits, control: { holder: heldByMaria, given: null } }, rules, people)).toMatchObject({
    assignee: 'joao',
  });
  // As it was decided before anybody kept who said so.
  expect(decided({ wait: waits, control: { holder: heldByMaria } }, rules, people)).toMatchObject({
    assignee: 'maria',
  });
});

test('a team the rules do not list any more counts as the usual one', () => {
  const people = [state('maria'), state('joao')];
  const gone = { kind: 'human' as const, assignee: null, team: team('gone') };
  const decision = decided({ wait: waits, control: { holder: gone, given: null } }, inForce(), people);
  expect(decision).toMatchObject({ outcome: 'humanReplies', assignee: 'maria', team: 'sales' });
  expect(decision).not.toHaveProperty('absenceText');
  expect(decided({ wait: waits, control: { holder: salesQueue, given: null } })).toMatchObject({ team: 'sales' });
});
