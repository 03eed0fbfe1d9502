import fc from 'fast-check';
import { buyersPlaceOf } from '../../../../src/core/followUp/buyersPlace';
import type { BuyerCues, OurCues } from '../../../../src/core/followUp/cues/cues';
import type { LearntFacts, MoreOfSilence } from '../../../../src/core/followUp/silence';
import { coefficientNames } from '../../../../src/core/rhythm/hazard';
import type { BuyerRhythm, ClassShares, RhythmModel, Span } from '../../../../src/core/rhythm/rhythm';
import { conversationStates } from '../../../../src/core/rhythm/rhythm';
import type { FollowUpRules } from '../../../../src/core/rules/rules';
import { hours, now } from '../../given';
import { theySaid, weSaid } from './silences';

const mostly = <T>(usual: T, other: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
const hoursFrom = (min: number, max: number) => fc.integer({ min, max }).map(hours);

/** What we may have said: most often something that is open. */
export const anyOurCues: fc.Arbitrary<OurCues> = fc
  .record({
    asks: mostly(true, fc.boolean()),
    price: fc.boolean(),
    offer: mostly(false, fc.boolean()),
    closes: mostly(false, fc.boolean()),
    promisesUs: mostly(false, fc.boolean()),
  })
  .map(weSaid);

/** What the buyer may have said. Dates are counted from now. */
export const anyBuyerCues: fc.Arbitrary<BuyerCues> = fc
  .record({
    closing: mostly(false, fc.boolean()),
    deferral: mostly(false, fc.boolean()),
    declines: mostly(false, fc.boolean()),
    objection: mostly<BuyerCues['objection']>(null, fc.constantFrom('price', 'time')),
    promise: mostly<BuyerCues['promise']>(
      null,
      fc.oneof(
        fc.constant({ kind: 'someday' as const }),
        hoursFrom(-48, 240).map((ms) => ({ kind: 'date' as const, atMs: now + ms, untilMs: now + ms + hours(24) })),
      ),
    ),
  })
  .map(theySaid);

const anyShares: fc.Arbitrary<ClassShares> = fc
  .tuple(real(0.001, 1), real(0.001, 1), real(0.001, 1))
  .map(([fast, later, never]) => {
    const sum = fast + later + never;
    return { fast: fast / sum, later: later / sum, never: never / sum };
  });

const anyLogNormal = fc.record({ mu: real(-6, 6), sd: real(0.1, 4) });

/** Any model there can be, however odd. */
export const anyModel: fc.Arbitrary<RhythmModel> = fc
  .record({
    profile: fc.array(real(0.1, 5), { minLength: 24, maxLength: 24 }),
    fast: anyLogNormal,
    later: fc.oneof(anyLogNormal, fc.record({ mu: real(2, 5), sd: real(0.3, 1.5) })),
    shares: fc.array(anyShares, { minLength: 5, maxLength: 5 }),
    shareOverall: anyShares,
    pseudoSpans: real(0.5, 50),
    pseudoBursts: real(0.5, 100),
    horizonHours: fc.integer({ min: 24, max: 168 }),
    hazardWeight: real(0, 1),
    hazard: fc.record({
      coefficients: fc.array(real(-2, 2), {
        minLength: coefficientNames.length,
        maxLength: coefficientNames.length,
      }),
      latency: real(-3, 5),
      replied: real(0, 1),
    }),
  })
  .map(({ horizonHours, hazard, hazardWeight, shares, profile, ...classes }) => {
    const mean = profile.reduce((sum, share) => sum + share, 0) / 24;
    return {
      format: 1 as const,
      learntFromSpans: 1000,
      ...{ horizonHours, hazard, hazardWeight },
      classes: {
        ...classes,
        profile: profile.map((share) => share / mean),
        shares: Object.fromEntries(
          conversationStates.map((state, i) => [state, shares[i] ?? classes.shareOverall]),
        ) as unknown as RhythmModel['classes']['shares'],
      },
    };
  });

/** Any learnt state, also one that no learning would come to. */
export const anyLearnt: fc.Arbitrary<LearntFacts> = fc.record({
  version: fc.constant('learnt-1'),
  actsAt: fc.constant('fixedMoment'),
  model: fc.option(anyModel, { freq: 8 }),
  prematureHours: fc.oneof(real(-100, 500), real(500, 5000), fc.constantFrom(Infinity, -Infinity, NaN)),
  templateHours: fc.oneof(real(-100, 500), fc.constantFrom(Infinity, -Infinity, NaN)),
  leastChance: fc.oneof(real(0, 0.1), real(-1, 2), fc.constant(NaN)),
  wordings: fc.dictionary(fc.constantFrom('usual', 'again', 'again_1', 'again_2', '__proto__'), real(-1, 2)),
});

const placeOf = (phone: string) => buyersPlaceOf({ phone, userId: null }, {}, now);

export const anyPlace: fc.Arbitrary<MoreOfSilence['place']> = fc.constantFrom(
  { zone: null, country: null, region: null },
  placeOf('12125550123'),
  placeOf('79161234567'),
  placeOf('5511987654321'),
  placeOf('16045550123'),
  placeOf('34612345678'),
  placeOf('68987123456'),
  { zone: 'Africa/Cairo', country: 'EG', region: null },
  { zone: 'Europe/Berlin', country: 'DE', region: 'BY' },
  { zone: 'Asia/Kolkata', country: 'IN', region: null },
  placeOf('8613812345678'),
  { ...placeOf('61412345678'), region: 'NSW' },
  // As recorded before both ends of a country were.
  { zone: 'Australia/Lord_Howe', country: null, region: null },
);

/** Rules as a supervisor may write them. */
export const anyFollowUpRules: fc.Arbitrary<Partial<FollowUpRules>> = fc
  .record(
    {
      waitHours: fc.integer({ min: 2, max: 72 }),
      waitHoursOf: fc.record(
        {
          interrupted: fc.integer({ min: 2, max: 48 }),
          hesitation: fc.integer({ min: 24, max: 90 }),
          theirDate: fc.integer({ min: 48, max: 90 }),
          unreached: fc.integer({ min: 24, max: 120 }),
        },
        { requiredKeys: [] },
      ),
      latestWaitDays: fc.integer({ min: 1, max: 20 }),
      maxPerSilence: fc.integer({ min: 1, max: 4 }),
      maxPerMonth: fc.integer({ min: 1, max: 8 }),
      maxWithoutPerson: fc.integer({ min: 1, max: 4 }),
      activeFromHour: fc.integer({ min: 0, max: 12 }),
      activeToHour: fc.integer({ min: 13, max: 24 }),
      timeZone: fc.constantFrom('UTC', 'America/Sao_Paulo', 'Asia/Kolkata'),
      holidays: fc.record({ ofBuyersPlace: fc.boolean(), country: fc.constantFrom('DE', 'BR') }, { requiredKeys: [] }),
      closeAfterDays: fc.integer({ min: 1, max: 14 }),
    },
    { requiredKeys: [] },
  )
  .map((rules) => rules as Partial<FollowUpRules>);

const anySpan: fc.Arbitrary<Span> = fc.record({
  state: fc.constantFrom(...conversationStates),
  sinceTheirsMs: fc.option(hoursFrom(0, 100)),
  sinceOursMs: fc.option(hoursFrom(0, 100)),
  startedAtMs: hoursFrom(1, 1000).map((ms) => now - ms),
  durationMs: hoursFrom(0, 200),
  end: fc.constantFrom('replied', 'promptedAgain'),
});

/** Any buyer there can be. */
export const anyBuyer: fc.Arbitrary<BuyerRhythm> = fc.record({
  activity: fc.array(fc.nat({ max: 50 }), { minLength: 24, maxLength: 24 }),
  spans: fc.array(anySpan, { maxLength: 30 }),
});
