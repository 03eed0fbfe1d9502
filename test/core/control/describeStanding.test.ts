import fc from 'fast-check';
import { describeStanding } from '../../../src/core/control/describeStanding';
import { anyControl, conversation, heldByMaria, holders, hours, now, outbox, pausedUntil, standing } from '../given';

test('a quiet conversation', () => {
  expect(describeStanding(standing())).toBe(
    'The conversation is **open** and held by nobody. No reply is needed. Nothing is due.',
  );
});

test('a busy one: everything is said, in order', () => {
  const busy = standing(
    {
      wait: { dueAtMs: now + hours(1), overdue: false },
      sends: [outbox('out_1'), outbox('out_2')],
      lastDecision: { step: 'route', outcome: 'humanReplies', codes: ['paused', 'replyTarget'] },
    },
    { holder: heldByMaria, paused: pausedUntil(now + hours(2)), snoozedUntilMs: now + hours(3), optedOut: true },
  );
  expect(describeStanding(busy)).toBe(
    'The conversation is **open** and held by maria. A reply is needed by 2026-03-10T13:00:00.000Z. ' +
      'Automation is paused until 2026-03-10T14:00:00.000Z. It is snoozed until 2026-03-10T15:00:00.000Z. ' +
      'The buyer opted out of automatic messages. 2 message(s) are being sent. ' +
      'Last decision: route = humanReplies (paused, replyTarget). Next: the pause ends at 2026-03-10T14:00:00.000Z.',
  );
});

test.each([
  ['automation', holders.automation],
  ["everybody's queue", holders.everybodysQueue],
  ['the queue of team sales', holders.salesQueue],
])('held by %s', (words, holder) => {
  expect(describeStanding(standing({}, { holder }))).toContain(`held by ${words}.`);
});

test('a moment at which people are told is not called the due time', () => {
  const soon = standing({ wait: { dueAtMs: now + hours(2), overdue: false, nextTellAtMs: now + hours(1) } });
  expect(describeStanding(soon)).toContain(
    'Next: people are told that a reply is due soon at 2026-03-10T13:00:00.000Z.',
  );
});

test('a late reply is called overdue', () => {
  const late = standing({ wait: { dueAtMs: now - hours(1), overdue: true } }, { holder: heldByMaria });
  expect(describeStanding(late)).toContain('needed by 2026-03-10T11:00:00.000Z (overdue)');
});

test('a joined conversation only says where its buyer is now', () => {
  expect(describeStanding(standing({ forwardedTo: conversation('cnv_older') }))).toBe('Joined into cnv_older.');
});

test('is one paragraph of full sentences, whatever the state', () => {
  fc.assert(
    fc.property(anyControl, ({ ownRules: _, ...some }) => {
      expect(describeStanding(standing({}, some))).toMatch(/^The conversation is [^\n]*\.$/);
    }),
  );
});
