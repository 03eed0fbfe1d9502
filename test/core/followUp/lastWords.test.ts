import fc from 'fast-check';
import { lastWordsOf, type SaidMessage } from '../../../src/core/followUp/lastWords';

const minuteMs = 60_000;
const beganAtMs = Date.parse('2026-03-10T12:00:00Z');
const hints = { language: 'en', zone: 'Europe/Berlin' };

/** Messages as a test writes them, oldest first: side, minutes before the silence, words, turn. */
type Line = readonly ['in' | 'out', number, string | null, string?];

function saidOf(lines: readonly Line[]): SaidMessage[] {
  return lines
    .map(([direction, minutes, text, turnId = null], place) => ({
      ...{ id: `m${place}`, direction, text, turnId, atMs: beganAtMs - minutes * minuteMs },
      status: direction === 'in' ? ('none' as const) : ('delivered' as const),
    }))
    .reverse();
}
const read = (lines: readonly Line[], justLeft: string | null = null) =>
  lastWordsOf(saidOf(lines), { beganAtMs, justLeft }, hints);

test('nobody wrote', () => {
  expect(read([])).toEqual({ lastWord: null, ours: null, theirs: null, liveTurns: 0, status: 'none' });
});

test('what one side said together is one word; what it said long before is not', () => {
  const words = read([
    ['in', 90, 'Thanks, bye!', 'trn_1'],
    ['in', 60, 'How much is the blue chair?', 'trn_2'],
    ['out', 40, 'Shall I call you?'],
    ['out', 4, 'The blue chair is $350.'],
    ['out', 0, 'It is on the second floor.'],
  ]);
  expect(words).toMatchObject({ lastWord: 'us', ours: { price: true, asks: false }, theirs: { closing: false } });
});

test('a buyer’s turn is one word however long it took to type', () => {
  const words = read([
    ['in', 50, 'Let me think about it', 'trn_1'],
    ['in', 30, 'it is a lot', 'trn_1'],
    ['out', 0, 'Of course.'],
  ]);
  expect(words.theirs).toMatchObject({ deferral: true });
});

test('a message that has just left counts before it is shown, and once', () => {
  const before: Line[] = [['in', 5, 'How much is it?', 'trn_1']];
  expect(read(before, 'It is $350.')).toMatchObject({ lastWord: 'us', ours: { price: true }, status: 'sent' });
  expect(read([...before, ['out', 0, 'It is $350.']], 'It is $350.')).toEqual(
    read([...before, ['out', 0, 'It is $350.']]),
  );
});

test('without words of ours there are no cues of ours; the last word may be the buyer’s', () => {
  expect(read([['out', 10, null]])).toMatchObject({ lastWord: 'us', ours: null, status: 'delivered' });
  expect(
    read([
      ['out', 10, 'Hello?'],
      ['in', 1, 'Thanks!', 'trn_1'],
    ]),
  ).toMatchObject({
    ...{ lastWord: 'buyer', status: 'none', theirs: { closing: true } },
  });
});

test('turns of the half hour before are live', () => {
  const words = read([
    ['in', 40, 'Hi', 'trn_1'],
    ['in', 29, 'Blue', 'trn_2'],
    ['in', 28, 'or green', 'trn_2'],
    ['in', 3, 'Green', null as never],
    ['out', 0, 'Which size?'],
  ]);
  expect(words.liveTurns).toBe(2);
});

test('whatever was said, it is read without a fault', () => {
  const line = fc.tuple(
    fc.constantFrom('in' as const, 'out' as const),
    fc.integer({ min: 0, max: 5000 }),
    fc.option(fc.string({ unit: 'grapheme', maxLength: 60 })),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), fc.option(fc.string()), (lines, justLeft) => {
      const words = read(lines as Line[], justLeft);
      expect(words.lastWord === null).toBe(lines.length === 0 && justLeft === null);
      if (!lines.some(([direction]) => direction === 'in')) expect(words.theirs).toBeNull();
    }),
    { numRuns: 100 },
  );
});
