import type { CountryCode } from 'libphonenumber-js/max';
import { phoneKey } from '../../../src/core/resolve/phone';
import { lineOf, nearLines } from '../../../src/core/resolve/phoneLine';
import { labelledPhonePairs, pairLabel, type PairLabel, type PhonePair } from '../../support/phonePairs';

const rows = labelledPhonePairs();
type Row = PhonePair;
type Label = PairLabel;

const keysOf = (row: Row) =>
  [row.left, row.right].map((given) => phoneKey(given, (row.default_country || undefined) as CountryCode | undefined));

function found(row: Row): Label {
  const [left, right] = keysOf(row);
  if (!left || !right) return 'different';
  if (lineOf(left) === lineOf(right)) return 'same';
  return nearLines(left).includes(lineOf(right)) && nearLines(right).includes(lineOf(left)) ? 'near' : 'different';
}

test.each(pairLabel.options)('every pair that is labelled %s is found so', (wanted) => {
  const labelled = rows.filter((row) => row.label === wanted);
  const wrong = labelled
    .filter((row) => found(row) !== wanted)
    .map((row) => `${row.left} | ${row.right} (${row.country} ${row.trick}): ${found(row)}`);
  expect(wrong).toEqual([]);
  expect(labelled.length).toBeGreaterThan(30);
});

test('no wrong link and no missed one', () => {
  const linked = rows.filter((row) => found(row) === 'same');
  const right = linked.filter((row) => row.label === 'same').length;
  expect({
    precision: right / linked.length,
    recall: right / rows.filter((row) => row.label === 'same').length,
  }).toEqual({ precision: 1, recall: 1 });
});

test('the set is broad, and its different pairs are numbers, not junk', () => {
  expect(rows.length).toBeGreaterThanOrEqual(600);
  expect(new Set(rows.map((row) => row.country)).size).toBeGreaterThanOrEqual(25);
  expect(new Set(rows.map((row) => row.trick)).size).toBeGreaterThanOrEqual(20);
  const different = rows.filter((row) => row.label === 'different');
  const unreadable = different.filter((row) => keysOf(row).includes(null));
  expect(unreadable.length / different.length).toBeLessThan(0.05);
});

test('which of the two comes first does not matter', () => {
  const turned = rows.filter((row) => found({ ...row, left: row.right, right: row.left }) !== row.label);
  expect(turned).toEqual([]);
});
