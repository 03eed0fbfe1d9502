import { comparableName, nameSearch, nameTokens } from '../../../src/core/resolve/personName';

test.each([
  ['王小明', ['王小明', '小明', '明', 'wang', 'xiao', 'ming', 'wangxiaoming', 'xiaoming']],
  ['Юлия Щукина', ['юлия', 'yuliya', 'щукина', 'shchukina']],
  ['José Ñandú', ['jose', 'nandu']],
  ['Strauß', ['strauss']],
  ['İbrahim IŞIK', ['ibrahim', 'isik']],
  ['Dr. Ana 🌸 Souza 👨‍👩‍👧', ['ana', 'souza']],
  ['Mary O’Connor-Díaz', ['mary', 'oconnor', 'diaz']],
  ['د. مُحَمَّد أحمد', ['محمد', 'mhmd', 'احمد', 'hmd']],
  ['山田様', ['山田', '田', 'shan', 'tian', 'shantian']],
  ['प्रिया शर्मा', ['प्रिया', 'priya', 'शर्मा', 'srma']],
  ['𝓐𝓷𝓪\u200b\u202e', ['ana']],
  ['Sr.', ['sr']],
  ['', []],
  ['🌸 ~ !!', []],
])('%s is searched by %j', (name, tokens) => {
  expect(nameTokens(name)).toEqual(expect.arrayContaining(tokens));
  if (!/[山王]/.test(name)) expect(nameTokens(name).sort()).toEqual([...tokens].sort());
});

test('no name has no tokens, and a book is no name', () => {
  expect(nameTokens(null)).toEqual([]);
  const tokens = nameTokens('王小明李四 '.repeat(50_000));
  expect(tokens.length).toBeLessThanOrEqual(48);
  expect(Math.max(...nameTokens('x'.repeat(100_000)).map((token) => token.length))).toBeLessThanOrEqual(40);
});

test.each([
  ['小明', '王小明'],
  ['xiaoming', '王小明'],
  ['yul', 'Юлия Щукина'],
  ['ЩУК', 'Юлия Щукина'],
  ['jose', 'José'],
  ['José', 'jose'],
  ['أحمد', 'احمد'],
])('what is typed as %s finds %s', (typed, name) => {
  const tokens = nameTokens(name);
  const words = nameSearch(typed);
  expect(words.length).toBeGreaterThan(0);
  for (const beginnings of words)
    expect(tokens.some((token) => beginnings.some((beginning) => token.startsWith(beginning)))).toBe(true);
});

test('a name compares the same in whatever order, script and spacing', () => {
  const letters = (name: string) => comparableName(name)?.letters;
  expect(letters('王小明')).toBe(letters('Xiaoming Wang'));
  expect(letters('Silva, Ana')).toBe(letters('ana silva'));
  expect(comparableName('محمد علي')?.sounds).toBe(comparableName('Mohammed Ali')?.sounds);
  expect(comparableName('Юлия Щукина')?.sounds).toBe(comparableName('Julia Schukina')?.sounds);
  expect(comparableName('123')).toBeNull();
});
