import fc from 'fast-check';
import { understandTurn } from '../../../src/core/understanding/understandTurn';
import { intents } from '../../../src/core/understanding/understanding';

const zones = fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Sao_Paulo', 'Asia/Tehran', 'Nowhere', '');
const hints = fc.record({
  nowMs: fc.integer({ min: 0, max: 4_102_444_800_000 }),
  timeZone: zones,
  language: fc.constantFrom('en', 'xx', null),
});
const pieces = fc.constantFrom(
  '12/03',
  '5 de marzo',
  '明天下午3点',
  'thanks, bye',
  'ok',
  '?',
  '👩🏽‍💻',
  '\u0000',
  '\ud800',
  'a@b.co',
  '#12',
  "'",
  '\u200f',
  'ا',
  '.',
);
const texts = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 12 }).map((some) => some.join(' ')),
  ),
  { maxLength: 6 },
);

test('never throws, whatever is typed; the same of the same; every confidence between 0 and 1, surest known intent first', () => {
  fc.assert(
    fc.property(texts, hints, (said, when) => {
      const told = understandTurn(said, when);
      expect(understandTurn([...said], { ...when })).toEqual(told);
      expect(intents).toContain(told.intent);
      expect(told.intents?.[0]?.intent ?? told.intent).toBe(told.intent);
      for (const { confidence } of told.intents ?? []) {
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }
      for (const entity of told.entities ?? []) {
        if (entity.kind === 'date') expect(entity.day).toMatch(/^\d{4}-\d\d-\d\d$/);
      }
    }),
    { numRuns: 300 },
  );
});

/** Texts on which a careless pattern goes over the whole again and again. A quadratic one takes seconds here. */
test.each([
  'a',
  '1',
  '1,',
  '. ',
  '?',
  '@',
  'a@',
  'a.',
  '-',
  '#',
  "'",
  ' ',
  '5 de ',
  '明',
  '1:',
  '\n',
  'ha',
  'A-1',
  '٣',
  '👍',
  'march ',
])('time is bounded for 4,096 characters of %j', (piece) => {
  const text = piece.repeat(4096).slice(0, 4096);
  const when = { nowMs: 0, timeZone: 'UTC', language: null };
  understandTurn([text], when);
  const started = process.cpuUsage();
  understandTurn([text], when);
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1000).toBeLessThan(250);
});

test('what is far too long is read in part', () => {
  const started = process.cpuUsage();
  understandTurn(Array.from({ length: 50 }, () => 'how much is the table and where is my order? '.repeat(2000)));
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(1500);
});
