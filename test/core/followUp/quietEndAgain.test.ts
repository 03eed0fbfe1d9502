import { quietEndAgain } from '../../../src/core/followUp/quietEndAgain';
import { days, hours, now, rules } from '../given';

const { followUp } = rules();
const plan = { silence: 'nothingOwed', lookAtMs: now - days(3) } as const;

test('what was put off past its quiet end has its whole time again', () => {
  expect(quietEndAgain(plan, followUp, now)).toEqual({ ...plan, lookAtMs: now + days(7), closeFromMs: now });
});

test('a quiet end that is later stays, and so does a follow-up’s look', () => {
  const later = { ...plan, lookAtMs: now + days(30) };
  expect(quietEndAgain(later, followUp, now)).toBe(later);
  const hesitation = { silence: 'hesitation', lookAtMs: now - hours(1) } as const;
  expect(quietEndAgain(hesitation, followUp, now)).toBe(hesitation);
});
