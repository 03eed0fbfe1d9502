import { claimsIn } from '../../../src/core/answer/claimsIn';

const none = { numbers: [], dates: [], weekdays: [], times: [], links: [], emails: [], currencies: [] };

test.each([
  ['1.500,00', '1500'],
  ['1,500.00', '1500'],
  ['1500', '1500'],
  ['1 500', '1500'],
  ['12’345.50', '12345.5'],
  ['19,90', '19.9'],
  ['19.90', '19.9'],
  ['0.500', '0.5'],
  ['007', '7'],
  ['١٥٠٠', '1500'],
  ['१५', '15'],
  ['１５', '15'],
  ['10%', '10%'],
  ['10 %', '10%'],
])('the number %s is %s', (written, value) => {
  expect(claimsIn(`x ${written} y`).numbers).toEqual([value]);
});

test.each([
  ['open from 9:00 to 18h30', { times: ['9:00', '18:30'] }],
  ['until 31/12/2026', { dates: ['31-12-2026'] }],
  ['until 2026-03-01', { dates: ['2026-3-1'] }],
  ['bis 1.3.2026', { dates: ['1-3-2026'] }],
  ['see https://www.Example.com/a?b=1.', { links: ['example.com/a?b=1'] }],
  ['see example.com/a', { links: ['example.com/a'] }],
  ['write to Sales@Example.com.', { emails: ['sales@example.com'] }],
  ['请写信给sales@example.com或者来电', { emails: ['sales@example.com'] }],
  ['смотрите на пример.рф/карта', { links: ['пример.рф'] }],
  ['见https://example.com/map查看', { links: ['example.com/map'] }],
  ['it costs R$ 20', { numbers: ['20'], currencies: ['$'] }],
  ['价格是20元', { numbers: ['20'] }],
  ['closed on Mondays', { weekdays: ['1'] }],
  ['segunda-feira e sábado', { weekdays: ['1', '6'] }],
  ['по вторникам', { weekdays: ['2'] }],
  ['أيام الجمعة', { weekdays: ['5'] }],
  ['周日休息', { weekdays: ['7'] }],
  ['pazartesi günü', { weekdays: ['1'] }],
  ['a segunda opção', {}],
  ['nothing to check here.', {}],
])('%s', (text, found) => {
  expect(claimsIn(text)).toEqual({ ...none, ...found });
});

test.each([
  ['one word without an end', 'x'.repeat(200_000)],
  ['a text without spaces', '退货'.repeat(100_000)],
  ['nothing but digits', '1'.repeat(200_000)],
  ['groups of digits', '1.000'.repeat(40_000)],
  ['dots', 'a.'.repeat(100_000)],
  ['signs', '@'.repeat(200_000)],
])('%s is read in no time', (_what, text) => {
  const begun = performance.now();
  claimsIn(text);
  expect(performance.now() - begun).toBeLessThan(2000);
});
