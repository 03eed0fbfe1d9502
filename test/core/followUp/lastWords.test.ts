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

test('a reply that names one of the choices in our question is read beside it; ours after it is not', () => {
  const asked: Line = ['out', 9, 'All paid. Would you like it gift-wrapped in red or golden?'];
  expect(read([asked, ['in', 5, 'golden', 'trn_1']]).theirs).toMatchObject({ namesChoice: true });
  expect(read([['in', 5, 'golden', 'trn_1'], asked]).theirs).not.toHaveProperty('namesChoice');
});

test('a message that has just left counts before it is shown, and once', () => {
  const before: Line[] = [['in', 5, 'How much is it?', 'trn_1']];
  expect(read(before, 'It is $350.')).toMatchObject({ lastWord: 'us', ours: { price: true }, status: 'sent' });
  expect(read([...before, ['out', 0, 'It is $350.']], 'It is $350.')).toEqual(
    read([...before, ['out', 0, 'It is $350.']]),
  );
});

describe('a promise of ours', () => {
  const asked: Line = ['in', 20, 'How much is the blue chair?', 'trn_1'];
  const promise: Line = ['out', 5, 'One moment, let me check.'];

  test.each<[string, Line[]]>([
    ['alone', []],
    ['with a goodbye after it', [['out', 4, 'Have a nice day!']]],
    ['with thanks after it', [['out', 4, 'Thank you!']]],
    ['with a sign after it', [['out', 4, '🙏']]],
    ['with the same said again', [['out', 4, 'I will get back to you.']]],
    ['with something after it that was taken back', [['out', 4, null]]],
  ])('is open %s', (what, after) => {
    const lines = saidOf([asked, promise, ...after]);
    const said = what.endsWith('taken back') ? lines.with(0, { ...lines[0]!, isTakenBack: true }) : lines;
    expect(lastWordsOf(said, { beganAtMs, justLeft: null }, hints).ours).toMatchObject({ promisesUs: true });
  });

  test.each<[string, Line[], object]>([
    [
      'the answer with a question',
      [
        ['out', 3, 'The blue chair is $350.'],
        ['out', 2, 'Which colour would you like?'],
      ],
      { price: true, asks: true },
    ],
    ['an answer that asks nothing', [['out', 3, 'It is on the second floor, next to the lifts.']], { asks: false }],
    ['a file', [['out', 3, null]], { asks: false }],
    [
      'the answer, and a goodbye',
      [
        ['out', 3, 'It is $350.'],
        ['out', 2, 'Have a nice day!'],
      ],
      { price: true },
    ],
  ])('is kept by %s', (_, after, cues) => {
    expect(read([asked, promise, ...after]).ours).toMatchObject({ ...cues, promisesUs: false });
  });

  test('is kept by an answer that has just left, and opened by one that has', () => {
    expect(read([asked, promise], 'The blue chair is $350.').ours).toMatchObject({ promisesUs: false, price: true });
    expect(read([asked], 'One moment, let me check.').ours).toMatchObject({ promisesUs: true });
    expect(read([asked, ['out', 3, 'It is $350.'], ['out', 2, 'Let me check the stock.']]).ours).toMatchObject({
      promisesUs: true,
      price: true,
    });
  });
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
