import fc from 'fast-check';
import { learnDueTime, learnLeastChance } from '../../../src/core/feedback/learnDueTime';
import { learnHandOver } from '../../../src/core/feedback/learnHandOver';
import { learnTemplateHours, learnWordings } from '../../../src/core/feedback/learnWordings';
import { learntFactsOf, learntForRouteOf, type InForceValues } from '../../../src/core/feedback/learntFactsOf';
import { parameterBounds, type LearntValues } from '../../../src/core/feedback/parameters';
import type { ChanceTally, IntentTally, WaitTally, WordingTally } from '../../../src/core/feedback/tallied';
import { boundedLearnt } from '../../../src/core/followUp/learntBounds';
import { decideRoute } from '../../../src/core/route/decideRoute';
import { context, minutes, rules } from '../given';
import { more } from '../rules/moreContext';

const count = fc.nat({ max: 5000 });
const clarity = { oneQuestion: count, answered: count, askedBack: count, ignored: count };
const anyWording: fc.Arbitrary<WordingTally> = fc.record({
  name: fc.constantFrom('usual', 'short', 'continuo_follow_up_1', 'constructor'),
  language: fc.constantFrom('pt', 'en', 'hi', null),
  isTemplate: fc.boolean(),
  ...{ worked: count, notWorked: count, readOnly: count, notDelivered: count, optedOut: count, ...clarity },
});
const anyIntent: fc.Arbitrary<IntentTally> = fc.record({
  intent: fc.constantFrom('price', 'delivery', '__proto__'),
  ...{ answers: count, overruled: count, doubted: count, draftsKept: count, draftsCorrected: count, ...clarity },
});
const anyChance: fc.Arbitrary<ChanceTally> = fc.record({ percent: fc.nat({ max: 100 }), sent: count, worked: count });
const anyWait: fc.Arbitrary<WaitTally> = fc.record({
  minutes: fc.double({ min: 0.5, max: 1e6, noNaN: true }),
  ...{ wroteAgain: count, answered: count },
});

const holds = (value: number, { least, most }: { readonly least: number; readonly most: number }) => {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
};

test('whatever outcomes come in, what is learnt stays within its bounds', () => {
  fc.assert(
    fc.property(
      fc.array(anyWording, { maxLength: 20 }),
      fc.array(anyIntent, { maxLength: 10 }),
      fc.array(anyChance, { maxLength: 20 }),
      fc.array(anyWait, { maxLength: 20 }),
      (wordings, intents, chances, waits) => {
        const learnt = [
          [learnTemplateHours(wordings), parameterBounds.templateHours],
          [learnLeastChance(chances, null), parameterBounds.leastChance],
          [learnLeastChance(chances, 0.07), parameterBounds.leastChance],
          [learnDueTime(waits), parameterBounds.dueTime],
        ] as const;
        for (const [one, bounds] of learnt) if (one.outcome === 'learnt') holds(one.value, bounds);
        const handOver = learnHandOver(intents);
        if (handOver.outcome === 'learnt') for (const { by } of handOver.value) holds(by, parameterBounds.handOver);
        const chosen = learnWordings(wordings);
        if (chosen.outcome !== 'learnt') return;
        const known = new Set(wordings.map(({ name }) => name));
        for (const { name } of chosen.value) expect(known).toContain(name);
      },
    ),
  );
});

const anyNumber = fc.oneof(fc.double(), fc.constantFrom(NaN, Infinity, -Infinity, -1, 1e9));
const candidates = ['usual', 'short', 'new'].map((name) => ({ name, isTemplate: false, textKeys: [] }));
const versioned = <Value>(value: fc.Arbitrary<Value>) =>
  fc.option(fc.record({ version: fc.integer({ min: 1, max: 99 }), value }), { nil: undefined });
const anyValues = fc.record<InForceValues & Record<string, unknown>>({
  prematureHours: versioned(anyNumber),
  templateHours: versioned(anyNumber),
  leastChance: versioned(anyNumber),
  wordings: versioned(
    fc.array(
      fc.record({
        name: fc.constantFrom('usual', 'short'),
        language: fc.constantFrom('pt', null),
        worked: anyNumber,
        notWorked: anyNumber,
      }),
    ),
  ),
  handOver: versioned(fc.array(fc.record({ intent: fc.constantFrom('price', 'delivery'), by: anyNumber }))),
  dueTime: versioned(anyNumber),
}) as fc.Arbitrary<InForceValues>;

