import { noNeeds } from '../../../src/core/assign/noNeeds';
import { planQueue, type Queued } from '../../../src/core/assign/planQueue';
import { presenceOf, presencesAt, type PresenceOf } from '../../../src/core/assign/presence';
import type { Rules } from '../../../src/core/rules/rules';
import { hours, minutes, now } from '../given';
import { state, withPeople } from './given';

const names = Array.from({ length: 50 }, (_, index) => `m${index}`);
const members = names.map((name) => ({ name, languages: ['pt'], capacity: 3, hours: 'office' }));
const rules = withPeople(members, [{ name: 'sales', members: names }]);
const people = names.map((name) => state(name));
const waiting = (language: string) =>
  Array.from({ length: 200 }, (_, index): Queued => {
    const needs = { ...noNeeds, language };
    return { id: `c${index}`, team: 'sales', needs, dueAtMs: now + minutes(index) };
  });

/** Counts how often somebody is looked at. */
function counted(): { presence: PresenceOf; count: () => number } {
  let count = 0;
  const presence: PresenceOf = (...of) => {
    count++;
    return presencesAt(rules, now)(...of);
  };
  return { presence, count: () => count };
}

test('what nobody can take is tried once, however many wait for it', () => {
  const { presence, count } = counted();
  const plan = planQueue(waiting('tr'), people, rules, now, presence);
  expect(plan).toMatchObject({ given: [], hasRoom: true });
  expect(count()).toBe(2 * names.length);
});

test('the presence of each is worked out once for each team', () => {
  const asked: string[] = [];
  // A document that tells whenever somebody's hours are read.
  const watched: Rules = {
    ...rules,
    people: {
      ...rules.people!,
      members: members.map((member) => ({
        ...member,
        get absent() {
          asked.push(member.name);
          return undefined;
        },
      })),
    },
  };
  planQueue(waiting('pt'), people, watched, now);
  expect(asked.length).toBe(2 * names.length);
});

test('worked out once it is what it is each time', () => {
  for (const at of [now, now + hours(3), now + hours(12)]) {
    const known = presencesAt(rules, at);
    for (const member of members)
      for (const team of ['sales', null, 'sales'])
        expect(known(member, state(member.name), team)).toBe(presenceOf(rules, member, state(member.name), team, at));
  }
});

test('page by page it gives what it gives at once', () => {
  const queue = waiting('pt');
  const whole = planQueue(queue, people, rules, now);
  const first = planQueue(queue.slice(0, 70), people, rules, now);
  const then = planQueue(queue.slice(70), first.people, rules, now);
  expect([...first.given, ...then.given]).toEqual(whole.given);
  expect([first.hasRoom, then.hasRoom, whole.hasRoom]).toEqual([true, false, false]);
  expect(whole.given).toHaveLength(150);
});
