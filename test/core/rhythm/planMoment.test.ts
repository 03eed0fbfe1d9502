import fc from 'fast-check';
import { chanceWithin, curveOf } from '../../../src/core/rhythm/curve';
import { planMoment, type MomentFacts } from '../../../src/core/rhythm/planMoment';
import { mostCurvePoints } from '../../../src/core/rhythm/rhythm';
import { anyBuyer, anyModel, anySilence, openHours } from './randomRhythm';
import { dayMs, hourMs, mondayMs } from './support';

const costs = fc.record({
  prematureHours: fc.double({ min: 0, max: 5000, noNaN: true }),
  templateHours: fc.double({ min: 0, max: 500, noNaN: true }),
});

const facts: fc.Arbitrary<MomentFacts> = fc
  .record({
    model: anyModel,
    buyer: anyBuyer,
    silence: anySilence,
    costs,
    floorMs: fc.integer({ min: 2 * hourMs, max: 5 * dayMs }),
    capMs: fc.integer({ min: 0, max: 10 * dayMs }),
    freeMs: fc.option(fc.integer({ min: -dayMs, max: 3 * dayMs }), { nil: null }),
    isOpen: openHours,
  })
  .map(({ floorMs, capMs, freeMs, isOpen, ...known }) => ({
    ...known,
    bounds: {
      earliestMs: known.silence.beganAtMs + floorMs,
      latestMs: known.silence.beganAtMs + capMs,
      freeUntilMs: freeMs === null ? null : known.silence.beganAtMs + freeMs,
      isOpen,
    },
  }));

/** The first open minute, found the slow way. */
function floorMoment({ bounds }: MomentFacts): number {
  if (bounds.isOpen(bounds.earliestMs)) return bounds.earliestMs;
  let atMs = Math.floor(bounds.earliestMs / 60_000 + 1) * 60_000;
  while (!bounds.isOpen(atMs)) atMs += 60_000;
  return atMs;
}

describe('curveOf', () => {
  test('rises from 0 to 1, in at most forty points, whatever was learnt', () => {
    fc.assert(
      fc.property(anyModel, anyBuyer, anySilence, (model, buyer, silence) => {
        const { points } = curveOf(model, buyer, silence);
        expect(points.length).toBeLessThanOrEqual(mostCurvePoints);
        let before = { afterMs: 0, replied: 0 };
        for (const point of points) {
          expect(point.afterMs).toBeGreaterThan(before.afterMs);
          expect(point.replied).toBeGreaterThanOrEqual(before.replied - 1e-7);
          expect(point.replied).toBeLessThanOrEqual(1);
          before = point;
        }
      }),
    );
  });

  test('is read straight between its points and level after the last', () => {
    const curve = {
      points: [
        { afterMs: 10, replied: 0.2 },
        { afterMs: 30, replied: 0.6 },
      ],
    };
    expect([-5, 0, 5, 10, 20, 30, 99].map((afterMs) => Number(chanceWithin(curve, afterMs).toFixed(6)))).toEqual([
      0, 0, 0.1, 0.2, 0.4, 0.6, 0.6,
    ]);
  });
});

describe('planMoment', () => {
  test('without a model it is the floor: the first open moment', () => {
    fc.assert(
      fc.property(facts, (known) => {
        expect(planMoment({ ...known, model: null })).toEqual({
          atMs: floorMoment(known),
          why: 'floor',
          curve: null,
          chanceByThen: null,
          chanceAtAll: null,
        });
      }),
    );
  });

  test('what is learnt only ever puts it off, into open hours, and never past the cap', () => {
    fc.assert(
      fc.property(facts, (known) => {
        const fixed = floorMoment(known);
        const plan = planMoment(known);
        if (plan === null) throw new Error('There are open hours.');
        expect(plan.atMs).toBeGreaterThanOrEqual(fixed);
        expect(plan.atMs).toBeLessThanOrEqual(Math.max(fixed, known.bounds.latestMs));
        expect(known.bounds.isOpen(plan.atMs)).toBe(true);
        expect(plan.why).toBe(plan.atMs === fixed ? 'floor' : 'rhythm');
        expect(plan.chanceByThen).toBeGreaterThanOrEqual(0);
        expect(plan.chanceAtAll).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the same facts give the same plan', () => {
    fc.assert(
      fc.property(facts, (known) => expect(planMoment(known)).toEqual(planMoment(known))),
      { numRuns: 20 },
    );
  });

  test('a dearer needless message is never sent earlier', () => {
    fc.assert(
      fc.property(facts, fc.double({ min: 1, max: 10, noNaN: true }), (known, times) => {
        const free = { ...known, costs: { ...known.costs, templateHours: 0 } };
        const dearer = { ...free, costs: { ...free.costs, prematureHours: free.costs.prematureHours * times } };
        expect(planMoment(dearer)?.atMs).toBeGreaterThanOrEqual(planMoment(free)?.atMs ?? Number.NaN);
      }),
    );
  });

  test('there is no moment where nothing ever opens', () => {
    const [known] = fc.sample(facts, { numRuns: 1, seed: 1 });
    if (known === undefined) throw new Error('No sample.');
    expect(planMoment({ ...known, bounds: { ...known.bounds, isOpen: () => false } })).toBeNull();
  });

  test('opens to the minute', () => {
    const [known] = fc.sample(facts, { numRuns: 1, seed: 1 });
    if (known === undefined) throw new Error('No sample.');
    const opensMs = mondayMs + 7 * 60_000;
    const bounds = { ...known.bounds, earliestMs: mondayMs - hourMs, isOpen: (atMs: number) => atMs >= opensMs };
    expect(planMoment({ ...known, model: null, bounds })?.atMs).toBe(opensMs);
  });

  /** Half of all reply, all of them around the thirtieth hour, and a template costs or not. */
  describe('around the end of the free window', () => {
    const flat = new Array<number>(24).fill(1);
    const halfLater = { fast: 0, later: 0.5, never: 0.5 };
    const model = {
      format: 1 as const,
      learntFromSpans: 1000,
      horizonHours: 168,
      classes: {
        profile: flat,
        fast: { mu: -3, sd: 1 },
        later: { mu: Math.log(30), sd: 0.2 },
        shares: {
          neverWrote: halfLater,
          within15Minutes: halfLater,
          withinHour: halfLater,
          withinDay: halfLater,
          longer: halfLater,
        },
        shareOverall: halfLater,
        pseudoSpans: 10,
        pseudoBursts: 30,
      },
      hazard: { coefficients: new Array<number>(36).fill(0), latency: 0, replied: 0.5 },
      hazardWeight: 0,
    };
    const plannedHours = (prematureHours: number, templateHours: number): number => {
      const plan = planMoment({
        model,
        buyer: { activity: new Array<number>(24).fill(0), spans: [] },
        silence: { beganAtMs: mondayMs, state: 'withinHour', sinceTheirsMs: hourMs, sinceOursMs: null, zone: 'UTC' },
        bounds: {
          earliestMs: mondayMs + 4 * hourMs,
          latestMs: mondayMs + 5 * dayMs,
          freeUntilMs: mondayMs + 24 * hourMs,
          isOpen: () => true,
        },
        costs: { prematureHours, templateHours },
      });
      return ((plan?.atMs ?? 0) - mondayMs) / hourMs;
    };

    test('a reply that is likely is waited for', () => expect(plannedHours(200, 0)).toBeGreaterThan(36));
    test('where needless messages cost nothing, nothing is waited for', () => expect(plannedHours(0, 0)).toBe(4));
    test('a dear template is not worth the waiting', () => expect(plannedHours(50, 200)).toBeLessThan(24));
  });
});
