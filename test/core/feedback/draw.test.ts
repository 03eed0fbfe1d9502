import { drawWordings } from '../../../src/core/feedback/draw';
import type { WordingCount } from '../../../src/core/feedback/parameters';

const counts: readonly WordingCount[] = [
  { name: 'usual', language: 'pt', worked: 30, notWorked: 70 },
  { name: 'short', language: 'pt', worked: 50, notWorked: 50 },
  { name: 'short', language: 'hi', worked: 0, notWorked: 40 },
];
const seeds = Array.from({ length: 2000 }, (_, seed) => seed * 7919);

/** How often a wording is the one that is taken. */
const shareOf = (name: string, language: string | null, of = counts) =>
  seeds.filter((seed) => {
    const worths = Object.entries(drawWordings(of, { language, seed }));
    return worths.sort(([, a], [, b]) => b - a)[0]?.[0] === name;
  }).length / seeds.length;

test('the better wording is drawn nearly always, once much was seen', () => {
  expect(shareOf('short', 'pt_BR')).toBeGreaterThan(0.98);
  expect(shareOf('usual', 'hi')).toBeGreaterThan(0.98);
});

test('with little seen both are tried', () => {
  const few = counts.map((count) => ({
    ...count,
    worked: Math.ceil(count.worked / 30),
    notWorked: Math.ceil(count.notWorked / 30),
  }));
  expect(shareOf('short', 'pt', few)).toBeGreaterThan(0.4);
  expect(shareOf('usual', 'pt', few)).toBeGreaterThan(0.1);
});

test('draws have the mean and the spread of the Beta distribution', () => {
  const one = [{ name: 'usual', language: null, worked: 2, notWorked: 6 }];
  const draws = seeds.map((seed) => drawWordings(one, { language: null, seed }).usual ?? NaN);
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
  // Beta(3, 7): mean 0.3, variance 0.3 · 0.7 / 11.
  expect(mean).toBeCloseTo(0.3, 1.7);
  expect(variance).toBeCloseTo(0.0191, 2.5);
});
