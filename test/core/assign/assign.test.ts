import { assign } from '../../../src/core/assign/assign';
import { planQueue, type Queued } from '../../../src/core/assign/planQueue';
import { noNeeds } from '../../../src/core/assign/noNeeds';
import type { Member } from '../../../src/core/rules/people';
import { days, hours, minutes, now } from '../given';
import { facts, office, state, withPeople } from './given';

const maria: Member = { name: 'maria', capacity: 2 };
const joao: Member = { name: 'joao', capacity: 2 };
const both = withPeople([maria, joao]);
const takes = (rules: Parameters<typeof assign>[1], given: Parameters<typeof assign>[0]) =>
  assign(given, rules).assignee;

describe('who takes it', () => {
  test.each([
    ['who has the most room', [state('maria', { load: 1 }), state('joao')], 'joao'],
    [
      'of two with as much room, who was given one longest ago',
      [state('maria', { lastAssignedAtMs: now - hours(1) }), state('joao', { lastAssignedAtMs: now - hours(2) })],
      'joao',
    ],
    ['who was never given one before', [state('maria', { lastAssignedAtMs: now }), state('joao')], 'joao'],
    ['else the first by name', [state('maria'), state('joao')], 'joao'],
    ['nobody who is full', [state('maria', { load: 2 }), state('joao', { load: 2 })], null],
    ['nobody who is away', [state('maria', { awayUntilMs: now + 1 }), state('joao', { load: 2 })], null],
    ['who is back', [state('maria', { awayUntilMs: now }), state('joao', { load: 2 })], 'maria'],
    ['nobody of whom nothing is known', [], null],
  ])('%s', (_, people, name) => expect(takes(both, facts(people))).toBe(name));

  test('room is counted as a share: 3 of 10 before 1 of 2', () => {
    const rules = withPeople([maria, { name: 'li', capacity: 10 }]);
    expect(takes(rules, facts([state('maria', { load: 1 }), state('li', { load: 3 })]))).toBe('li');
  });

  test('who has it goes before the owner, and the owner before who answered last, however much room others have', () => {
    const preferred = [
      { name: 'maria', why: 'holder' },
      { name: 'joao', why: 'owner' },
    ] as const;
    const people = [state('maria', { load: 1 }), state('joao')];
    expect(takes(both, facts(people, { preferred }))).toBe('maria');
    expect(takes(both, facts([state('maria', { load: 2 }), state('joao')], { preferred }))).toBe('joao');
  });

  test('who has its slot already is not too full for it', () => {
    const preferred = [{ name: 'maria', why: 'holder', hasSlot: true }] as const;
    expect(takes(both, facts([state('maria', { load: 2 }), state('joao')], { preferred }))).toBe('maria');
  });

  test('skill and language are asked of them; who names no language answers in any', () => {
    const rules = withPeople([
      { name: 'maria', skills: ['prices'], languages: ['pt', 'es'] },
      { name: 'joao', languages: ['pt'] },
      { name: 'li', skills: ['prices'] },
    ]);
    const people = ['maria', 'joao', 'li'].map((name) => state(name));
    expect(takes(rules, facts(people, { language: 'es', skill: null }))).toBe('li');
    expect(takes(rules, facts(people.slice(0, 2), { language: 'es' }))).toBe('maria');
    expect(takes(rules, facts(people.slice(0, 2), { language: 'pt', skill: 'prices' }))).toBe('maria');
    expect(takes(rules, facts(people.slice(0, 2), { language: 'tr' }))).toBeNull();
    expect(takes(rules, facts(people.slice(1, 2), { skill: 'prices' }))).toBeNull();
  });

  test('the team is asked alone, but for those who go first where it is only the usual one', () => {
    const rules = withPeople([maria, joao], [{ name: 'sales', members: ['joao'] }]);
    const people = [state('maria'), state('joao', { load: 1 })];
    const preferred = [{ name: 'maria', why: 'owner' }] as const;
    expect(takes(rules, facts(people, { team: 'sales' }))).toBe('joao');
    expect(takes(rules, facts(people, { team: 'sales', preferred }))).toBe('maria');
    expect(takes(rules, facts(people, { team: 'sales', preferred, preferredFrom: 'team' }))).toBe('joao');
    expect(takes(rules, facts(people, { team: 'nobodys' }))).toBeNull();
  });
});

