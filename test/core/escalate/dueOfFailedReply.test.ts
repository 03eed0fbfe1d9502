import { dueOfFailedReply } from '../../../src/core/escalate/dueOfFailedReply';
import type { Rules } from '../../../src/core/rules/rules';
import { everybodysQueue, hours, minutes, now, rules, salesQueue } from '../given';

const always: Rules = rules({ reply: { targetMinutes: 60 } });

test('as for a new question: the target from now, and who is told before', () => {
  expect(dueOfFailedReply(everybodysQueue, always, now)).toEqual({
    dueAtMs: now + minutes(60),
    told: { assigneeAtMs: now + minutes(30), teamAtMs: now + minutes(45), supervisorAtMs: now + minutes(54) },
  });
});

test('counted in the working time of the team that has it', () => {
  const inTheMorning: Rules = {
    ...always,
    people: { members: [], teams: [{ name: 'sales', members: [], hours: 'mornings' }] },
    hours: [{ name: 'mornings', timeZone: 'UTC', days: { tue: ['08:00-12:30'], wed: ['08:00-12:30'] } }],
  };
  // A Tuesday noon: half an hour then, half an hour the next morning.
  expect(dueOfFailedReply(salesQueue, inTheMorning, now)).toEqual({
    dueAtMs: now + hours(20) + minutes(30),
    told: {
      assigneeAtMs: now + minutes(30),
      teamAtMs: now + hours(20) + minutes(15),
      supervisorAtMs: now + hours(20) + minutes(24),
    },
  });
  expect(dueOfFailedReply(everybodysQueue, inTheMorning, now).dueAtMs).toBe(now + minutes(60));
});
