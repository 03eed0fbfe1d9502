import { drawWordings } from '../../../src/core/feedback/draw';
import { textKeyOf } from '../../../src/core/feedback/textKey';
import type { WordingCount } from '../../../src/core/feedback/parameters';

const counts: readonly WordingCount[] = [
  { name: 'usual', language: 'pt', worked: 30, notWorked: 70 },
  { name: 'short', language: 'pt', worked: 50, notWorked: 50 },
  { name: 'short', language: 'hi', worked: 0, notWorked: 40 },
];
const texts = (...names: string[]) => names.map((name) => ({ name, isTemplate: false, textKeys: [] as string[] }));
const seeds = Array.from({ length: 2000 }, (_, seed) => seed * 7919);

/** How often a wording is the one that is taken. */
const shareOf = (name: string, language: string | null, of = counts) =>
  seeds.filter((seed) => {
    const worths = Object.entries(drawWordings(of, texts('usual', 'short'), { language, seed }));
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
  const draws = seeds.map((seed) => drawWordings(one, texts('usual'), { language: null, seed }).usual ?? NaN);
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
  // Beta(3, 7): mean 0.3, variance 0.3 · 0.7 / 11.
  expect(mean).toBeCloseTo(0.3, 1.7);
  expect(variance).toBeCloseTo(0.0191, 2.5);
});

test('what was not tried yet is drawn too, evenly from 0 to 1: it is tried, and does not take everything', () => {
  const draws = seeds.map((seed) => drawWordings(counts, texts('new'), { language: 'pt', seed }).new ?? NaN);
  expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).toBeCloseTo(0.5, 1);
  for (const tenth of [0, 0.2, 0.4, 0.6, 0.8])
    expect(draws.filter((draw) => draw >= tenth && draw < tenth + 0.2).length / draws.length).toBeCloseTo(0.2, 1);
  const all = seeds.map((seed) => drawWordings(counts, texts('short', 'new'), { language: 'pt', seed }));
  const isNew = all.filter((worths) => worths.new! > worths.short!).length / all.length;
  expect(isNew).toBeGreaterThan(0.35);
  expect(isNew).toBeLessThan(0.65);
});

test('only what can be taken is drawn, however much was counted', () => {
  const many = Array.from({ length: 500 }, (_, place) => ({ ...counts[0]!, name: `one_${place}` }));
  expect(Object.keys(drawWordings(many, texts('one_7', 'new'), { language: 'pt', seed: 1 }))).toEqual(['one_7', 'new']);
});

test('a text and a template of one name are counted, and drawn, each on its own', () => {
  const two: WordingCount[] = [
    { name: 'usual', language: 'pt', isTemplate: false, worked: 900, notWorked: 100 },
    { name: 'usual', language: 'pt', isTemplate: true, worked: 100, notWorked: 900 },
  ];
  const both = [...texts('usual'), { name: 'usual', isTemplate: true, textKeys: [] }];
  const worths = drawWordings(two, both, { language: 'pt', seed: 1 });
  expect(worths.usual).toBeGreaterThan(0.8);
  expect(worths['template:usual']).toBeLessThan(0.2);
  // Counted together, as before: both draw from it.
  const former = drawWordings(counts, [{ name: 'short', isTemplate: true, textKeys: [] }], { language: 'hi', seed: 1 });
  expect(former['template:short']).toBeLessThan(0.2);
});

test('what another text of its name has come to says nothing about it', () => {
  const [now, before] = [textKeyOf('Ainda pensa nisso?'), textKeyOf('COMPRE JÁ!!!')];
  const both: WordingCount[] = [
    { name: 'usual', language: 'pt', isTemplate: false, textKey: now, worked: 900, notWorked: 100 },
    { name: 'usual', language: 'pt', isTemplate: false, textKey: before, worked: 0, notWorked: 9000 },
    { name: 'short', language: 'pt', isTemplate: false, textKey: before, worked: 0, notWorked: 9000 },
  ];
  const draw = (of: readonly WordingCount[], name: string, textKeys: string[], seed: number) =>
    drawWordings(of, [{ name, isTemplate: false, textKeys }], { language: 'pt', seed })[name]!;
  for (const seed of seeds.slice(0, 50))
    expect(draw(both, 'usual', [textKeyOf('Still?'), now], seed)).toBeGreaterThan(0.8);
  // Nothing is known of a new text: it is drawn as one that was never tried.
  const fresh = seeds.map((seed) => draw(both, 'short', [now], seed));
  expect(fresh).toEqual(seeds.map((seed) => draw([], 'short', [now], seed)));
  // What was counted before texts were told apart counts for any.
  const untold = both.map(({ textKey: _which, ...count }) => count);
  expect(draw(untold, 'short', [now], 1)).toBeLessThan(0.2);
});

test.each([NaN, -5, -0.5, Infinity, -Infinity])('a count of %s comes to an end, and counts nothing', (count) => {
  const odd = [{ name: 'usual', language: null, worked: count, notWorked: count }];
  for (const seed of seeds.slice(0, 50)) {
    const { usual } = drawWordings(odd, texts('usual'), { language: null, seed });
    expect(usual).toBeGreaterThan(0);
    expect(usual).toBeLessThan(1);
  }
});

test('counts that nobody can have come to an end too', () => {
  const odd = [1e308, 1e308, -1, NaN, Infinity].map((worked) => ({
    ...{ name: 'usual', language: null, worked, notWorked: 7e97 },
  }));
  for (const seed of seeds.slice(0, 100)) {
    const { usual } = drawWordings(odd, texts('usual'), { language: null, seed });
    expect(usual).toBeCloseTo(0.5, 3);
  }
});
