import fc from 'fast-check';
import { days, minutes, now } from '../../given';
import { anyBuyer, anyBuyerCues, anyOurCues, anyPlace } from './anything';
import { anyChoosingRules, anyTaste, anyTemplates } from './choices';
import type { Circumstances, Happening, Sent, Trouble } from './month';

/** How many months each test lives; more of them by hand: `MONTHS=10000`. */
export const numRuns = Number(process.env.MONTHS ?? 150);

export const anyInstant = fc.integer({ min: 0, max: 28 * 24 * 12 }).map((count) => now + minutes(5 * count));

export const anyHappening = (conversations: number): fc.Arbitrary<Happening> =>
  fc.record({
    atMs: anyInstant,
    conversation: fc.nat({ max: conversations - 1 }),
    by: fc.constantFrom('buyer', 'buyer', 'buyer', 'agent'),
    theirs: anyBuyerCues,
    ours: anyOurCues,
    liveTurns: fc.nat({ max: 3 }),
  });

export const anyMonth = (conversations: number) =>
  fc.array(anyHappening(conversations), { minLength: 1, maxLength: 12 });

export const anyRest = fc.record({
  followUp: anyChoosingRules,
  place: anyPlace,
  buyer: anyBuyer,
  templates: anyTemplates,
});

/** What is learnt, or taken back, while the month passes. */
export const anyRelearnt = (least: number): fc.Arbitrary<NonNullable<Circumstances['relearnt']>> =>
  fc
    .array(
      fc.record({
        fromMs: fc.nat({ max: 30 * 24 * 60 }).map((count) => now + minutes(count)),
        learnt: fc.option(anyTaste),
      }),
      { minLength: least, maxLength: 8 },
    )
    .map((changes) => [...changes].sort((a, b) => a.fromMs - b.fromMs));

/** Some spans of up to four days in which something else goes on. */
export const anyTroubles = (kind: Trouble['kind']): fc.Arbitrary<readonly Trouble[]> =>
  fc.array(
    fc
      .tuple(anyInstant, fc.integer({ min: 1, max: 4 * 24 * 60 }))
      .map(([fromMs, lasts]) => ({ kind, fromMs, untilMs: fromMs + minutes(lasts) })),
    { minLength: 1, maxLength: 8 },
  );

/** A message put off into the next month is a message of the next month. */
export const inMonth = (sent: readonly Sent[]) => sent.filter(({ atMs }) => atMs < now + days(30));
