import { DateTime } from 'luxon';
import fc from 'fast-check';
import { judgeSilence } from '../../../src/core/followUp/judgeSilence';
import { lookAtSilence } from '../../../src/core/followUp/lookAtSilence';
import type { LookDecision, LookFacts, MoreOfLook, MoreOfSilence } from '../../../src/core/followUp/silence';
import { conversationStates } from '../../../src/core/rhythm/rhythm';
import { waitHoursOf } from '../../../src/core/rules/followUpRules';
import type { FollowUpRules } from '../../../src/core/rules/rules';
import { publicHolidays } from '../../../src/core/workingTime/holidays';
import { zonesIn } from '../zonesIn';
import { anyHolder, days, hours, minutes, now, pausedUntil, rules } from '../given';
import { anyBuyer, anyBuyerCues, anyFollowUpRules, anyLearnt, anyOurCues, anyPlace } from './support/anything';
import { begun, live, lookNow, more, template } from './support/silences';

const mostly = <T>(usual: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const instant = (fromDays: number, toDays: number) =>
  fc.integer({ min: fromDays * 24 * 60, max: toDays * 24 * 60 }).map((count) => now + minutes(count));

/** Any silence that began within a year of now. */
const anyMore: fc.Arbitrary<MoreOfSilence> = fc
  .record({
    ours: fc.option(anyOurCues, { freq: 9 }),
    theirs: fc.option(anyBuyerCues, { freq: 9 }),
    appointment: mostly<MoreOfSilence['appointment']>(
      null,
      instant(0, 20).map((atMs) => ({ kind: 'date' as const, atMs })),
    ),
    state: fc.constantFrom(...conversationStates),
    liveTurns: fc.nat({ max: 4 }),
    delivery: mostly(
      more().delivery,
      fc.record({
        status: fc.constantFrom<MoreOfSilence['delivery']['status'][]>('read', 'delivered', 'sent', 'failed', 'none'),
        showsReads: fc.boolean(),
        unreachable: mostly<MoreOfSilence['delivery']['unreachable']>(null, fc.constantFrom('blocked', 'other')),
      }),
    ),
    place: anyPlace,
    contact: fc.record({
      optedOut: mostly(false, fc.boolean()),
      followUpsInMonth: mostly(0, fc.nat({ max: 5 })),
      followUpsWithoutPerson: mostly(0, fc.nat({ max: 3 })),
      lastFollowUpAtMs: mostly<number | null>(null, instant(-5, 0)),
      elsewhere: fc.record({
        lastInboundAtMs: mostly<number | null>(null, instant(-9, 3)),
        lastOutboundAtMs: mostly<number | null>(null, instant(-9, 3)),
      }),
    }),
    deal: mostly<MoreOfSilence['deal']>(null, fc.record({ open: fc.boolean(), movedAtMs: fc.option(instant(-9, 3)) })),
    windowMs: fc.option(fc.integer({ min: 0, max: 72 }).map(hours)),
    buyer: anyBuyer,
    learnt: fc.option(anyLearnt, { freq: 9 }),
  })
  .map(({ state, windowMs, ...some }) => {
    const windowClosesAtMs = windowMs === null ? null : now + windowMs;
    const silence = { beganAtMs: now, state, sinceTheirsMs: null, sinceOursMs: null, zone: some.place.zone ?? 'UTC' };
    return more({ ...some, silence, windowClosesAtMs, freeUntilMs: windowClosesAtMs });
  });

/** By the wall clock and the calendar of the place, read anew: not by the code that plans. */
function isQuiet(atMs: number, { zone, country, region }: MoreOfSilence['place'], followUp: FollowUpRules): boolean {
  const { ofBuyersPlace = true, country: business } = followUp.holidays ?? {};
  const land = ofBuyersPlace && country !== null ? country : business;
  const ofRegion = land === country ? (region ?? undefined) : undefined;
  // A number says only which country: it is quiet when it is in any zone of it.
  const zones = [zone ?? followUp.timeZone, ...(country === null ? [] : zonesIn(country))];
  return zones.some((anyZone) => {
    const at = DateTime.fromMillis(atMs, { zone: anyZone });
    const isHoliday = land !== undefined && publicHolidays(land, ofRegion, at.year).has(at.toISODate() ?? '');
    return at.hour < followUp.activeFromHour || at.hour >= followUp.activeToHour || isHoliday;
  });
}

test('floors and caps hold for every plan, whatever is learnt', () => {
  let planned = 0;
  let later = 0;
  let forPeople = 0;
  fc.assert(
    fc.property(anyMore, anyFollowUpRules, fc.nat({ max: 3 }), (some, followUp, sentInSilence) => {
      const inForce = rules({ followUp });
      const facts = begun(some, { sentInSilence });
      const decision = judgeSilence(facts, inForce);
      const fixed = judgeSilence(begun({ ...some, learnt: null }, { sentInSilence }), inForce);
      if (decision.outcome === 'noFollowUp' || fixed.outcome === 'noFollowUp') return expect(decision).toEqual(fixed);
      if (decision.silence === 'nothingOwed') return expect(decision.lookAtMs).toBeGreaterThanOrEqual(now + days(1));
      planned++;
      // The fixed rules alone would have planned it too, and no later.
      if (fixed.silence === 'nothingOwed' || fixed.silence === 'ours') throw new Error('the fixed rules plan nothing');
      expect(decision.silence).toBe(fixed.silence);
      // Whatever is learnt it is looked at then; what is learnt would put it off to another open hour.
      expect(decision.lookAtMs).toBe(fixed.lookAtMs);
      expect(fixed.lookAtMs).toBe(decision.moment?.fixedAtMs);
      const laterMs = fixed.lookAtMs + (decision.moment?.delayMs ?? 0);
      expect(laterMs).toBeGreaterThanOrEqual(fixed.lookAtMs);
      if (laterMs > fixed.lookAtMs) later++;
      const latestMs = now + days(inForce.followUp.latestWaitDays ?? 5);
      expect(laterMs).toBeLessThanOrEqual(Math.max(latestMs, fixed.lookAtMs));
      const isForPeople = decision.reasons.some(({ code }) => code === 'noCommonHour');
      if (isForPeople) forPeople++;
      else expect(isQuiet(laterMs, some.place, inForce.followUp)).toBe(false);
      const waited = fixed.lookAtMs - now;
      const least = waitHoursOf(inForce.followUp, fixed.silence);
      expect(waited).toBeGreaterThanOrEqual(hours(fixed.silence === 'interrupted' ? Math.max(2, least) : least));
      // Only an exchange broken off is followed up before a day is over, and only while free text may be sent.
      if (waited < hours(24)) {
        expect(fixed.silence).toBe('interrupted');
        expect(some.windowClosesAtMs).toBeGreaterThan(fixed.lookAtMs);
      }
      const ownDate = some.theirs?.promise?.kind === 'date' ? some.theirs.promise.untilMs : undefined;
      expect(decision.lookAtMs).toBeGreaterThanOrEqual(ownDate ?? 0);
      expect(decision.lookAtMs).toBeGreaterThanOrEqual(some.appointment?.atMs ?? 0);
      expect(sentInSilence).toBeLessThan(inForce.followUp.maxPerSilence);
      expect(some.contact.followUpsInMonth).toBeLessThan(inForce.followUp.maxPerMonth ?? 4);
      expect(some.contact.optedOut).toBe(false);
      expect(some.deal?.open).not.toBe(false);
      expect(some.delivery.unreachable).not.toBe('blocked');
    }),
    { numRuns: 1500 },
  );
  expect(planned).toBeGreaterThan(150);
  expect(later).toBeGreaterThan(20);
  expect(forPeople).toBeGreaterThan(2);
  expect(forPeople).toBeLessThan(planned / 4);
});

const brokenOff = (some: MoreOfSilence): MoreOfSilence => ({
  ...some,
  ...live,
  theirs: more().theirs,
  delivery: more().delivery,
});

const anyLook: fc.Arbitrary<LookFacts> = fc
  .record({
    some: fc.oneof({ weight: 5, arbitrary: anyMore }, { weight: 1, arbitrary: anyMore.map(brokenOff) }),
    waited: fc
      .oneof(fc.integer({ min: 0, max: 7 * 24 * 4 }), fc.integer({ min: 0, max: 24 * 4 }))
      .map((count) => minutes(15 * count)),
    moved: fc.record({
      writing: mostly<MoreOfLook['writing']>(null, fc.constantFrom('draft', 'queuedSend', 'thinking')),
      snoozedUntilMs: mostly<number | null>(null, instant(-1, 15)),
      lastOutboundAtMs: mostly<number | null>(now, instant(-2, 3)),
      lastWording: fc.constantFrom(null, 'usual', 'again', 'again_1'),
      fixedLastWording: fc.constantFrom(null, 'usual', 'again', 'again_1'),
      putOff: fc.constantFrom<NonNullable<MoreOfLook['putOff']>>({ atMs: now, wording: 'usual' }),
      isPutOff: fc.boolean(),
      templates: fc.constantFrom([template('again_1'), template('again_2')], [template('again_1')], []),
      plannedFor: fc.constantFrom('hesitation', 'interrupted', 'theirDate', 'unreached'),
    }),
    control: fc.record({
      state: mostly<'open' | 'closed'>('open', fc.constant('closed')),
      holder: mostly(lookNow().control.holder, anyHolder),
      paused: mostly<LookFacts['control']['paused']>(null, instant(-2, 9).map(pausedUntil)),
      optedOut: mostly(false, fc.boolean()),
    }),
    needsReply: mostly(false, fc.boolean()),
    lastInboundAtMs: mostly(now - minutes(5), instant(-2, 3)),
    sentInSilence: mostly(0, fc.nat({ max: 3 })),
  })
  .map(({ some, waited, moved: { isPutOff, putOff, ...moved }, control, ...facts }) => ({
    ...lookNow(
      { ...some, ...moved, ...(isPutOff ? { putOff } : {}) },
      { ...facts, nowMs: now + waited, sinceMs: now },
      control,
    ),
    silence: moved.plannedFor,
  }));

const isAutomatic = (decision: LookDecision) => ['send', 'sendTemplate', 'otherNumber'].includes(decision.outcome);

test('nothing automatic goes when anything speaks against it, whatever is learnt', () => {
  let sent = 0;
  let soon = 0;
  fc.assert(
    fc.property(anyLook, anyFollowUpRules, fc.boolean(), (facts, followUp, enabled) => {
      const inForce = rules({ followUp, automation: { enabled } });
      const decision = lookAtSilence(facts, inForce);
      if (decision.outcome === 'lookLater') expect(decision.lookAtMs).toBeGreaterThan(facts.nowMs);
      if (!isAutomatic(decision)) return;
      sent++;
      const { control, nowMs } = facts;
      const seen = facts.more!;
      expect(enabled).toBe(true);
      expect(control).toMatchObject({ state: 'open', optedOut: false });
      expect(control.holder.kind).not.toBe('human');
      for (const untilMs of [control.paused?.untilMs, seen.snoozedUntilMs])
        expect(untilMs ?? 0).toBeLessThanOrEqual(nowMs);
      expect(seen.contact.optedOut).toBe(false);
      expect(seen.deal?.open).not.toBe(false);
      expect(seen.writing).toBeNull();
      const { elsewhere } = seen.contact;
      const written = [
        facts.lastInboundAtMs,
        seen.lastOutboundAtMs,
        elsewhere.lastInboundAtMs,
        elsewhere.lastOutboundAtMs,
      ];
      for (const atMs of [...written, seen.deal?.movedAtMs]) expect(atMs ?? 0).toBeLessThanOrEqual(now);
      expect(facts.needsReply).toBe(false);
      expect(isQuiet(nowMs, seen.place, inForce.followUp)).toBe(false);
      const isOpen = seen.windowClosesAtMs !== null && seen.windowClosesAtMs > nowMs;
      expect(decision.outcome).toBe(isOpen ? 'send' : 'sendTemplate');
      const waited = nowMs - now;
      expect(waited).toBeGreaterThanOrEqual(hours(2));
      // Only an exchange broken off is followed up before a day is over, and only in free text.
      if (waited < hours(24)) {
        soon++;
        expect(isOpen).toBe(true);
        expect(seen.silence.state).toBe('within15Minutes');
        expect(seen.ours).toMatchObject({ asks: true, price: false, offer: false });
      }
      expect(facts.sentInSilence).toBeLessThan(inForce.followUp.maxPerSilence);
      expect(seen.contact.followUpsInMonth).toBeLessThan(inForce.followUp.maxPerMonth ?? 4);
      expect(seen.contact.followUpsWithoutPerson).toBeLessThan(inForce.followUp.maxWithoutPerson ?? 1);
      const name =
        decision.outcome === 'send' ? decision.wording : decision.outcome === 'sendTemplate' && decision.template.name;
      expect(name).not.toBe(seen.lastWording);
    }),
    { numRuns: 9000 },
  );
  expect(sent).toBeGreaterThan(50);
  expect(soon).toBeGreaterThan(0);
});

test('what is sent with something learnt the fixed rules would send too', () => {
  let sent = 0;
  fc.assert(
    fc.property(anyLook, anyFollowUpRules, (facts, followUp) => {
      const inForce = rules({ followUp });
      if (!isAutomatic(lookAtSilence(facts, inForce))) return;
      sent++;
      const fixed = { ...facts, more: { ...facts.more!, learnt: null } };
      expect(isAutomatic(lookAtSilence(fixed, inForce))).toBe(true);
    }),
    { numRuns: 4000 },
  );
  expect(sent).toBeGreaterThan(50);
});

test('the same facts decide the same, also after they were stored', () => {
  fc.assert(
    fc.property(anyLook, anyFollowUpRules, (facts, followUp) => {
      const inForce = rules({ followUp });
      const stored = JSON.parse(JSON.stringify(facts)) as LookFacts;
      expect(lookAtSilence(stored, inForce)).toEqual(lookAtSilence(stored, inForce));
    }),
    { numRuns: 200 },
  );
});
