import fc from 'fast-check';
import { blockingKeys } from '../../../src/core/duplicates/blockingKeys';
import { compareNames } from '../../../src/core/duplicates/compareNames';
import { isOneDigitAway } from '../../../src/core/duplicates/comparePhones';
import { fixed, likelyFrom, priorWeight, weakFrom, weightOf } from '../../../src/core/duplicates/model';
import { comparable, scorePair, type Frequencies } from '../../../src/core/duplicates/scorePair';
import { contactKeys } from '../../../src/core/resolve/contactKeys';
import { comparableName } from '../../../src/core/resolve/personName';

interface Given {
  readonly name?: string | null;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  readonly companyId?: string | null;
  readonly channelIds?: readonly string[];
  readonly externalIds?: readonly string[];
}

const keyed = ({
  name = null,
  phones = [],
  emails = [],
  companyId = null,
  channelIds = [],
  externalIds = [],
}: Given) => {
  const given = { name, phones: [...phones], emails: [...emails], companyId: companyId as never };
  return { ...given, ...contactKeys(given, 'BR'), channelIds: [...channelIds], externalIds: [...externalIds] };
};

const rare: Frequencies = { line: () => 2, email: () => 2, name: () => 2 };
const score = (a: Given, b: Given, frequencies = rare) =>
  scorePair(comparable(keyed(a)), comparable(keyed(b)), frequencies);
const probability = (a: Given, b: Given, frequencies = rare) => score(a, b, frequencies).probability;
const phone = '+55 11 98765-4321';

describe('names', () => {
  test.each([
    ['Ana Souza', 'ANA SOUZA', 'same'],
    ['Ana Souza', 'Souza Ana', 'reordered'],
    ['王小明', 'Xiaoming Wang', 'reordered'],
    ['王小明', 'Wang Xiaoming', 'same'],
    ['Ana Souza', 'Ana Sousa Lima Prado', 'longer'],
    ['Fernanda Oliveira', 'Fernnada Olivera', 'alike'],
    ['Юлия Щукина', 'Julia Schukina', 'sounds'],
    ['محمد علي', 'Mohammed Ali', 'sounds'],
    ['A. Souza', 'Ana Souza', 'initials'],
    ['Ana', 'Ana Souza', 'oneWord'],
    ['Pedro Souza', 'Ana Souza', 'partly'],
    ['王雷', '王伟', 'partly'],
    ['Ana Souza', 'Bruno Lima', 'different'],
    [null, 'Bruno Lima', 'missing'],
  ])('%s and %s: %s', (a, b, level) => {
    expect(compareNames(comparableName(a), comparableName(b))).toBe(level);
    expect(compareNames(comparableName(b), comparableName(a))).toBe(level);
  });
});

test('one digit away: one wrong, or two neighbours exchanged', () => {
  expect(isOneDigitAway('5511987654321', '5511987654331')).toBe(true);
  expect(isOneDigitAway('5511987654321', '5511987653421')).toBe(true);
  expect(isOneDigitAway('5511987654321', '5511987654321')).toBe(false);
  expect(isOneDigitAway('5511987654321', '5511987653331')).toBe(false);
  expect(isOneDigitAway('551198765432', '5511987654321')).toBe(false);
});

describe('what makes a pair likely', () => {
  test.each<[string, Given, Given]>([
    ['same phone and name', { name: 'Ana Souza', phones: [phone] }, { name: 'Ana Souza', phones: ['11 98765 4321'] }],
    [
      'same line, name mistyped',
      { name: 'Ana Souza', phones: [phone] },
      { name: 'Anna Sousa', phones: ['551187654321'] },
    ],
    ['same phone, other script', { name: 'Юлия Щукина', phones: [phone] }, { name: 'Julia Schukina', phones: [phone] }],
    [
      'one digit wrong',
      { name: 'Ana Souza Prado', phones: [phone] },
      { name: 'Ana Souza Prado', phones: ['+55 11 98765-4331'] },
    ],
    [
      'same e-mail',
      { name: 'Ana Souza', emails: ['ana.s77@x.example'] },
      { name: 'Ana S.', emails: ['ANA.s77@x.example'] },
    ],
    ['same name and company', { name: 'Ana Souza', companyId: 'cmp_1' }, { name: 'Souza Ana', companyId: 'cmp_1' }],
    ['same phone, one without a name', { phones: [phone] }, { name: 'Ana Souza', phones: [phone] }],
  ])('%s', (_name, a, b) => {
    expect(probability(a, b)).toBeGreaterThan(likelyFrom);
    const shared = keyed(b).blocks;
    expect(keyed(a).blocks.some((block) => shared.includes(block))).toBe(true);
  });
});

