import fc from 'fast-check';
import { deadlinesOf, lookComesAtMs, nextDeadline } from '../../../src/core/control/deadline';
import type { TurnId } from '../../../src/core/ids';
import { hours, minutes, now, pausedUntil, standing } from '../given';

const turn = { id: 'trn_1' as TurnId, settleAtMs: now + 4000 };
const wait = { dueAtMs: now + minutes(60), overdue: false };
const followUp = { lookAtMs: now + hours(24) };
const kindsOf = (of: ReturnType<typeof standing>) => deadlinesOf(of).map(({ kind }) => kind);

test('nothing open, nothing due', () => {
  expect(nextDeadline(standing())).toBeNull();
});

test('the nearest comes first: the turn settles, the reply is due, the silence is looked at', () => {
  expect(kindsOf(standing({ turn, wait, followUp }))).toEqual(['turn', 'replyDue', 'followUp']);
  expect(nextDeadline(standing({ turn, wait, followUp }))).toEqual({ kind: 'turn', atMs: turn.settleAtMs });
});

test('a deadline that has passed is still due, before the others', () => {
  const late = { ...followUp, lookAtMs: now - hours(5) };
  expect(nextDeadline(standing({ turn, followUp: late }))?.kind).toBe('followUp');
});

test('an overdue reply was told once: it is no deadline any more', () => {
  expect(kindsOf(standing({ wait: { ...wait, overdue: true } }))).toEqual([]);
});

test('people are told before it is due; that is the nearer moment of the two', () => {
  const told = { ...wait, nextTellAtMs: now + minutes(30) };
  expect(nextDeadline(standing({ wait: told }))).toEqual({ kind: 'replyDue', atMs: now + minutes(30) });
  expect(nextDeadline(standing({ wait: { ...told, dueAtMs: now + minutes(20) } }))?.atMs).toBe(now + minutes(20));
  expect(kindsOf(standing({ wait: { ...told, overdue: true } }))).toEqual([]);
  expect(kindsOf(standing({ wait: told }, { snoozedUntilMs: now + hours(3) }))).toEqual(['snoozeEnd']);
});

test('while paused no silence is looked at, but a reply stays due', () => {
  const paused = pausedUntil(now + hours(48));
  expect(kindsOf(standing({ wait, followUp }, { paused }))).toEqual(['replyDue', 'pauseEnd']);
});

test('while snoozed neither reply nor silence disturbs', () => {
  const snoozed = standing({ wait, followUp }, { snoozedUntilMs: now + hours(3) });
  expect(deadlinesOf(snoozed)).toEqual([{ kind: 'snoozeEnd', atMs: now + hours(3) }]);
});

test('pause and snooze never hold back a turn or a send that nobody knows about', () => {
  const held = { paused: pausedUntil(now + hours(1)), snoozedUntilMs: now + hours(2) };
  const both = standing({ turn, unknownSendUntilMs: now + minutes(5) }, held);
  expect(kindsOf(both)).toEqual(['turn', 'unknownSend', 'pauseEnd', 'snoozeEnd']);
});

test('the list is in order of time, and its first is the next', () => {
  const instant = fc.option(fc.integer({ min: -100_000, max: 100_000 }).map((ms) => now + ms));
  fc.assert(
    fc.property(fc.tuple(instant, instant, instant, instant, instant, instant), ([a, b, c, d, e, f]) => {
      const some = standing(
        {
          turn: a === null ? null : { ...turn, settleAtMs: a },
          wait: b === null ? null : { dueAtMs: b, overdue: false },
          followUp: c === null ? null : { lookAtMs: c },
          unknownSendUntilMs: d,
        },
        { paused: e === null ? null : pausedUntil(e), snoozedUntilMs: f },
      );
      const times = deadlinesOf(some).map(({ atMs }) => atMs);
      expect(times).toEqual([...times].sort((x, y) => x - y));
      expect(nextDeadline(some)?.atMs).toBe(times[0]);
      // Whatever is held back, something is there to wake the conversation.
      if (a !== null || b !== null || c !== null || e !== null || f !== null) expect(times).not.toEqual([]);
    }),
  );
});

test('a planned look comes after the pause and the snooze that hold it back', () => {
  const lookAtMs = now + hours(24);
  const paused = pausedUntil(now + hours(48));
  expect(lookComesAtMs({ paused: null, snoozedUntilMs: null }, lookAtMs)).toBe(lookAtMs);
  expect(lookComesAtMs({ paused, snoozedUntilMs: null }, lookAtMs)).toBe(now + hours(48));
  expect(lookComesAtMs({ paused, snoozedUntilMs: now + hours(72) }, lookAtMs)).toBe(now + hours(72));
  expect(lookComesAtMs({ paused: null, snoozedUntilMs: now + hours(1) }, lookAtMs)).toBe(lookAtMs);
});
