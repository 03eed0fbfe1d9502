import fc from 'fast-check';
import { coefficientNames } from '../../../src/core/rhythm/hazard';
import {
  conversationStates,
  type BuyerRhythm,
  type ClassShares,
  type RhythmModel,
  type Silence,
  type Span,
} from '../../../src/core/rhythm/rhythm';
import { stateOf } from '../../../src/core/rhythm/spans';
import { dayMs, hourMs, mondayMs } from './support';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const shares: fc.Arbitrary<ClassShares> = fc
  .tuple(number(0.001, 1), number(0.001, 1), number(0.001, 1))
  .map(([fast, later, never]) => {
    const sum = fast + later + never;
    return { fast: fast / sum, later: later / sum, never: never / sum };
  });

const logNormal = fc.record({ mu: number(-5, 5), sd: number(0.2, 4) });

/** Any model there could be, not only such as would be learnt. */
export const anyModel: fc.Arbitrary<RhythmModel> = fc.record({
  format: fc.constant(1 as const),
  learntFromSpans: fc.nat(),
  horizonHours: fc.constantFrom(72, 168),
  classes: fc.record({
    profile: fc
      .array(number(0.1, 3), { minLength: 24, maxLength: 24 })
      .map((hours) => hours.map((hour) => (24 * hour) / hours.reduce((sum, one) => sum + one, 0))),
    fast: logNormal,
    later: logNormal,
    shares: fc
      .array(shares, { minLength: 5, maxLength: 5 })
      .map(
        (all) =>
          Object.fromEntries(
            conversationStates.map((state, index) => [state, all[index]]),
          ) as RhythmModel['classes']['shares'],
      ),
    shareOverall: shares,
    pseudoSpans: number(1, 20),
    pseudoBursts: number(1, 50),
  }),
  hazard: fc.record({
    coefficients: fc.array(number(-3, 3), { minLength: coefficientNames.length, maxLength: coefficientNames.length }),
    latency: number(-2, 3),
    replied: number(0, 1),
  }),
  hazardWeight: number(0, 1),
});

const since = fc.option(fc.integer({ min: 0, max: 60 * dayMs }), { nil: null });
export const zones = fc.constantFrom('UTC', 'Europe/Madrid', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Auckland');
const instant = fc.integer({ min: mondayMs, max: mondayMs + 365 * dayMs });

const span: fc.Arbitrary<Span> = fc
  .record({
    startedAtMs: instant,
    durationMs: fc.integer({ min: 0, max: 30 * dayMs }),
    end: fc.constantFrom('replied' as const, 'promptedAgain' as const),
    sinceTheirsMs: since,
    sinceOursMs: since,
  })
  .map((made) => ({ ...made, state: stateOf(made.sinceTheirsMs) }));

export const anyBuyer: fc.Arbitrary<BuyerRhythm> = fc.record({
  activity: fc.array(fc.nat({ max: 50 }), { minLength: 24, maxLength: 24 }),
  spans: fc.array(span, { maxLength: 30 }),
});

export const anySilence: fc.Arbitrary<Silence> = fc
  .record({ beganAtMs: instant, sinceTheirsMs: since, sinceOursMs: since, zone: zones })
  .map((made) => ({ ...made, state: stateOf(made.sinceTheirsMs) }));

/** Open hours by the clock of UTC, not on some days of the week. */
export const openHours: fc.Arbitrary<(atMs: number) => boolean> = fc
  .record({ from: fc.nat({ max: 22 }), hours: fc.integer({ min: 1, max: 24 }), closedDay: fc.nat({ max: 9 }) })
  .map(({ from, hours, closedDay }) => (atMs: number) => {
    const hour = Math.floor(atMs / hourMs) % 24;
    return hour >= from && hour < from + hours && Math.floor(atMs / dayMs) % 7 !== closedDay;
  });
