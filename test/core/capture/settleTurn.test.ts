import fc from 'fast-check';
import { settleAt } from '../../../src/core/capture/settleTurn';
import type { Understanding } from '../../../src/core/understanding/understanding';
import { now } from '../given';

const rules = { quietSeconds: 4, maxSeconds: 20 };
const calm: Pick<Understanding, 'urgent' | 'intent'> = { urgent: false, intent: 'price' };
const turn = (secondsTyping: number) => ({ openedAtMs: now, lastMessageAtMs: now + secondsTyping * 1000 });

test.each([
  ['one message settles after the quiet time', 0, 4],
  ['each further piece starts the quiet time again', 9, 13],
  ['who never stops typing is read all the same', 18, 20],
])('%s', (_, secondsTyping, settlesAfter) => {
  expect(settleAt(turn(secondsTyping), rules, calm)).toBe(now + settlesAfter * 1000);
});

test('what is urgent and what wants to be left alone settles at once', () => {
  expect(settleAt(turn(3), rules, { ...calm, urgent: true })).toBe(now + 3000);
  expect(settleAt(turn(3), rules, { ...calm, intent: 'optOut' })).toBe(now + 3000);
});

test('without a quiet time every message settles at once', () => {
  expect(settleAt(turn(0), { quietSeconds: 0, maxSeconds: 20 }, calm)).toBe(now);
});

test('never later than the longest time after the first message, nor than the quiet time after the last', () => {
  const seconds = fc.integer({ min: 0, max: 300 });
  fc.assert(
    fc.property(seconds, seconds, seconds, fc.boolean(), (typing, quietSeconds, maxSeconds, urgent) => {
      fc.pre(typing <= maxSeconds);
      const at = settleAt(turn(typing), { quietSeconds, maxSeconds }, { ...calm, urgent });
      expect(at).toBeLessThanOrEqual(now + maxSeconds * 1000);
      expect(at).toBeLessThanOrEqual(now + (typing + quietSeconds) * 1000);
      expect(at).toBeGreaterThanOrEqual(now + typing * 1000);
    }),
  );
});
