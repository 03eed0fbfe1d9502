import fc from 'fast-check';
import { linesSeen, type SeenIn } from '../../../src/core/resolve/linesSeen';
import { leftAtMs, whoHad, type PhoneMove } from '../../../src/core/resolve/phoneMoves';

const [p, q, r] = ['acc_1|phone|5511987654321', 'acc_1|phone|5521999990000', 'acc_2|phone|5511987654321'] as const;
const move = (from: string | null, to: string | null, atMs: number): PhoneMove => ({ from, to, atMs });

test.each<[string, PhoneMove[], number | null]>([
  ['never said', [], null],
  ['of others', [move(q, r, 5)], null],
  ['left', [move(p, q, 5)], 5],
  ['left for an unknown one', [move(p, null, 5)], 5],
  ['left and back', [move(p, q, 5), move(q, p, 9)], null],
  ['back and left again', [move(q, p, 5), move(p, q, 9)], 9],
  ['there and back at one moment', [move(p, q, 5), move(q, p, 5)], null],
])('when a phone was left: %s', (_name, moves, expected) => {
  expect(leftAtMs(moves, p)).toBe(expected);
  expect(leftAtMs([...moves].reverse(), p)).toBe(expected);
});

test('whose a phone was: of those who left it since, the first; else whoever has it', () => {
  const ana = { id: 'a', addresses: [q], phoneMoves: [move(p, q, 10)] };
  const bo = { id: 'b', addresses: [], phoneMoves: [move(p, null, 20)] };
  const cai = { id: 'c', addresses: [p] };
  fc.assert(
    fc.property(fc.shuffledSubarray([ana, bo, cai], { minLength: 3 }), (holders) => {
      expect([5, 10, 11, 20, 21].map((atMs) => whoHad(p, holders, atMs)?.id)).toEqual(['a', 'a', 'b', 'b', 'c']);
    }),
  );
  expect(whoHad(p, [ana], 11)).toBeUndefined();
  expect(whoHad(p, [{ ...ana, addresses: [p, q] }], 11)?.id).toBe('a');
});

describe('the lines of a contact', () => {
  const seen = (given: Partial<SeenIn>): SeenIn => ({
    ...{ addresses: [p], phone: '5511987654321', profileName: 'Ana', createdAtMs: 1, lastInboundAtMs: 8 },
    ...{ phoneMoves: [], ...given },
  });

  test('are seen when its buyer wrote from them, one of before only once', () => {
    const moved = seen({ addresses: [p, q], phone: '5521999990000', phoneMoves: [move(p, q, 5)] });
    expect(linesSeen([moved])).toEqual({
      seen: [
        { line: '5521999990000', atMs: 8, profileName: 'Ana' },
        { line: '5511987654321', atMs: 1, profileName: 'Ana' },
      ],
      left: [{ line: '5511987654321', atMs: 5 }],
    });
  });

  test('are left on every number of ours, until the buyer is seen there again', () => {
    const moved = seen({ phone: null, phoneMoves: [move(p, q, 9)] });
    expect(linesSeen([moved, seen({ addresses: [r] })]).left).toEqual([{ line: '5511987654321', atMs: 9 }]);
    expect(linesSeen([moved, seen({ addresses: [r], lastInboundAtMs: 10 })]).left).toEqual([]);
  });
});