test('whatever is stored, what decisions are told is within bounds, and the same seed draws the same', () => {
  fc.assert(
    fc.property(anyValues, fc.nat(), fc.constantFrom('pt', 'pt_BR', 'en', null), (values, seed, language) => {
      const facts = learntFactsOf(values, candidates, { language, seed });
      const names = ['prematureHours', 'templateHours', 'leastChance', 'wordings'] as const;
      expect(facts === null).toBe(names.every((name) => values[name] === undefined));
      if (facts === null) return;
      expect(boundedLearnt(facts)).toEqual(facts);
      for (const worth of Object.values(facts.wordings)) holds(worth, parameterBounds.wordings);
      expect(learntFactsOf(values, candidates, { language, seed })).toEqual(facts);
    }),
  );
});

test('nothing in force tells decisions nothing: the fixed policy', () => {
  expect(learntFactsOf({}, candidates, { language: 'pt', seed: 1 })).toBeNull();
  expect(learntForRouteOf({})).toBeNull();
});

test('what is learnt never makes automation answer more', () => {
  const anyConfidence = fc.integer({ min: 50, max: 90 }).map((percent) => percent / 100);
  const general = rules({ reply: { learntTarget: { leastMinutes: 30, mostMinutes: 90 } } });
  let handedOver = 0;
  fc.assert(
    fc.property(
      anyValues,
      anyConfidence,
      fc.constantFrom('price', 'greeting' as const),
      (values, confidence, intent) => {
        const turn = { understanding: { language: 'pt', intent, confidence, asks: true, urgent: false } } as const;
        const fixed = decideRoute({ ...context({}, turn), more }, general);
        const learnt = learntForRouteOf(values);
        const told = decideRoute({ ...context({}, turn), more: { ...more, ...(learnt && { learnt }) } }, general);
        if (learnt === null) expect(told).toEqual(fixed);
        if (fixed.outcome !== 'automationReplies') expect(told.outcome).toBe(fixed.outcome);
        if (fixed.outcome === 'automationReplies' && told.outcome === 'humanReplies') handedOver++;
        if (told.outcome === 'noReply' || fixed.outcome === 'noReply') return;
        const askedMs = context().turn.messages[0]?.atMs ?? 0;
        expect(told.dueAtMs - askedMs).toBeGreaterThanOrEqual(minutes(30));
        expect(told.dueAtMs - askedMs).toBeLessThanOrEqual(minutes(90));
      },
    ),
    { numRuns: 1000 },
  );
  expect(handedOver).toBeGreaterThan(5);
});

test('a due time is learnt only inside a range that the rules give, and not over what a person set here', () => {
  const learnt = learntForRouteOf({
    dueTime: { version: 1, value: 45 } satisfies NonNullable<InForceValues['dueTime']>,
  });
  const dueWith = (general: ReturnType<typeof rules>, own: object | null = null) => {
    const decision = decideRoute(
      { ...context({ control: { ownRules: own } }), more: { ...more, learnt: learnt ?? undefined } },
      general,
    );
    return decision.outcome === 'noReply' ? null : decision.dueAtMs - (context().turn.messages[0]?.atMs ?? 0);
  };
  const ranged = rules({ reply: { learntTarget: { leastMinutes: 30, mostMinutes: 90 } } });
  expect(dueWith(rules())).toBe(minutes(60));
  expect(dueWith(ranged)).toBe(minutes(45));
  expect(dueWith(rules({ reply: { learntTarget: { leastMinutes: 50, mostMinutes: 90 } } }))).toBe(minutes(50));
  expect(dueWith(ranged, { reply: { targetMinutes: 5 } })).toBe(minutes(5));
});

test('values keep their types', () => {
  const values: Pick<LearntValues, 'prematureHours'> = { prematureHours: 1 };
  expect(
    learntFactsOf({ prematureHours: { version: 1, value: values.prematureHours } }, candidates, {
      language: null,
      seed: 0,
    }),
  ).toMatchObject({
    version: 'prematureHours.1',
    model: null,
    prematureHours: parameterBounds.prematureHours.least,
  });
});
