import fc from 'fast-check';
import { heldBackBy, type HeldBackFacts } from '../../../src/core/followUp/heldBack';
import { defaultRules } from '../../../src/core/rules/defaults';

const hourMs = 3600 * 1000;
const sinceMs = Date.parse('2026-03-10T12:00:00Z');
const rules = { ...defaultRules.followUp, waitHours: 24, maxPerSilence: 2, maxPerMonth: 3, maxWithoutPerson: 2 };
const facts = (change: Partial<HeldBackFacts> = {}): HeldBackFacts => ({
  ...{ nowMs: sinceMs + 24 * hourMs, kind: 'hesitation', sinceMs, sentInSilence: 0, notBeforeMs: null },
  place: { zone: null, country: null, region: null },
  windowClosesAtMs: null,
  contact: { followUpsInMonth: 0, followUpsWithoutPerson: 0, lastFollowUpAtMs: null },
  ...change,
});
const none = facts().contact;

test.each<[string, Partial<HeldBackFacts>, string | null]>([
  ['nothing', {}, null],
  ['the floor', { nowMs: sinceMs + 24 * hourMs - 1 }, 'floor'],
  ['their own date', { notBeforeMs: sinceMs + 30 * hourMs }, 'notBeforeDate'],
  ['the cap of the silence', { sentInSilence: 2 }, 'followedUpEnough'],
  ['the cap of the month', { contact: { ...none, followUpsInMonth: 3 } }, 'monthIsFull'],
  ['a person’s word that is missing', { contact: { ...none, followUpsWithoutPerson: 2 } }, 'noPersonsWord'],
  [
    'one that was just sent elsewhere',
    { contact: { ...none, lastFollowUpAtMs: sinceMs + hourMs } },
    'followedUpLately',
  ],
  ['a quiet end, as the others', { kind: 'nothingOwed', nowMs: sinceMs }, 'floor'],
])('is held back by %s', (_what, change, code) => {
  expect(heldBackBy(facts(change), rules)?.code ?? null).toBe(code);
});

test('more follow-ups sent never let one out that fewer would hold back', () => {
  const count = fc.nat({ max: 5 });
  fc.assert(
    fc.property(count, count, count, fc.nat({ max: 60 }), (month, alone, more, hours) => {
      const now = { nowMs: sinceMs + hours * hourMs };
      const contact = { followUpsInMonth: month, followUpsWithoutPerson: alone, lastFollowUpAtMs: null };
      const held = heldBackBy(facts({ ...now, contact }), rules);
      const fuller = {
        followUpsInMonth: month + more,
        followUpsWithoutPerson: alone + more,
        lastFollowUpAtMs: sinceMs,
      };
      if (held !== null) expect(heldBackBy(facts({ ...now, contact: fuller }), rules)).not.toBeNull();
    }),
  );
});
