import fc from 'fast-check';
import { assign } from '../../../src/core/assign/assign';
import { capacityOf } from '../../../src/core/assign/capacityOf';
import { planQueue } from '../../../src/core/assign/planQueue';
import { presenceOf } from '../../../src/core/assign/presence';
import type { Member } from '../../../src/core/rules/people';
import type { Rules } from '../../../src/core/rules/rules';
import { hours, now } from '../given';
import { anyPeople, anyStates, languages, names } from './anyPeople';
import { facts } from './given';

const anyFacts = fc
  .record({
    people: anyStates,
    at: fc.constantFrom(now, now - hours(1), now + hours(12), now + hours(96)),
    team: fc.option(fc.constantFrom('sales', 'repairs', 'nobodys')),
    skill: fc.option(fc.constant('prices'), { freq: 1 }),
    language: fc.option(fc.constantFrom(...languages)),
    preferredFrom: fc.constantFrom('team' as const, 'anywhere' as const),
    preferred: fc
      .subarray([...names, 'stranger'], { maxLength: 3 })
      .map((some) => some.map((name) => ({ name, why: 'owner' as const }))),
  })
  .map(({ at, people, ...some }) => facts(people, { nowMs: at, ...some }));

test('never somebody absent, away, out of hours, full, or who lacks what is needed; and somebody as soon as there is one', () => {
  let chosen = 0;
  fc.assert(
    fc.property(anyFacts, anyPeople, (given, rules) => {
      const { assignee } = assign(given, rules);
      const isInTeam = ({ name }: Member) =>
        given.team === null ||
        rules.people?.teams.find((team) => team.name === given.team)?.members.includes(name) === true ||
        (given.preferredFrom === 'anywhere' && given.preferred.some((one) => one.name === name));
      const could = (member: Member) => {
        const known = given.people.find(({ name }) => name === member.name);
        return (
          known !== undefined &&
          isInTeam(member) &&
          presenceOf(rules, member, known, given.team, given.nowMs) === 'here' &&
          known.load < capacityOf(rules, member) &&
          (given.skill === null || member.skills?.includes(given.skill) === true) &&
          (given.language === null || member.languages === undefined || member.languages.includes(given.language))
        );
      };
      const able = (rules.people?.members ?? []).filter(could).map(({ name }) => name);
      if (assignee === null) expect(able).toEqual([]);
      else expect(able).toContain(assignee);
      if (assignee !== null) chosen++;
    }),
    { numRuns: 2000 },
  );
  expect(chosen).toBeGreaterThan(200);
});

test('the same people in another order, or after a way through storage: the same answer', () => {
  fc.assert(
    fc.property(anyFacts, anyPeople, (given, rules) => {
      const stored = JSON.parse(JSON.stringify({ given, rules })) as { given: typeof given; rules: Rules };
      const turned = { ...stored.given, people: [...stored.given.people].reverse() };
      const members = [...(stored.rules.people?.members ?? [])].reverse();
      const other = { ...stored.rules, people: { ...stored.rules.people!, members } };
      expect(assign(stored.given, stored.rules)).toEqual(assign(given, rules));
      expect(assign(turned, other).assignee).toBe(assign(given, rules).assignee);
    }),
  );
});

test('a queue never fills anybody beyond their capacity, and nobody with room is left while something they could take waits', () => {
  const anyQueue = fc.array(
    fc.record({
      dueAtMs: fc.integer({ min: now, max: now + hours(5) }),
      team: fc.option(fc.constantFrom('sales', 'repairs')),
      language: fc.option(fc.constantFrom(...languages)),
    }),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(anyQueue, anyStates, anyPeople, (some, people, rules) => {
      const queue = some.map(({ dueAtMs, team, language }, index) => ({
        ...{ id: `c${index}`, dueAtMs, team },
        needs: { skill: null, language, preferred: [], preferredFrom: 'team' as const },
      }));
      const plan = planQueue(queue, people, rules, now);
      for (const { name, load } of plan.people) {
        const before = people.find((one) => one.name === name)!.load;
        const member = rules.people!.members.find((one) => one.name === name)!;
        expect(load).toBe(before + plan.given.filter(({ agent }) => agent === name).length);
        if (load > before) expect(load).toBeLessThanOrEqual(capacityOf(rules, member));
      }
      const left = queue.filter(({ id }) => !plan.given.some((one) => one.id === id));
      for (const { team, needs } of left)
        expect(assign({ ...needs, nowMs: now, team, people: plan.people }, rules).assignee).toBeNull();
    }),
    { numRuns: 500 },
  );
});