describe('who is there', () => {
  const atOffice = withPeople(
    [{ ...maria, hours: 'office' }, joao],
    [{ name: 'sales', members: ['joao'], hours: 'office' }],
  );
  test.each([
    ['opens', now, 'maria'],
    ['a minute before', now - minutes(1), null],
    ['at lunch', now + hours(3), null],
    ['on Saturday', now + days(4), null],
  ])('%s', (_, nowMs, name) => {
    expect(takes(atOffice, facts([state('maria')], { nowMs }))).toBe(name);
    expect(takes(atOffice, facts([state('joao')], { nowMs, team: 'sales' }))).toBe(name === null ? null : 'joao');
    // No team is asked for: the hours of the teams they are in count all the same.
    expect(takes(atOffice, facts([state('joao')], { nowMs }))).toBe(name === null ? null : 'joao');
  });

  test('days off have both ends, by the clock of their hours', () => {
    const off = (from: string, until: string) => withPeople([{ ...maria, hours: 'office', absent: [{ from, until }] }]);
    expect(takes(off('2026-03-10', '2026-03-10'), facts([state('maria')]))).toBeNull();
    expect(takes(off('2026-03-01', '2026-03-09'), facts([state('maria')]))).toBe('maria');
    expect(takes(off('2026-03-11', '2026-03-12'), facts([state('maria')]))).toBe('maria');
  });

  test('when nobody is there it says when the first one is back, days off and being away counted', () => {
    const night = Date.parse('2026-03-10T23:00:00Z');
    const opens = (rules: Parameters<typeof assign>[1], change = {}) => {
      const { nobodyThere, opensAtMs } = assign(facts([state('maria', change)], { nowMs: night }), rules);
      expect(nobodyThere).toBe(true);
      return opensAtMs === null ? null : new Date(opensAtMs).toISOString();
    };
    const kept = { ...maria, hours: 'office' };
    expect(opens(withPeople([kept]))).toBe('2026-03-11T12:00:00.000Z');
    expect(opens(withPeople([{ ...kept, absent: [{ from: '2026-03-11', until: '2026-03-13' }] }]))).toBe(
      '2026-03-16T12:00:00.000Z',
    );
    expect(opens(withPeople([kept]), { awayUntilMs: Date.parse('2026-03-11T17:30:00Z') })).toBe(
      '2026-03-11T17:30:00.000Z',
    );
    expect(opens(withPeople([kept]), { awayUntilMs: now + days(4000) })).toBeNull();
    expect(opens(withPeople([kept], [], { hours: [{ ...office, days: {} }] }))).toBeNull();
  });

  test('who is there but full is somebody there', () => {
    const full = facts([state('maria', { load: 2 }), state('joao', { awayUntilMs: now + 1 })]);
    expect(assign(full, both)).toMatchObject({ assignee: null, nobodyThere: false, opensAtMs: null });
  });
});

describe('the reasons', () => {
  test('say who and why, and who was passed over and why', () => {
    const preferred = [
      { name: 'maria', why: 'owner' },
      { name: 'zoe', why: 'lastAgent' },
    ] as const;
    const { reasons } = assign(facts([state('maria', { load: 2 }), state('joao')], { preferred }), both);
    expect(reasons.map(({ code }) => code)).toEqual(['assigned', 'passedOver', 'passedOver']);
    expect(reasons.map(({ text }) => text)).toEqual([
      'joao takes it: has the most room of those who could, is there, and has 0 of at most 2.',
      'zoe answered this buyer last, but is not among those the rules let take it.',
      'maria owns the contact, but is full (2 of 2).',
    ]);
  });

  test('tell of five at most', () => {
    const members = Array.from({ length: 9 }, (_, index) => ({ name: `a${index}`, capacity: 0 }));
    const { reasons } = assign(facts(members.map(({ name }) => state(name))), withPeople(members));
    expect(reasons).toHaveLength(6);
  });
});

describe('a queue', () => {
  const waiting = (id: string, due: number, change: Partial<Queued> = {}): Queued => ({
    ...{ id, dueAtMs: now + minutes(due), team: null, needs: noNeeds },
    ...change,
  });

  test('is gone through by due time, until nobody has room', () => {
    const queue = [waiting('c', 30), waiting('a', 10), waiting('b', 20)];
    const { given, people } = planQueue(queue, [state('maria', { load: 1 }), state('joao', { load: 1 })], both, now);
    expect(given.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(people.map(({ load }) => load)).toEqual([2, 2]);
  });

  test('what nobody there can do does not hold up what is due later', () => {
    const queue = [waiting('a', 10, { needs: { ...noNeeds, language: 'tr' } }), waiting('b', 20)];
    const rules = withPeople([{ ...maria, languages: ['pt'] }]);
    expect(planQueue(queue, [state('maria')], rules, now).given).toEqual([{ id: 'b', agent: 'maria' }]);
  });
});
