import fc from 'fast-check';
import { afterFailure, type FailedSend } from '../../../src/core/update/afterFailure';
import { minutes, now } from '../given';

const failed = (change: Partial<FailedSend>): FailedSend => ({
  meaning: 'badRequest',
  retries: 0,
  overtaken: false,
  nowMs: now,
  ...change,
});
const person = { outcome: 'askPerson', optedOut: false, unreachable: false };
const again = (waitMs: number) => ({ outcome: 'sendAgain', notBeforeMs: now + waitMs });

test.each<[string, Partial<FailedSend>, object]>([
  ['a passing fault: once more, a minute later', { meaning: 'temporary' }, again(minutes(1))],
  ['sent too fast, twice: later still', { meaning: 'tooFast', retries: 2 }, again(minutes(16))],
  ['a passing fault that does not pass', { meaning: 'temporary', retries: 3 }, person],
  ['a passing fault, but a person has it or has answered', { meaning: 'temporary', overtaken: true }, person],
  ['sent too fast, but answered', { meaning: 'tooFast', overtaken: true }, person],
  ['the channel was down, but answered', { meaning: 'channelDown', overtaken: true }, person],
  ['the channel is down: when it may be mended', { meaning: 'channelDown' }, again(minutes(10))],
  ['the channel stays down', { meaning: 'channelDown', retries: 3 }, person],
  ['the window is closed', { meaning: 'windowClosed' }, person],
  ['no more messages for this buyer today', { meaning: 'capReached' }, person],
  ['its template is paused', { meaning: 'templateGone' }, person],
  ['its values do not fit its template', { meaning: 'templateUnfit' }, person],
  ['the buyer stopped messages', { meaning: 'optedOut' }, { ...person, optedOut: true }],
  ['the buyer blocked us', { meaning: 'blocked' }, { ...person, unreachable: true }],
  ['not on WhatsApp', { meaning: 'unreachable' }, { ...person, unreachable: true }],
  ['restricted', { meaning: 'restricted' }, person],
  ['our own fault', { meaning: 'badRequest' }, person],
  ['given up', { meaning: 'gaveUp' }, person],
])('%s', (_name, change, expected) => {
  expect(afterFailure(failed(change))).toEqual(expected);
});

test('nothing is tried again for ever, and never at once', () => {
  const any = fc.record({
    meaning: fc.constantFrom('temporary', 'tooFast', 'windowClosed', 'channelDown', 'capReached', 'blocked', 'other'),
    retries: fc.integer({ min: 0, max: 10 }),
    overtaken: fc.boolean(),
    nowMs: fc.constant(now),
  });
  fc.assert(
    fc.property(any, (send) => {
      const after = afterFailure(send);
      if (after.outcome !== 'sendAgain') return;
      expect(send.retries).toBeLessThan(3);
      expect(send.overtaken).toBe(false);
      expect(after.notBeforeMs).toBeGreaterThanOrEqual(now + minutes(1));
    }),
  );
});
