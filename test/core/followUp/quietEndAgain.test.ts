import { quietEndAfterPause, quietEndAgain } from '../../../src/core/followUp/quietEndAgain';
import { replanFollowUp } from '../../../src/core/followUp/replanFollowUp';
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

test('what ended during a pause, or would right after it, stays open for a day; what ends later ends then', () => {
  for (const lookAtMs of [now - days(3), now, now + hours(23)])
    expect(quietEndAfterPause({ ...plan, lookAtMs }, followUp, now)).toEqual({
      ...{ ...plan, lookAtMs: now + days(1), closeFromMs: now - days(6) },
    });
  const later = { ...plan, lookAtMs: now + days(2) };
  expect(quietEndAfterPause(later, followUp, now)).toBe(later);
  const hesitation = { silence: 'hesitation', lookAtMs: now - hours(1) } as const;
  expect(quietEndAfterPause(hesitation, followUp, now)).toBe(hesitation);
});

test('new rules count it from there, and close nothing the day before', () => {
  const again = { ...quietEndAfterPause(plan, followUp, now), sinceMs: now - days(20), reasons: [] };
  expect(replanFollowUp(again, followUp, now + hours(1))).toBe(again);
});
