import fc from 'fast-check';
import { z } from 'zod';
import { readJsonText } from '../../src/api/http/jsonText';
import { parseInput } from '../../src/api/http/parseInput';
import { RequestFault } from '../../src/api/http/requestFault';

test('every part has its place, and what is not there has the place of what is around it', () => {
  const text = '{\n "a": 1,\n "b": [\n  true,\n  {"y": "п\\"р", "z": {}}\n ]\n}';
  const read = readJsonText(text);
  if (!read.ok) throw new Error(read.fault.message);
  expect(read.placeOf(['a'])).toEqual({ line: 2, column: 7 });
  expect(read.placeOf(['b', 1, 'z'])).toEqual({ line: 5, column: 22 });
  expect(read.placeOf(['b', 1, 'none', 3])).toEqual({ line: 5, column: 3 });
  expect(read.placeOf([])).toEqual({ line: 1, column: 1 });
});

test.each<[name: string, text: string, line: number, column: number, message: string]>([
  ['a field that stands twice', '{"a": 1,\n "b": {"c": 1, "c": 2}}', 2, 16, 'The field "c" stands twice'],
  ['one written in another way', '{"a": 1, "\\u0061": 2}', 1, 10, 'stands twice'],
  ['a comma too many', '{"a": [1,\n 2,\n]}', 3, 1, 'A value is expected here'],
  ['a comma at the end', '{"a": 1,\n}', 2, 1, 'The name of a field in double quotes'],
  ['a missing comma', '{"a": 1\n "b": 2}', 2, 2, 'A comma or the closing bracket'],
  ['a missing colon', '{"a" 1}', 1, 6, 'A colon'],
  ['the wrong bracket', '{"a": [1}', 1, 9, 'A comma or the closing bracket'],
  ['single quotes', "{'a': 1}", 1, 2, 'The name of a field in double quotes, or }'],
  ['a word', '{"a":\n  yes}', 2, 3, 'A value is expected here'],
  ['its end in the middle', '{"a": [1,\n', 2, 1, 'A value is expected here'],
  ['something after it', '{}\n{}', 2, 1, 'Nothing is expected'],
  ['nothing', ' ', 1, 2, 'A value is expected here'],
  ['no end of depth', '['.repeat(100_000), 1, 41, 'more than 40 levels'],
])('%s is refused, with the place', (_name, text, line, column, message) => {
  const read = readJsonText(text);
  expect(read).toEqual({ ok: false, fault: { line, column, message: expect.stringContaining(message) } });
});

test('takes what JSON takes, and refuses what JSON refuses', () => {
  const pieces = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '1',
    '-0.5e3',
    '01',
    'null',
    ' ',
    '\n',
    '"\\x"',
    "'",
    '.',
  ];
  const isJson = (text: string): boolean => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };
  const twice = (text: string): boolean => {
    const read = readJsonText(text);
    return !read.ok && read.fault.message.endsWith('stands twice');
  };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (words) => {
      const text = words.join('');
      if (!twice(text)) expect({ text, ok: readJsonText(text).ok }).toEqual({ text, ok: isJson(text) });
    }),
    { numRuns: 3000 },
  );
  fc.assert(fc.property(fc.json(), (text) => expect(readJsonText(text).ok || twice(text)).toBe(true)));
});

const megabyte = 1_000_000;
test.each<[name: string, text: string, path: (string | number)[], column: number]>([
  [
    'a long name above a list',
    `{"${'a'.repeat(megabyte / 2)}":[${'1,'.repeat(megabyte / 4)}1]}`,
    ['a'.repeat(megabyte / 2), 3],
    5e5 + 12,
  ],
  ['a list of numbers', `[${'1,'.repeat(megabyte / 2)}1]`, [megabyte / 2], megabyte + 2],
  ['a list of lists', `[${'[],'.repeat(megabyte / 3)}1]`, [100_000], 300_002],
  [
    'names, as deep as may be',
    `${'{"a":'.repeat(38)}[${'{},'.repeat(megabyte / 3)}1]${'}'.repeat(38)}`,
    [...'a'.repeat(38), 2],
    38 * 5 + 8,
  ],
  ['many names', `{${Array.from({ length: megabyte / 12 }, (_, i) => `"a${i}":0`).join()}}`, ['a1'], 14],
  ['one text', `["${'\\u0061'.repeat(megabyte / 6)}",2]`, [1], megabyte + 1],
  ['blanks', `[${' '.repeat(megabyte)}1]`, [0], megabyte + 2],
])('1 MB is read at once: %s', (_name, text, path, column) => {
  // The best of three: the machine may be busy with something else.
  const tookMs = [1, 2, 3].map(() => {
    const startedAt = performance.now();
    readJsonText(text);
    return performance.now() - startedAt;
  });
  expect(Math.min(...tookMs)).toBeLessThan(200);
  const read = readJsonText(text);
  if (!read.ok) throw new Error(read.fault.message);
  expect(read.placeOf(path)).toEqual({ line: 1, column });
  const askedAt = performance.now();
  for (let asked = 0; asked < 50; asked++) read.placeOf(path);
  expect(performance.now() - askedAt).toBeLessThan(200);
});

test('what is left open for 1 MB is refused at once', () => {
  const startedAt = performance.now();
  expect(readJsonText(`["${'a\\n'.repeat(megabyte / 3)}`)).toMatchObject({ ok: false, fault: { column: 2 } });
  expect(performance.now() - startedAt).toBeLessThan(200);
});

test('of many faults the first 50 are told, and no other is looked for in the text', () => {
  let looked = 0;
  const placeOf = () => {
    looked++;
    return { line: 1, column: looked };
  };
  const read = () =>
    parseInput(
      z.array(z.string()),
      Array.from({ length: 1000 }, () => 1),
      'body',
      placeOf,
    );
  expect(read).toThrow(RequestFault);
  expect(looked).toBe(50);
});
