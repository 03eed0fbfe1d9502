import fc from 'fast-check';
import { phoneKey } from '../../../src/core/resolve/phone';
import { countryOf, lineOf, nearLines } from '../../../src/core/resolve/phoneLine';
import { phoneTable } from '../../../src/core/resolve/phoneTable';

const digit = fc.constantFrom(...'0123456789');
const digits = (length: number) => fc.string({ unit: digit, minLength: length, maxLength: length });
const callingCodes = [...new Set(phoneTable.map((rule) => rule.callingCode)), '1', '44', '49', '39', '62', '7'];
/** fast-check can't make strings for lookaheads; without them the pattern fits a little more. */
const withoutLookahead = (pattern: RegExp) => new RegExp(pattern.source.replace(/\(\?!(?:[^()]|\([^()]*\))*\)/g, ''));
/** Numbers of the countries in the table, mostly made from the rules' own patterns so that each is met. */
const numberLike = fc.oneof(
  fc
    .tuple(fc.constantFrom(...callingCodes), fc.string({ unit: digit, minLength: 6, maxLength: 13 }))
    .map((parts) => parts.join('')),
  fc
    .constantFrom(...phoneTable.flatMap((rule) => rule.rewritings))
    .chain(({ from }) => fc.stringMatching(withoutLookahead(from))),
);
const area = fc.constantFrom('11', '13', '21', '27', '31', '41', '55', '61', '71', '79', '85', '91', '99');

const runs = { numRuns: 3000 };

test('a line is the line of itself', () => {
  fc.assert(
    fc.property(numberLike, (key) => {
      expect(lineOf(lineOf(key))).toBe(lineOf(key));
    }),
    runs,
  );
});

test('a line is never near itself; what is near, is near from the other side too', () => {
  fc.assert(
    fc.property(numberLike, (key) => {
      expect(nearLines(key)).not.toContain(lineOf(key));
      expect(nearLines(key)).toEqual(nearLines(lineOf(key)));
      for (const near of nearLines(key)) {
        expect(lineOf(near)).toBe(near);
        expect(nearLines(near)).toContain(lineOf(key));
      }
    }),
    runs,
  );
});

test('a line stays in its country, and keeps its last six digits', () => {
  fc.assert(
    fc.property(numberLike, (key) => {
      const code = callingCodes.find((one) => key.startsWith(one)) ?? '';
      expect(lineOf(key).startsWith(code)).toBe(true);
      expect(lineOf(key).slice(-6)).toBe(key.slice(-6));
    }),
    runs,
  );
});

test('anything at all has a line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(lineOf(lineOf(text))).toBe(lineOf(text));
      expect(nearLines(text)).not.toContain(lineOf(text));
      countryOf(text);
    }),
  );
});

test('Brazil: a landline never matches a mobile, nor is it near one', () => {
  fc.assert(
    fc.property(
      area,
      fc.constantFrom('2', '3', '4', '5'),
      digits(7),
      area,
      digits(8),
      (ddd, first, rest, other, mobile) => {
        const landline = `55${ddd}${first}${rest}`;
        expect(lineOf(landline)).toBe(landline);
        expect(nearLines(landline)).toEqual([]);
        for (const one of [`55${ddd}9${first}${rest}`, `55${ddd}9${mobile}`, `55${other}9${mobile}`]) {
          expect(lineOf(one)).not.toBe(landline);
          expect(nearLines(one)).not.toContain(landline);
        }
      },
    ),
    runs,
  );
});

test('Brazil: a mobile with and without the 9 is one line, but for the radios', () => {
  fc.assert(
    fc.property(area, fc.constantFrom('6', '7', '8', '9'), digits(7), (ddd, first, rest) => {
      const [short, long] = [`55${ddd}${first}${rest}`, `55${ddd}9${first}${rest}`];
      if (/^7[0789]/.test(first + rest)) {
        expect(lineOf(short)).not.toBe(lineOf(long));
        expect([nearLines(short), nearLines(long)]).toEqual([[long], [short]]);
      } else expect([lineOf(short), lineOf(long)]).toEqual([long, long]);
    }),
    runs,
  );
});

test('Argentina: ten digits are one line, and other ten digits another', () => {
  const national = fc.oneof(
    digits(8).map((rest) => `11${rest}`),
    fc.tuple(fc.constantFrom('351', '223', '2966'), digits(7)).map((parts) => parts.join('').slice(0, 10)),
  );
  fc.assert(
    fc.property(national, national, (one, other) => {
      expect(lineOf(`54${one}`)).toBe(lineOf(`549${one}`));
      if (one !== other) expect(lineOf(`54${one}`)).not.toBe(lineOf(`549${other}`));
    }),
    runs,
  );
});

test('two different lines of today stay two: no rule joins what is canonical', () => {
  fc.assert(
    fc.property(numberLike, numberLike, (one, other) => {
      const [a, b] = [lineOf(one), lineOf(other)];
      if (a !== b) expect(lineOf(a)).not.toBe(lineOf(b));
    }),
    runs,
  );
});

test('the line does not depend on how a number is formatted', () => {
  const mark = fc.constantFrom('', ' ', '-', '.', '\u00a0', '\u200f', '\u202a', '\u2011');
  const script = fc.constantFrom(0x30, 0x660, 0x6f0, 0x966, 0xff10);
  fc.assert(
    fc.property(
      numberLike,
      fc.array(mark, { minLength: 16, maxLength: 16 }),
      script,
      fc.boolean(),
      (number, marks, zero, plus) => {
        const key = phoneKey(`+${number}`);
        if (key === null) return;
        const body = [...number].map(
          (one, at) =>
            String.fromCodePoint(zero + Number(one)) + (at > 2 && at < number.length - 1 ? (marks[at] ?? '') : ''),
        );
        expect(lineOf(phoneKey(`${plus ? '+' : '00'}${body.join('')}`) ?? '')).toBe(lineOf(key));
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  ['5511987654321', 'BR'],
  ['551187654321', 'BR'],
  ['14155550132', 'US'],
  ['16045550143', 'CA'],
  ['442079460456', 'GB'],
  ['77011234567', 'KZ'],
  ['79123456789', 'RU'],
  ['22990011234', 'BJ'],
  ['22507123456', 'CI'],
  ['841681234567', 'VN'],
  ['38344123456', 'XK'],
  ['999123', null],
  ['', null],
  ['hello', null],
])('country of %s', (key, country) => {
  expect(countryOf(key)).toBe(country);
});
