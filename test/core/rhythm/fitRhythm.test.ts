import { curveOf, chanceWithin } from '../../../src/core/rhythm/curve';
import { fitRhythm } from '../../../src/core/rhythm/fitRhythm';
import { coefficientNames } from '../../../src/core/rhythm/hazard';
import { conversationStates, type RhythmModel } from '../../../src/core/rhythm/rhythm';
import { dayMs, hourMs, mondayMs, planted, plantedHistories } from './support';

const histories = plantedHistories(planted, 120, 12, 7);
const untilMs = mondayMs + 365 * dayMs;

function fitted(): RhythmModel {
  const model = fitRhythm(histories, untilMs);
  if (model === null) throw new Error('Nothing was learnt.');
  return model;
}

describe('fitRhythm', () => {
  const model = fitted();

  test('finds what was planted', () => {
    expect(model.classes.fast.mu).toBeCloseTo(planted.fast.mu, 0.5);
    expect(model.classes.fast.sd).toBeCloseTo(planted.fast.sd, 0.5);
    expect(model.classes.later.mu).toBeCloseTo(planted.later.mu, 0.5);
    expect(model.classes.later.sd).toBeCloseTo(planted.later.sd, 0.5);
    expect(Math.abs(model.classes.shareOverall.fast - planted.fast.share)).toBeLessThan(0.05);
    expect(Math.abs(model.classes.shareOverall.later - planted.later.share)).toBeLessThan(0.05);
  });

  test.each([1, 24, 72])('forecasts the share that replies within %s hours', (hours) => {
    const spans = histories.map(({ messages }) => messages[1]);
    const replied = spans.filter(
      (next, index) =>
        next?.direction === 'in' && next.atMs - (histories[index]?.messages[0]?.atMs ?? 0) <= hours * hourMs,
    );
    const silence = {
      beganAtMs: mondayMs,
      state: 'neverWrote',
      sinceTheirsMs: null,
      sinceOursMs: null,
      zone: 'UTC',
    } as const;
    const curve = curveOf(model, { activity: new Array<number>(24).fill(0), spans: [] }, silence);
    expect(Math.abs(chanceWithin(curve, hours * hourMs) - replied.length / spans.length)).toBeLessThan(0.1);
  });

  test('gives the same model again, also from its own JSON', () => {
    expect(fitRhythm(histories, untilMs)).toEqual(model);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
  });

  test('does not look at what comes later', () => {
    const cutMs = mondayMs + 60 * dayMs;
    const cut = histories.map(({ messages, zone }) => ({
      zone,
      messages: messages.filter(({ atMs }) => atMs <= cutMs),
    }));
    expect(fitRhythm(histories, cutMs)).toEqual(fitRhythm(cut, cutMs));
    expect(fitRhythm(cut, cutMs)?.learntFromSpans).toBeLessThan(model.learntFromSpans);
  });

  test('stays small: less than a hundred numbers, all of them finite', () => {
    const numbers: number[] = [];
    JSON.stringify(model, (_key, value: unknown) => {
      if (typeof value === 'number') numbers.push(value);
      return value;
    });
    expect(numbers.length).toBeLessThan(100);
    expect(numbers.every(Number.isFinite)).toBe(true);
    expect(model.hazard.coefficients).toHaveLength(coefficientNames.length);
    expect(new Set(coefficientNames).size).toBe(coefficientNames.length);
    for (const state of conversationStates) {
      const { fast, later, never } = model.classes.shares[state];
      expect(fast + later + never).toBeCloseTo(1, 9);
    }
  });

  test('hears the hazard the more the more was seen, and never more than half', () => {
    expect(model.hazardWeight).toBeGreaterThan(0.15);
    expect(model.hazardWeight).toBeLessThan(0.5);
    const fewer = fitRhythm(histories.slice(0, 20), untilMs);
    expect(fewer?.hazardWeight).toBeLessThan(model.hazardWeight / 2);
  });

  test('learns nothing from too little', () => {
    expect(fitRhythm([], untilMs)).toBeNull();
    expect(fitRhythm(histories.slice(0, 16), untilMs)).toBeNull();
    expect(fitRhythm(histories.slice(0, 17), untilMs)).not.toBeNull();
  });

  test.each([
    ['nobody ever replies', { fast: { share: 0, mu: 0, sd: 1 }, later: { share: 0, mu: 0, sd: 1 } }],
    ['everybody replies at once', { fast: { share: 1, mu: -4, sd: 0.01 }, later: { share: 0, mu: 0, sd: 1 } }],
  ])('holds when %s', (_name, all) => {
    const extreme = fitRhythm(plantedHistories(all, 40, 10, 3), untilMs);
    expect(JSON.stringify(extreme)).not.toContain('null');
  });
});
