import fc from 'fast-check';
import { mayLeave, type LeaveFacts } from '../../../src/core/control/mayLeave';
import { anyControl, automation, control, heldByMaria, hours, now, pausedUntil, salesQueue } from '../given';

const facts = (change: Partial<LeaveFacts> = {}, state: Parameters<typeof control>[0] = {}): LeaveFacts => ({
  kind: 'answer',
  control: control({ holder: automation, ...state }),
  automationEnabled: true,
  buyerWroteSince: false,
  inActiveHours: true,
  accountRestricted: false,
  unreachable: false,
  phoneInDoubt: false,
  windowClosesAtMs: now + hours(3),
  template: 'none',
  nowMs: now,
  ...change,
});

const anyFacts: fc.Arbitrary<LeaveFacts> = fc.record({
  kind: fc.constantFrom('answer' as const, 'followUp' as const, 'humanReply' as const),
  control: anyControl,
  automationEnabled: fc.boolean(),
  buyerWroteSince: fc.boolean(),
  inActiveHours: fc.boolean(),
  accountRestricted: fc.boolean(),
  unreachable: fc.boolean(),
  phoneInDoubt: fc.boolean(),
  windowClosesAtMs: fc.option(fc.integer({ min: -24, max: 24 }).map((h) => now + hours(h))),
  template: fc.constantFrom('none' as const, 'approved' as const, 'gone' as const),
  nowMs: fc.constant(now),
});

test.each<[string | null, string, LeaveFacts]>([
  [null, 'an answer, all well', facts()],
  [null, 'a follow-up, all well', facts({ kind: 'followUp' })],
  [null, 'an answer at night: it was asked for', facts({ inActiveHours: false })],
  ['quietHours', 'a follow-up at night', facts({ kind: 'followUp', inActiveHours: false })],
  ['snoozed', 'a follow-up while a person put it off', facts({ kind: 'followUp' }, { snoozedUntilMs: now + 1 })],
  ['buyerWrote', 'an answer to a buyer who wrote on: the next turn answers both', facts({ buyerWroteSince: true })],
  [null, 'a pause that is over', facts({}, { paused: pausedUntil(now) })],
  ['unreachable', 'an answer to a buyer who blocked us', facts({ unreachable: true })],
  ['phoneInDoubt', 'an answer to a phone that was seen with somebody else', facts({ phoneInDoubt: true })],
  [null, 'an answer from a restricted number: it was asked for', facts({ accountRestricted: true })],
  ['accountRestricted', 'a follow-up from a restricted number', facts({ kind: 'followUp', accountRestricted: true })],
  ['buyerWrote', 'a follow-up after the buyer wrote', facts({ kind: 'followUp', buyerWroteSince: true })],
  ['automationOff', 'the kill switch', facts({ automationEnabled: false })],
  ['closed', 'a closed conversation', facts({}, { state: 'closed' })],
  ['paused', 'a pause', facts({}, { paused: pausedUntil(now + 1) })],
  ['humanHolds', 'Maria holds', facts({}, { holder: heldByMaria })],
  ['humanHolds', 'the queue of sales holds', facts({}, { holder: salesQueue })],
  [null, 'that nobody is there, while it waits in a queue', facts({ kind: 'absence' }, { holder: salesQueue })],
  [null, 'the same to a buyer who wrote on: it is as true', facts({ kind: 'absence', buyerWroteSince: true })],
  ['paused', 'the same in a pause', facts({ kind: 'absence' }, { paused: pausedUntil(now + 1) })],
  ['optedOut', 'an opt-out', facts({}, { optedOut: true })],
  ['windowClosed', 'a window that never opened', facts({ windowClosesAtMs: null })],
  ['windowClosed', 'a window that closes this very millisecond', facts({ windowClosesAtMs: now })],
  [null, 'a template outside the window', facts({ kind: 'followUp', windowClosesAtMs: null, template: 'approved' })],
  [null, 'a template after the window', facts({ kind: 'followUp', windowClosesAtMs: now, template: 'approved' })],
  [
    'templateGone',
    'a template that is paused, outside the window',
    facts({ windowClosesAtMs: null, template: 'gone' }),
  ],
  ['templateGone', 'a template that is paused, inside the window', facts({ template: 'gone' })],
  ['quietHours', 'a template at night', facts({ kind: 'followUp', inActiveHours: false, template: 'approved' })],
  ['optedOut', 'a template after an opt-out', facts({ template: 'approved' }, { optedOut: true })],
])('%s: %s', (code, _, given) => {
  expect(mayLeave(given)).toBe(code);
});

test('no broken promise: what is automatic stays when anything at all speaks against it, and leaves only when nothing does', () => {
  fc.assert(
    fc.property(anyFacts, (some) => {
      fc.pre(some.kind !== 'humanReply');
      const { control: state } = some;
      const against = [
        !some.automationEnabled,
        state.state === 'closed',
        state.paused !== null && state.paused.untilMs > now,
        state.holder.kind === 'human',
        state.optedOut,
        some.template === 'none' && (some.windowClosesAtMs === null || some.windowClosesAtMs <= now),
        some.template === 'gone',
        some.buyerWroteSince,
        some.kind === 'followUp' && !some.inActiveHours,
        some.kind === 'followUp' && some.accountRestricted,
        some.kind === 'followUp' && state.snoozedUntilMs !== null && state.snoozedUntilMs > now,
        some.unreachable,
        some.phoneInDoubt,
      ];
      expect(mayLeave(some) === null).toBe(!against.includes(true));
    }),
    { numRuns: 1000 },
  );
});

test("a person's reply is never asked", () => {
  fc.assert(fc.property(anyFacts, (some) => mayLeave({ ...some, kind: 'humanReply' }) === null));
});
