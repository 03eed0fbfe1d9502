import fc from 'fast-check';
import { days, hours, rules } from '../given';
import { anyMonth, anyRelearnt, anyRest, inMonth, numRuns } from './support/anyMonth';
import { anyTaste } from './support/choices';
import { liveThrough, type Circumstances } from './support/month';

/** A month is too big to be made smaller in good time. */
const endOnFailure = true;

test.each([
  ['one conversation', 1],
  ['two conversations of one buyer', 2],
])('no more messages and no sooner than the fixed rules alone, in a month: %s', (_, conversations) => {
  const seen = { fixed: 0, learnt: 0, later: 0 };
  fc.assert(
    fc.property(anyMonth(conversations), anyRest, anyTaste, (happenings, { followUp, ...rest }, learnt) => {
      const given: Circumstances = { ...rest, rules: rules({ followUp }), learnt: null };
      const fixed = inMonth(liveThrough(happenings, given));
      const adaptive = inMonth(liveThrough(happenings, { ...given, learnt }));
      seen.fixed += fixed.length;
      seen.learnt += adaptive.length;
      expect(adaptive.length).toBeLessThanOrEqual(fixed.length);
      for (const [i, one] of adaptive.entries()) {
        // The first, the second, the third … comes no sooner than theirs, and none before they would send it at that point.
        expect(one.atMs).toBeGreaterThanOrEqual(fixed[i]!.atMs);
        expect(one.atMs).toBeGreaterThanOrEqual(one.fixedAtMs);
        if (one.atMs > one.fixedAtMs) seen.later++;
      }
      for (const one of fixed) expect(one.atMs).toBeGreaterThanOrEqual(one.fixedAtMs);
    }),
    { numRuns, endOnFailure },
  );
  // The test is worth something only when much was sent, and what was learnt made a difference.
  expect(seen.fixed).toBeGreaterThan(100);
  expect(seen.fixed - seen.learnt + seen.later).toBeGreaterThan(8);
});

test('no more and no sooner also while something else is learnt, or it is rolled back', () => {
  fc.assert(
    fc.property(anyMonth(2), anyRest, anyRelearnt(1), (happenings, { followUp, ...rest }, relearnt) => {
      const given: Circumstances = { ...rest, rules: rules({ followUp }), learnt: null };
      const fixed = inMonth(liveThrough(happenings, given));
      const adaptive = inMonth(liveThrough(happenings, { ...given, relearnt }));
      expect(adaptive.length).toBeLessThanOrEqual(fixed.length);
      for (const [i, one] of adaptive.entries()) expect(one.atMs).toBeGreaterThanOrEqual(fixed[i]!.atMs);
    }),
    { numRuns, endOnFailure },
  );
});

test('caps and distances hold over all conversations of a buyer, whatever is learnt', () => {
  fc.assert(
    fc.property(anyMonth(2), anyRest, fc.option(anyTaste), (happenings, { followUp, ...rest }, learnt) => {
      const inForce = rules({ followUp });
      const sent = liveThrough(happenings, { ...rest, rules: inForce, learnt });
      const { maxPerMonth = 4, maxPerSilence, waitHours } = inForce.followUp;
      for (const [i, one] of sent.entries()) {
        expect(one.place).toBeLessThan(maxPerSilence);
        expect(one.waitedMs).toBeGreaterThanOrEqual(hours(2));
        const before = sent.slice(0, i);
        expect(before.filter(({ atMs }) => atMs > one.atMs - days(30)).length).toBeLessThan(maxPerMonth);
        const last = before.at(-1);
        if (last) expect(one.atMs - last.atMs).toBeGreaterThanOrEqual(hours(waitHours));
      }
    }),
    { numRuns, endOnFailure },
  );
});

test('a learnt state that was switched off, or knows no rhythm and no wordings, lives the fixed month exactly', () => {
  fc.assert(
    fc.property(anyMonth(2), anyRest, anyTaste, (happenings, { followUp, ...rest }, learnt) => {
      const given = { ...rest, rules: rules({ followUp }) };
      const empty = { ...learnt, model: null, wordings: {} };
      expect(liveThrough(happenings, { ...given, learnt: empty })).toEqual(
        liveThrough(happenings, { ...given, learnt: null }),
      );
    }),
    { numRuns, endOnFailure },
  );
});
