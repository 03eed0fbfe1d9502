import fc from 'fast-check';
import type { FollowUpRules } from '../../../src/core/rules/rules';
import { hours, minutes, now, rules } from '../given';
import {
  anyHappening,
  anyInstant,
  anyMonth,
  anyRelearnt,
  anyRest,
  anyTroubles,
  inMonth,
  numRuns,
} from './support/anyMonth';
import { anyTaste } from './support/choices';
import { liveThrough, type Circumstances, type Happening } from './support/month';
import { learnt, live, template, theySaid } from './support/silences';

// What comes between a silence's first look and its second, while anything is learnt, or taken back.

/** Lives a month by the fixed rules alone and with what is learnt: no more is sent, none sooner. Returns how many differ, and all there are. */
function compare(happenings: readonly Happening[], given: Circumstances): { differ: number; all: number } {
  const { learnt: _learnt, relearnt: _relearnt, ...rest } = given;
  const fixed = inMonth(liveThrough(happenings, { ...rest, learnt: null }));
  const adaptive = inMonth(liveThrough(happenings, given));
  expect(adaptive.length).toBeLessThanOrEqual(fixed.length);
  for (const [i, one] of adaptive.entries()) expect(one.atMs).toBeGreaterThanOrEqual(fixed[i]!.atMs);
  const differ = fixed.filter(({ atMs }, i) => adaptive[i]?.atMs !== atMs).length;
  return { differ, all: fixed.length };
}

/** Lives many months of which each is made of something that comes in between. */
function compareAll<T>(
  between: fc.Arbitrary<T>,
  months: fc.Arbitrary<readonly Happening[]>,
  change: (between: T, followUp: Partial<FollowUpRules>) => Partial<Circumstances>,
): void {
  const seen = { differ: 0, all: 0 };
  fc.assert(
    fc.property(
      months,
      anyRest,
      anyTaste,
      anyRelearnt(0),
      between,
      (happenings, { followUp, ...rest }, taste, relearnt, found) => {
        const given = { ...rest, rules: rules({ followUp }), learnt: taste, relearnt, ...change(found, followUp) };
        const { differ, all } = compare(happenings, given);
        seen.differ += differ;
        seen.all += all;
      },
    ),
    // A month is too big to be made smaller in good time.
    { numRuns, endOnFailure: true },
  );
  expect(seen.all).toBeGreaterThan(numRuns / 5);
  expect(seen.differ).toBeGreaterThan(0);
}

test.each(['paused', 'withPerson', 'down'] as const)('no more and no sooner, while it is at times %s', (kind) => {
  compareAll(anyTroubles(kind), anyMonth(2), (troubles) => ({ troubles }));
});

test('no more and no sooner, when our messages are seen late', () => {
  const anySeen = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 9 * 24 * 60 }).map(minutes));
  const unseen = fc.tuple(anyHappening(2), anySeen).map(([one, seenAfterMs]) => ({ ...one, seenAfterMs }));
  compareAll(fc.constant(null), fc.array(unseen, { minLength: 1, maxLength: 12 }), () => ({}));
});

test('no more and no sooner, while people write the rules anew, but for how many they allow', () => {
  const anyEdit: fc.Arbitrary<Partial<FollowUpRules>> = fc.record(
    {
      mode: fc.constantFrom('send', 'task', 'draft'),
      enabled: fc.boolean(),
      texts: fc.constantFrom<FollowUpRules['texts'][]>({ en: 'Any news?' }, {}),
      wordings: fc.constantFrom([], [{ name: 'short', texts: { en: 'News?' } }]),
      latestWaitDays: fc.integer({ min: 1, max: 20 }),
      closeAfterDays: fc.integer({ min: 1, max: 14 }),
    },
    { requiredKeys: [] },
  );
  const anyEdits = fc.array(fc.record({ fromMs: anyInstant, edit: anyEdit }), { minLength: 5, maxLength: 40 });
  compareAll(anyEdits, anyMonth(2), (found, followUp) => ({
    edits: [...found]
      .sort((a, b) => a.fromMs - b.fromMs)
      .map(({ fromMs, edit }) => ({ fromMs, rules: rules({ followUp: { ...followUp, ...edit } }) })),
  }));
});

test('taken back, it lets nothing out that counts from when a follow-up was put off to', () => {
  const wrote = (atMs: number): Happening => ({
    ...{ atMs, conversation: 0, by: 'buyer', theirs: theySaid(), ours: live.ours!, liveTurns: 3 },
  });
  const followUp = { waitHours: 36, waitHoursOf: { interrupted: 2 }, activeFromHour: 8, activeToHour: 20 };
  const given: Omit<Circumstances, 'relearnt'> = {
    rules: rules({ followUp: { ...followUp, timeZone: 'UTC', wordings: [] } }),
    place: { zone: 'UTC', country: null, region: null },
    buyer: { activity: new Array<number>(24).fill(0), spans: [] },
    learnt: learnt({ prematureHours: 48 }),
    templates: [{ fromMs: 0, templates: [template('again_1'), template('again_2')] }],
  };
  // The only wording is used up in the window by the fixed rules; after it there would be a template.
  for (let place = 3; place < 70; place++) {
    const againMs = now + hours(place) + minutes(1);
    compare([wrote(now), wrote(againMs)], { ...given, relearnt: [{ fromMs: againMs, learnt: null }] });
  }
});
