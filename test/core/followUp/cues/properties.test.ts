import fc from 'fast-check';
import { buyerCuesOf } from '../../../../src/core/followUp/cues/buyerCuesOf';
import { endingOf } from '../../../../src/core/followUp/cues/endingOf';
import { ourCuesOf } from '../../../../src/core/followUp/cues/ourCuesOf';
import { readEndings } from './readEndings';

const longest = 4096;
/** Of the processor: by itself it is under 3 ms, Jest takes a multiple; what goes over a text again and again takes far longer. */
const mostMs = 40;
const nowMs = Date.UTC(2026, 2, 11, 12);
const hints = { language: null, nowMs, timeZone: 'Asia/Kolkata' };
const said = readEndings('Worked with').flatMap(({ ours, theirs }) => [ours, theirs ?? '']);

/** Any characters, broken ones too, and pieces of what people say. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(...said, '🙏', "'", '5 pm 12/3 ', '\ud83d'),
    ),
    {
      maxLength: 60,
    },
  )
  .map((pieces) => pieces.join(' ').slice(0, longest));

describe('cues of any text', () => {
  it('are told without a fault, and a promised day is not past', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Sao_Paulo', 'No/Where'),
        (a, b, timeZone) => {
          const theirs = buyerCuesOf(a, { ...hints, timeZone });
          const { kind, reasons } = endingOf({ ours: ourCuesOf(b, null), theirs, lastWord: 'buyer' });
          expect(['completion', 'hesitation', 'theirDate']).toContain(kind);
          expect(reasons.length).toBeGreaterThan(0);
          if (theirs.promise?.kind !== 'date') return;
          expect(theirs.promise.atMs).toBeGreaterThanOrEqual(nowMs);
          if (theirs.promise.untilMs !== undefined) expect(theirs.promise.untilMs).toBeGreaterThan(theirs.promise.atMs);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are the same for the same text', () => {
    fc.assert(
      fc.property(text, (a) => {
        expect(buyerCuesOf(a, hints)).toEqual(buyerCuesOf(a, hints));
        expect(ourCuesOf(a, null)).toEqual(ourCuesOf(a, null));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['a long chat', said.join(' ')],
    ['the beginning of a phrase again and again', 'let me bütçe en dehors de '.repeat(200)],
    ['dates', "i'll call you on monday 5 march 2026 at 5pm in 3 days "],
    ['apostrophes', "'"],
    ['one letter', 'a'],
    ['digits', '1.'],
    ['Chinese', '我考虑一下再联系您，'],
    ['emoji', '🙏'],
    ['question marks', '?'],
  ])('do not go over 4,096 characters again and again: %s', (_, piece) => {
    const long = piece.repeat(Math.ceil(longest / piece.length)).slice(0, longest);
    const quickest = (work: () => unknown) =>
      Math.min(
        ...Array.from({ length: 10 }, () => {
          const began = process.cpuUsage();
          work();
          return process.cpuUsage(began).user / 1000;
        }),
      );
    expect(quickest(() => buyerCuesOf(long, hints))).toBeLessThan(mostMs);
    expect(quickest(() => ourCuesOf(long, null))).toBeLessThan(mostMs);
  });
});
