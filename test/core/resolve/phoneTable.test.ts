import { getCountryCallingCode } from 'libphonenumber-js/max';
import { lineOf, nearLines } from '../../../src/core/resolve/phoneLine';
import { phoneTable } from '../../../src/core/resolve/phoneTable';

const described = phoneTable.map((rule) => [`${rule.country} ${rule.about}`, rule] as const);

describe.each(described)('%s', (_, rule) => {
  test('says where it is from, since when it holds, and for which numbers', () => {
    expect(rule.source).toMatch(/https?:\/\/|Anatel|ITU/);
    for (const date of [rule.validFrom, rule.validTo].filter((day) => day !== null)) {
      expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
    }
    expect((rule.validFrom ?? '') < (rule.validTo ?? '9999')).toBe(true);
    expect(getCountryCallingCode(rule.country)).toBe(rule.callingCode);
    for (const { from } of rule.rewritings) {
      expect(from.source.startsWith(`^${rule.callingCode}`)).toBe(true);
      expect(from.source.endsWith('$')).toBe(true);
      expect(from.flags).toBe('');
    }
  });
});

/** One old writing, the new one, and the day from which both were held. */
test.each([
  ['BR, São Paulo', '551187654321', '5511987654321', '2012-07-29'],
  ['BR, Santos', '551387654321', '5513987654321', '2013-08-25'],
  ['BR, Rio', '552187654321', '5521987654321', '2013-10-27'],
  ['BR, Belém', '559187654321', '5591987654321', '2014-11-02'],
  ['BR, Fortaleza', '558587654321', '5585987654321', '2015-05-31'],
  ['BR, Salvador', '557187654321', '5571987654321', '2015-10-11'],
  ['BR, Brasília', '556187654321', '5561987654321', '2016-05-29'],
  ['BR, Porto Alegre', '555187654321', '5551987654321', '2016-11-06'],
  ['MX', '5215512345678', '525512345678', '2019-08-03'],
  ['AR, 15', '54111523456789', '5491123456789', '1999-01-24'],
  ['AR, without 9', '541123456789', '5491123456789', '1999-01-24'],
  ['BJ', '22990011234', '2290190011234', '2024-11-30'],
  ['CI, mobile', '22507123456', '2250707123456', '2021-01-31'],
  ['CI, fixed', '22520212345', '2252720212345', '2021-01-31'],
  ['VN', '841681234567', '84381234567', '2018-09-15'],
  ['GA', '24106123456', '24166123456', '2019-11-15'],
  ['CO', '5712345678', '576012345678', '2021-09-01'],
])('certain: %s', (_, old, now, since) => {
  expect(lineOf(old)).toBe(now);
  expect(lineOf(now)).toBe(now);
  expect(nearLines(old)).toEqual([]);
  expect(nearLines(now)).toEqual([]);
  const rules = phoneTable.filter((rule) => rule.rewritings.some(({ from }) => from.test(old)));
  expect(rules.map((rule) => [rule.certainty, rule.validFrom, rule.validTo])).toEqual([['certain', since, null]]);
});

test.each([
  ['BR, trunking radio', '551177714321', '5511977714321', '2012-07-29'],
  ['CI, fixed line of an unknown operator', '22536812345', '2252736812345', '2021-01-31'],
  ['XK, of Monaco', '37744123456', '38344123456', '2016-12-15'],
  ['XK, of Slovenia', '38649123456', '38349123456', '2016-12-15'],
  ['XK, of Serbia', '38138123456', '38338123456', '2016-12-15'],
  ['PS', '970591234567', '972591234567', null],
])('near: %s', (_, one, other, since) => {
  expect([lineOf(one), lineOf(other)]).toEqual([one, other]);
  expect(nearLines(one)).toContain(other);
  expect(nearLines(other)).toContain(one);
  const rules = phoneTable.filter((rule) => rule.rewritings.some(({ from }) => from.test(one)));
  expect(rules.map((rule) => [rule.certainty, rule.validFrom])).toEqual([['near', since]]);
});

test('every area of Brazil has its day, once', () => {
  const areas = Array.from({ length: 100 }, (_, area) => String(area).padStart(2, '0'));
  const days = areas.map((area) =>
    phoneTable.filter((rule) => rule.certainty === 'certain' && rule.rewritings[0]?.from.test(`55${area}87654321`)),
  );
  expect(days.every((rules) => rules.length <= 1)).toBe(true);
  expect(days.filter((rules) => rules.length === 1)).toHaveLength(67);
});