describe('what is weak, or nothing', () => {
  test.each<[string, Given, Given]>([
    [
      'a shared phone with clearly different names',
      { name: 'Ana Souza', phones: [phone] },
      { name: 'Bruno Lima', phones: [phone] },
    ],
    [
      'a shared e-mail of a function',
      { name: 'Ana Souza', emails: ['info@x.example'] },
      { name: 'Bruno Lima', emails: ['info@x.example'] },
    ],
    [
      'the same name alone',
      { name: 'Ana Souza', phones: ['+55 11 98765-0001'] },
      { name: 'Ana Souza', phones: ['+55 21 97654-9999'] },
    ],
    ['the same first name and company', { name: 'Ana', companyId: 'cmp_1' }, { name: 'Ana', companyId: 'cmp_1' }],
    ['family', { name: 'Ana Souza', phones: [phone] }, { name: 'Pedro Souza', phones: [phone] }],
  ])('%s', (_name, a, b) => expect(probability(a, b)).toBeLessThan(likelyFrom));

  test('a shared phone with different names is shown all the same; less with other user ids', () => {
    const [a, b] = [
      { name: 'Ana Souza', phones: [phone] },
      { name: 'Bruno Lima', phones: [phone] },
    ];
    expect(probability(a, b)).toBeGreaterThan(weakFrom);
    const ids = (id: string) => ({ channelIds: [`whatsapp|user|${id}`] });
    expect(probability({ ...a, ...ids('BR.1') }, { ...b, ...ids('BR.2') })).toBeLessThan(probability(a, b));
  });

  test('in an office of ten a phone says little, and a name that many have says nothing', () => {
    const [a, b] = [
      { name: 'Ana Souza', phones: [phone] },
      { name: 'Bruno Lima', phones: [phone] },
    ];
    expect(probability(a, b, { ...rare, line: () => 10 })).toBeLessThan(weakFrom);
    const [c, d] = [{ name: 'Maria da Silva' }, { name: 'Maria da Silva' }];
    expect(probability(c, d, { ...rare, name: () => 100 })).toBeLessThan(0.001);
    expect(probability(c, d)).toBeGreaterThan(probability(c, d, { ...rare, name: () => 3 }));
  });
});

test('every reason is explained, and together with the prior they are the weight', () => {
  const { reasons, weight } = score(
    { name: 'Ana Souza', phones: [phone], emails: ['ana@x.example'], externalIds: ['hubspot|1'], companyId: 'cmp_1' },
    { name: 'Souza, Ana', phones: [phone], emails: ['b@y.example'], externalIds: ['hubspot|2'], companyId: 'cmp_2' },
  );
  expect(reasons.map(({ code }) => code).sort()).toEqual(
    ['companyDifferent', 'emailDifferent', 'externalDifferent', 'nameReordered', 'phoneSame'].sort(),
  );
  for (const { text } of reasons) expect(text).toMatch(/^[A-Z].*\.$/);
  expect(weight).toBeCloseTo(priorWeight + reasons.reduce((sum, reason) => sum + reason.weight, 0), 1);
  expect(reasons.find(({ code }) => code === 'externalDifferent')?.weight).toBeLessThan(0);
});

test('differences count against, agreements for', () => {
  for (const [finding, { m, u }] of Object.entries(fixed)) {
    expect([finding, m > 0 && m < 1 && u > 0 && u < 1]).toEqual([finding, true]);
    const against = /Different|Partly/.test(finding);
    expect([finding, weightOf(finding as keyof typeof fixed) < 0]).toEqual([finding, against]);
  }
});

describe('of any two contacts', () => {
  const name = fc.constantFrom(
    ...[
      null,
      'Ana Souza',
      'Souza Ana',
      'Ana',
      'A. Souza',
      'Anna Sousa',
      '王小明',
      'Wang Xiaoming',
      'Юлия Щукина',
      'Julia Schukina',
      '🌸',
    ],
  );
  const phones = fc.subarray([phone, '551187654321', '+55 11 98765-4331', '+1 202 555 0123', 'ask Ana']);
  const emails = fc.subarray(['ana@x.example', 'info@x.example', 'ana.souza987@gmail.com', 'anasouza987@y.example']);
  const contact = fc.record({ name, phones, emails, companyId: fc.constantFrom(null, 'cmp_1', 'cmp_2') });

  test('the score is the same whichever comes first', () => {
    fc.assert(fc.property(contact, contact, (a, b) => expect(score(a, b)).toEqual(score(b, a))));
  });

  test('those that are likely one share a block, so that no likely pair is missed', () => {
    let likely = 0;
    fc.assert(
      fc.property(contact, contact, (a, b) => {
        if (probability(a, b) < likelyFrom) return;
        likely++;
        const blocks = keyed(b).blocks;
        expect(keyed(a).blocks.filter((block) => blocks.includes(block))).not.toEqual([]);
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(likely).toBeGreaterThan(200);
  });
});

test('blocking keys are bounded, and nothing is found by nothing', () => {
  const many = Array.from({ length: 50 }, (_, i) => `55119${String(87650000 + i)}`);
  const keys = blockingKeys({
    name: 'Ana Luiza Souza Prado',
    phoneLines: many,
    nearLines: many,
    emailKeys: [],
    companyId: null,
  });
  expect(keys.length).toBeLessThanOrEqual(80);
  expect(keys.filter((key) => key.startsWith('l:'))).toHaveLength(50);
  for (const key of keys) expect(key).toMatch(/^[lemnhcd]:./);
  const named = (name: string) => blockingKeys({ name, phoneLines: [], nearLines: [], emailKeys: [], companyId: null });
  expect(named('Юлия Щукина')).toEqual(named('Schukina, Julia'));
  expect(named('Юлия Щукина')).toEqual([expect.stringMatching(/^n:/)]);
  expect(blockingKeys({ name: null, phoneLines: [], nearLines: [], emailKeys: [], companyId: null })).toEqual([]);
});
