import { answeredOnPhone, phoneApp } from '../../../src/core/control/answeredOnPhone';
import { afterPause } from '../../../src/core/control/applyCommand';
import { automation, control, everybodysQueue, heldByMaria, hours, minutes, now, pausedUntil } from '../given';

const quietMs = hours(12);
const justNow = { atMs: now - minutes(1), quietMs };
const until = justNow.atMs + quietMs;

test('people have the conversation, and automation keeps quiet for the configured time', () => {
  const before = control({ holder: automation, state: 'closed', snoozedUntilMs: now + hours(1) });
  expect(answeredOnPhone(before, justNow, now)).toEqual({
    ...before,
    epoch: before.epoch + 1,
    state: 'open',
    holder: everybodysQueue,
    snoozedUntilMs: null,
    paused: { untilMs: until, by: phoneApp, noteId: null, tookFromAutomation: true },
  });
});

test('when the quiet time is over automation has it again, unless a person had it before', () => {
  const fromAutomation = answeredOnPhone(control({ holder: automation }), justNow, now);
  expect(fromAutomation && afterPause({ control: fromAutomation, needsReply: false }).holder).toEqual(automation);
  const fromMaria = answeredOnPhone(control({ holder: heldByMaria }), justNow, now);
  expect(fromMaria?.holder).toEqual(heldByMaria);
  expect(fromMaria && afterPause({ control: fromMaria, needsReply: false }).holder).toEqual(heldByMaria);
});

test('every further answer from the phone prolongs it', () => {
  const first = answeredOnPhone(control({ holder: automation }), justNow, now);
  const second = first && answeredOnPhone(first, { atMs: now + hours(1), quietMs }, now + hours(1));
  expect(second?.paused).toMatchObject({ untilMs: now + hours(13), tookFromAutomation: true });
});

test('a longer pause that somebody ordered stays theirs; a shorter one gives way', () => {
  const long = pausedUntil(now + hours(48));
  expect(answeredOnPhone(control({ holder: heldByMaria, paused: long }), justNow, now)?.paused).toEqual(long);
  const short = pausedUntil(now + hours(1));
  expect(answeredOnPhone(control({ holder: heldByMaria, paused: short }), justNow, now)?.paused).toMatchObject({
    untilMs: until,
    by: phoneApp,
  });
});

test.each([
  ['days ago', { atMs: now - hours(24 * 7), quietMs }],
  ['with no quiet time wanted', { atMs: now, quietMs: 0 }],
])('an answer %s holds nothing', (_name, answer) => {
  expect(answeredOnPhone(control({ holder: automation }), answer, now)).toBeNull();
});
