import { learnPrematureHours } from '../../../src/core/feedback/learnPremature';
import { learnRhythm, type RhythmLearnt } from '../../../src/core/feedback/learnRhythm';
import { parameterBounds } from '../../../src/core/feedback/parameters';
import type { Example } from '../../../src/core/rhythm/examples';
import { hourMs, nowMs, rhythmHistories } from './rhythmHistories';

/** What is tried, in order. */
const steps = [24, 36, 48, 72, 96, 132, 168, 240, 336, 672, 1344, 2000];
let judged: RhythmLearnt;
beforeAll(() => {
  judged = learnRhythm(rhythmHistories(250, false), null, nowMs);
});

const known = new Map<number | null, ReturnType<typeof learntAnew>>();
/** What is learnt from all of them; the same is not reckoned twice. */
function learnt(inForce: number | null) {
  const found = known.get(inForce) ?? learntAnew(inForce, judged.heldOut);
  known.set(inForce, found);
  return found;
}

function learntAnew(inForce: number | null, cases: readonly Example[]) {
  const result = learnPrematureHours(judged.fittedBefore!, cases, inForce);
  if (result.outcome !== 'learnt') throw new Error(result.outcome);
  const [fixed, needless, meanHours] = result.figures.map(({ value }) => value) as [number, number, number];
  return { value: result.value, fixed, needless, meanHours };
}

test('it moves by one step a run at most, and comes to rest', () => {
  for (const start of steps) {
    let value = start;
    const path = [value];
    for (let run = 0; run < 2 * steps.length; run++) {
      const next = learnt(value).value;
      expect(Math.abs(steps.indexOf(next) - steps.indexOf(value))).toBeLessThanOrEqual(1);
      path.push((value = next));
    }
    expect([start, path.at(-1)]).toEqual([start, path.at(-2)]);
    expect(learnt(value).meanHours).toBeLessThanOrEqual(38);
  }
  const first = learnt(null);
  expect(learnt(first.value)).toEqual(first);
});

test('some silences more or less do not move what has come to rest', () => {
  let value = 168;
  for (let run = 0; run < steps.length; run++) value = learnt(value).value;
  for (let left = 0; left < 5; left++) {
    const most = judged.heldOut.filter((_, place) => place % 20 !== left);
    expect([left, learntAnew(value, most).value]).toEqual([left, value]);
  }
});

test('what was in force between two steps stays while it is good enough, and nothing leaves the bounds', () => {
  let value = 168;
  for (let run = 0; run < steps.length; run++) value = learnt(value).value;
  expect(learnt(value + 1).value).toBe(value + 1);
  for (const wild of [1, 1e9]) {
    expect(learnt(wild).value).toBeGreaterThanOrEqual(parameterBounds.prematureHours.least);
    expect(learnt(wild).value).toBeLessThanOrEqual(parameterBounds.prematureHours.most);
  }
  expect(learnt(value).fixed).toBeGreaterThan(0);
  expect(parameterBounds.prematureHours.least).toBe(steps[0]);
});

test('fifty silences of a day are needed', () => {
  const days = judged.heldOut.filter(({ span }) => span.durationMs >= 24 * hourMs);
  expect(days.length).toBeGreaterThanOrEqual(50);
  const few = learnPrematureHours(judged.fittedBefore!, days.slice(0, 49), null);
  expect(few).toEqual({ outcome: 'tooLittle', seen: 49, figures: [] });
});
