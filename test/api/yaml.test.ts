import { readFileSync } from 'node:fs';
import { prefersYaml } from '../../src/api/http/prefersYaml';
import { readYaml, writeYaml } from '../../src/api/http/yaml';
import { defaultRules } from '../../src/core/rules/defaults';

test('what is written is read as the same, in every script', () => {
  expect(readYaml(writeYaml(defaultRules))).toMatchObject({ ok: true, value: defaultRules });
  const odd = {
    no: 'no',
    time: '09:00',
    on: 'true',
    n: '1',
    null: '~',
    text: ' a\n  b: c\n',
    list: [[], {}, ''],
    '1': 1.5,
  };
  expect(readYaml(writeYaml(odd))).toMatchObject({ ok: true, value: odd });
});

test('each part has its place, and what is missing that of what it is missing in', () => {
  const read = readYaml('a: 1\nb:\n  - x: 2\n  - y: 3\n');
  if (!read.ok) throw new Error('It is fine.');
  expect(read.placeOf(['b', 1, 'y'])).toEqual({ line: 4, column: 8 });
  expect(read.placeOf(['b', 1, 'z'])).toEqual({ line: 4, column: 5 });
  expect(read.placeOf([])).toEqual({ line: 1, column: 1 });
  expect(readYaml('')).toMatchObject({ ok: true, value: null });
});

const nine = (name: string) => Array(9).fill(`*${name}`).join();
test.each<[name: string, text: string, line: number, column: number, message: string]>([
  ['a key twice', 'a: 1\na: 2', 2, 1, 'unique'],
  ['a list that does not end', 'a: [1\nb: 2', 2, 1, 'Flow sequence'],
  ['two documents', 'a: 1\n---\nb: 2', 2, 1, 'multiple documents'],
  ['a tag of its own', 'a: 1\nb: !!js/function "x"', 2, 4, 'tag'],
  ['another', 'a: !foo 1', 1, 4, 'tag'],
  ['bytes', 'a: !!binary "aGVs"', 1, 13, 'tag'],
  ['a set', 'a: !!set {b}', 1, 10, 'tag'],
  ['a key that is a list', '? [a]\n: 1', 1, 3, 'string'],
  ['a tab', 'a:\n\t- b', 2, 1, 'Tabs'],
  ['the prototype', 'a: 1\n__proto__: {b: 1}', 2, 1, '__proto__'],
  ['an alias of nothing', 'a: *b', 1, 4, 'anchor'],
  ['an alias in itself', 'a: &a [1, *a]', 1, 11, 'inside'],
  [
    'a billion laughs',
    `a: &a [x,x]\nb: &b [${nine('a')}]\nc: &c [${nine('b')}]\nd: &d [${nine('c')}]\ne: [${nine('d')}]`,
    1,
    1,
    'more than 100 times',
  ],
  ['lists in lists', '['.repeat(100_000), 1, 41, 'deep'],
  ['the same in blocks', '- '.repeat(100_000), 1, 80, 'deep'],
  ['maps in maps', '{a: '.repeat(50_000), 1, 158, 'deep'],
  ['keys of keys', '? '.repeat(100_000), 1, 80, 'deep'],
  ['many keys', Array.from({ length: 20_000 }, (_, i) => `k${i}: 1`).join('\n'), 1, 1, '1000 entries'],
  ['too much', `a: ${'x'.repeat(600_000)}`, 1, 1, 'longer'],
])('%s is refused, with the place', (_name, text, line, column, message) => {
  const startedMs = performance.now();
  const read = readYaml(text);
  expect(performance.now() - startedMs).toBeLessThan(5000);
  expect(read).toMatchObject({ ok: false });
  const [fault] = read.ok ? [] : read.faults;
  expect(fault).toEqual({ line, column, message: expect.stringContaining(message) });
});

test('a few repeats by alias are fine', () => {
  expect(readYaml('a: &day ["09:00-17:00"]\nb: {mon: *day, tue: *day}')).toMatchObject({
    ok: true,
    value: { b: { mon: ['09:00-17:00'], tue: ['09:00-17:00'] } },
  });
});

test('the example of the documents is read without a fault', () => {
  expect(readYaml(readFileSync('docs/rules-example.yaml', 'utf8'))).toMatchObject({ ok: true });
});

test.each([
  [undefined, false],
  ['*/*', false],
  ['application/json', false],
  ['application/yaml', true],
  ['text/yaml; charset=utf-8', true],
  ['application/x-yaml, */*', true],
  ['application/json, application/yaml;q=0.5', false],
  ['application/json;q=0.5, application/yaml', true],
  ['application/yaml;q=0', false],
])('Accept: %s', (accept, expected) => {
  expect(prefersYaml(accept)).toBe(expected);
});
