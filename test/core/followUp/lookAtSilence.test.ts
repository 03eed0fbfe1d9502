import fc from 'fast-check';
import { inActiveHours } from '../../../src/core/followUp/activeHours';
import { lookAtSilence, type LookFacts } from '../../../src/core/followUp/lookAtSilence';
import { anyHolder, anyPause, days, heldByMaria, hours, look, now, pausedUntil, rules } from '../given';

test('an open question, all well: it is sent, in the language of the buyer, else in English', () => {
  expect(lookAtSilence(look(), rules())).toMatchObject({ outcome: 'send', text: rules().followUp.texts.pt });
  for (const language of [null, 'sv']) {
    expect(lookAtSilence(look({ language }), rules())).toMatchObject({ text: rules().followUp.texts.en });
  }
});

test.each([
  ['closed', look({}, { state: 'closed' })],
  ['buyerWrote', look({ needsReply: true })],
  ['buyerWrote', look({ lastInboundAtMs: now - hours(29) })],
])('the plan is dropped: %s', (code, facts) => {
  expect(lookAtSilence(facts, rules())).toMatchObject({ outcome: 'dropped', reasons: [{ code }] });
});

test.each([
  ['humanHolds', look({}, { holder: heldByMaria }), rules()],
  ['automationOff', look(), rules({ automation: { enabled: false } })],
  [
    'automationOff',
    look({}, { ownRules: { automation: { enabled: true } } }),
    rules({ automation: { enabled: false } }),
  ],
  ['followedUpEnough', look({ sentInSilence: 1 }), rules()],
  ['windowClosed', look({ window: { closesAtMs: now } }), rules()],
  ['windowClosed', look({ window: null }), rules()],
  ['noActiveHours', look({}, { ownRules: { followUp: { activeFromHour: 21 } } }), rules()],
  ['noText', look({ language: 'sv' }), rules({ followUp: { texts: { pt: 'Olá?' } } })],
])('a person is asked: %s', (code, facts, general) => {
  expect(lookAtSilence(facts, general)).toMatchObject({
    outcome: 'askPerson',
    closeAtMs: now + days(7),
    reasons: [{ code: 'hesitation' }, { code }],
  });
});

test.each([
  ['paused', look({}, { paused: pausedUntil(now + hours(5)) }), now + hours(5)],
  [
    'quietHours',
    look({ nowMs: Date.parse('2026-03-10T22:00:00Z'), window: { closesAtMs: now + days(1) } }),
    Date.parse('2026-03-11T09:00:00Z'),
  ],
  ['floor', look({}, { ownRules: { followUp: { waitHours: 48 } } }), now + hours(18 + 3)],
  ['followUpOff', look({}, { ownRules: { followUp: { enabled: false } } }), now - hours(30) + days(7)],
  ['optedOut', look({}, { optedOut: true }), now - hours(30) + days(7)],
])('it is looked at later: %s', (code, facts, lookAtMs) => {
  expect(lookAtSilence(facts, rules())).toMatchObject({ outcome: 'lookLater', lookAtMs, reasons: [{ code }] });
});

test.each([
  ['nothingOwed', look({ silence: 'nothingOwed' })],
  ['optedOut', look({ sinceMs: now - days(7) }, { optedOut: true })],
  ['followUpOff', look({ sinceMs: now - days(8) }, { ownRules: { followUp: { enabled: false } } })],
])('it is closed quietly: %s', (code, facts) => {
  const quiet = { ...facts, lastInboundAtMs: now - days(9) };
  expect(lookAtSilence(quiet, rules())).toMatchObject({ outcome: 'closeQuietly', reasons: [{ code }] });
});

const mostly = <T>(usual: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const plain = look();
const anyLook: fc.Arbitrary<LookFacts> = fc.record({
  nowMs: fc.nat({ max: 240 }).map((quarter) => now + quarter * 900_000),
  silence: mostly(plain.silence, fc.constant('nothingOwed')),
  sinceMs: fc.nat({ max: 96 }).map((h) => now - hours(h)),
  sentInSilence: fc.nat({ max: 3 }),
  needsReply: mostly(false, fc.boolean()),
  lastInboundAtMs: mostly<number | null>(now - days(5), fc.option(fc.nat({ max: 120 }).map((h) => now - hours(h)))),
  window: mostly<LookFacts['window']>(
    { closesAtMs: now + days(9) },
    fc.option(fc.record({ closesAtMs: fc.constant(now + hours(2)) })),
  ),
  language: fc.constantFrom('pt', 'ar', 'xx', null),
  control: fc.record({
    state: mostly<'open' | 'closed'>('open', fc.constant('closed')),
    holder: mostly(plain.control.holder, anyHolder),
    paused: mostly<LookFacts['control']['paused']>(null, anyPause),
    optedOut: mostly(false, fc.boolean()),
    ownRules: mostly<LookFacts['control']['ownRules']>(
      null,
      fc.constantFrom({ automation: { enabled: false } }, { followUp: { waitHours: 60 } }),
    ),
  }),
});
const general = rules({ followUp: { maxPerSilence: 2, timeZone: 'Asia/Kolkata' } });

test('no broken promise: a follow-up is never sent when anything speaks against it', () => {
  let sent = 0;
  fc.assert(
    fc.property(anyLook, (facts) => {
      const { control } = facts;
      if (lookAtSilence(facts, general).outcome !== 'send') return;
      sent++;
      expect(control.paused).toBeNull();
      expect(control).toMatchObject({ state: 'open', optedOut: false });
      expect(control.holder.kind).not.toBe('human');
      expect(control.ownRules?.automation?.enabled).not.toBe(false);
      expect(facts.window?.closesAtMs).toBeGreaterThan(facts.nowMs);
      expect(inActiveHours(facts.nowMs, general.followUp)).toBe(true);
      expect(facts.sentInSilence).toBeLessThan(2);
      expect(facts.needsReply || (facts.lastInboundAtMs ?? 0) > facts.sinceMs).toBe(false);
      expect(facts.nowMs - facts.sinceMs).toBeGreaterThanOrEqual(hours(control.ownRules?.followUp?.waitHours ?? 24));
    }),
    { numRuns: 2000 },
  );
  expect(sent).toBeGreaterThan(20);
});

test('looking later is later, so that a look never comes round at once', () => {
  fc.assert(
    fc.property(anyLook, (facts) => {
      const decision = lookAtSilence(facts, general);
      if (decision.outcome !== 'lookLater' || facts.control.paused !== null) return;
      expect(decision.lookAtMs).toBeGreaterThan(facts.nowMs);
    }),
    { numRuns: 500 },
  );
});
