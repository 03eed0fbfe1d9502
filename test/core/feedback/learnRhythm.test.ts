import { learnRhythm, standingForAll } from '../../../src/core/feedback/learnRhythm';
import { fitRhythm } from '../../../src/core/rhythm/fitRhythm';
import { hourMs, nowMs, rhythmHistories, rhythmStartMs } from './rhythmHistories';

test('buyers who have a rhythm of their own are forecast better than with one curve; learnt again it is not better', () => {
  const given = rhythmHistories(150, false);
  const { learnt, heldOut, fittedBefore } = learnRhythm(given, null, nowMs);
  if (learnt.outcome !== 'learnt') throw new Error(JSON.stringify(learnt));
  const [, candidate, oneCurve] = learnt.figures;
  expect(candidate?.value).toBeLessThan((oneCurve?.value ?? 0) * 0.9);
  expect(heldOut.length).toBeGreaterThan(50);
  // What was learnt from all of it has seen what it is held against.
  const again = learnRhythm(given, learnt.value, nowMs).learnt;
  expect(again.figures.map(({ name }) => name)).toEqual(['heldOutSpans', 'brier', 'brierOneCurve', 'brierInForce']);
  expect(again.outcome).toBe('notBetter');
  expect(learnRhythm(given, null, nowMs).learnt).toEqual(learnt);
  // What waiting is worth is judged by a model that has seen nothing of what it is judged on.
  expect(fittedBefore).not.toEqual(learnt.value);
  const splitMs = Math.min(...heldOut.map(({ span }) => span.startedAtMs));
  const older = given.map((one) => ({ ...one, messages: one.messages.filter(({ atMs }) => atMs < splitMs) }));
  expect(fittedBefore).toEqual(fitRhythm(older, splitMs));
}, 60_000);

test('too few spans teach nothing', () => {
  expect(learnRhythm(rhythmHistories(20, true), null, nowMs).learnt).toMatchObject({
    outcome: 'tooLittle',
    figures: [],
  });
  expect(learnRhythm([], null, nowMs)).toMatchObject({ learnt: { seen: 0 }, heldOut: [] });
});

test('nothing after now is looked at, and what was written before is judged as it was known then', () => {
  const given = rhythmHistories(150, false);
  const earlierMs = rhythmStartMs + 700 * hourMs;
  const cut = given.map((one) => ({ ...one, messages: one.messages.filter(({ atMs }) => atMs < earlierMs) }));
  expect(learnRhythm(given, null, earlierMs).learnt).toEqual(learnRhythm(cut, null, earlierMs).learnt);
}, 60_000);

test('a rhythm in force that forecasts worse than one curve for everybody is named so when there is none better', () => {
  const given = rhythmHistories(150, true);
  const other = learnRhythm(rhythmHistories(150, false), null, nowMs).learnt;
  if (other.outcome !== 'learnt') throw new Error(other.outcome);
  const upsideDown = {
    ...other.value,
    hazardWeight: 1,
    hazard: { ...other.value.hazard, coefficients: other.value.hazard.coefficients.map((one) => -one) },
  };
  const { learnt } = learnRhythm(given, upsideDown, nowMs);
  const [, candidate, oneCurve, inForce] = learnt.figures.map(({ value }) => value) as [number, number, number, number];
  expect(inForce).toBeGreaterThan(oneCurve);
  expect(candidate).toBeGreaterThan(oneCurve);
  expect(learnt.outcome).toBe('worse');
}, 60_000);

test('of more message times than one fit may hold, evenly chosen buyers stand for all', () => {
  const all = rhythmHistories(150, false);
  const timesOf = (some: typeof all) => some.reduce((sum, { messages }) => sum + messages.length, 0);
  const times = timesOf(all);
  expect(standingForAll(all, times)).toBe(all);
  const some = [...standingForAll(all, times / 3)];
  expect(timesOf(some) / times).toBeCloseTo(1 / 3, 1);
  expect(some.every((one) => all.includes(one))).toBe(true);
  // From the first to the last of them, as they come.
  const places = some.map((one) => all.indexOf(one));
  expect(Math.max(...places.map((place, at) => place - (places[at - 1] ?? -3)))).toBeLessThanOrEqual(4);
  expect(standingForAll([], 5)).toEqual([]);
});
