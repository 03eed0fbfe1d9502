import fc from 'fast-check';
import {
  afterFailedFollowUp,
  afterHeldBack,
  mostTriesInRow,
  type AfterNotSent,
} from '../../../src/core/followUp/notSent';
import { days, hours, minutes, now } from '../given';

const once = { triesInRow: 1, nowMs: now };
const again = (waitMs: number): AfterNotSent => ({ outcome: 'lookAgain', lookAtMs: now + waitMs });
const person: AfterNotSent = { outcome: 'askPerson' };
const leave: AfterNotSent = { outcome: 'leave' };

test.each<[string, AfterNotSent]>([
  ['quietHours', again(minutes(1))],
  ['monthIsFull', again(minutes(1))],
  ['templateGone', again(minutes(1))],
  ['windowClosed', again(minutes(1))],
  ['phoneInDoubt', again(minutes(1))],
  ['unreachable', again(minutes(1))],
  ['joined', again(minutes(1))],
  ['overruled', again(minutes(1))],
  ['command.snooze', again(minutes(1))],
  ['automationOff', again(hours(1))],
  ['channelStopped', again(hours(1))],
  ['accountRestricted', again(days(1))],
  ['buyerWrote', leave],
  ['answeredOnPhone', leave],
  ['command.takeOver', leave],
  ['command.cancelFollowUp', leave],
  ['accountGone', person],
  ['constructor', person],
])('held back by %s', (because, expected) => {
  expect(afterHeldBack(because, once)).toEqual(expected);
});

test.each<[string, boolean, AfterNotSent]>([
  ['temporary', false, again(minutes(1))],
  ['channelDown', false, again(hours(1))],
  ['capReached', false, again(days(1))],
  ['restricted', false, again(days(1))],
  ['templateGone', false, again(minutes(1))],
  ['optedOut', false, again(minutes(1))],
  ['unreachable', false, again(minutes(1))],
  ['windowClosed', true, again(minutes(1))],
  ['windowClosed', false, person],
  ['templateUnfit', false, person],
  ['badRequest', false, person],
  ['gaveUp', false, person],
])('failed as %s (window over: %s)', (meaning, isWindowOver, expected) => {
  expect(afterFailedFollowUp(meaning, { ...once, isWindowOver })).toEqual(expected);
});

test('after so many tries in a row a person is told, and nothing is looked at at once', () => {
  const code = fc.constantFrom('quietHours', 'channelStopped', 'joined', 'capReached', 'temporary', 'templateGone');
  fc.assert(
    fc.property(code, fc.nat({ max: 10 }), (why, triesInRow) => {
      const tries = { triesInRow, nowMs: now };
      for (const after of [afterHeldBack(why, tries), afterFailedFollowUp(why, { ...tries, isWindowOver: true })]) {
        if (triesInRow >= mostTriesInRow) expect(after).toEqual(person);
        else if (after.outcome === 'lookAgain') expect(after.lookAtMs).toBeGreaterThanOrEqual(now + minutes(1));
      }
    }),
  );
});
