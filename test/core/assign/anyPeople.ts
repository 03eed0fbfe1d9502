import fc from 'fast-check';
import type { Member, Team } from '../../../src/core/rules/people';
import type { Rules } from '../../../src/core/rules/rules';
import { hours, now } from '../given';
import { state, withPeople } from './given';

/** Six people in two teams, with whatever skills, languages, hours, days off and capacity. */
export const names = ['ana', 'bo', 'chen', 'dara', 'emre', 'fay'] as const;
export const languages = ['pt', 'hi', 'tr'] as const;

const anyMember = (name: string): fc.Arbitrary<Member> =>
  fc
    .record({
      skills: fc.option(fc.subarray(['prices', 'repairs'])),
      languages: fc.option(fc.subarray([...languages], { minLength: 1 })),
      capacity: fc.option(fc.nat({ max: 4 })),
      hours: fc.option(fc.constant('office')),
      absent: fc.option(
        fc.constantFrom(
          [{ from: '2026-03-09', until: '2026-03-10' }],
          [{ from: '2026-03-10', until: '2026-03-20' }],
          [{ from: '2026-03-11', until: '2026-03-11' }],
        ),
        { freq: 2 },
      ),
    })
    .map(
      (some) => ({ name, ...Object.fromEntries(Object.entries(some).filter(([, value]) => value !== null)) }) as Member,
    );

export const anyPeople: fc.Arbitrary<Rules> = fc
  .record({
    members: fc.tuple(...names.map(anyMember)),
    sales: fc.subarray([...names]),
    repairs: fc.subarray([...names]),
    salesHours: fc.boolean(),
  })
  .map(({ members, sales, repairs, salesHours }) => {
    const teams: Team[] = [
      { name: 'sales', members: sales, ...(salesHours ? { hours: 'office' } : {}) },
      { name: 'repairs', members: repairs },
    ];
    return withPeople(members, teams);
  });

export const anyStates = fc.tuple(
  ...names.map((name) =>
    fc
      .record({
        load: fc.nat({ max: 5 }),
        awayUntilMs: fc.option(fc.constantFrom(now - 1, now + hours(1)), { freq: 1 }),
        lastAssignedAtMs: fc.option(fc.constantFrom(now - hours(1), now - hours(2))),
      })
      .map((some) => state(name, some)),
  ),
);
