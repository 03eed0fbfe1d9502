import fc from 'fast-check';
import { getCountries } from 'libphonenumber-js/max';
import { phoneKey } from '../../../src/core/resolve/phone';

test.each([
  ['E.164', '+5511987654321'],
  ['as a channel gives it', '5511987654321'],
  ['00 for the plus', '005511987654321'],
  ['00 with spaces', '00 55 11 98765-4321'],
  ['00 in brackets', '(00) 55 11 98765 4321'],
  ['spaces, brackets, dashes', ' +55 (11) 98765-4321 '],
  ['dots', '+55.11.98765.4321'],
  ['a non-breaking hyphen', '+55 11 98765\u20114321'],
  ['fullwidth digits and plus', '＋５５ １１ ９８７６５ ４３２１'],
  ['Arabic-Indic digits', '+٥٥١١٩٨٧٦٥٤٣٢١'],
  ['Arabic-Indic with 00', '٠٠٥٥١١٩٨٧٦٥٤٣٢١'],
  ['Persian digits', '+۵۵۱۱۹۸۷۶۵۴۳۲۱'],
  ['Devanagari digits', '+५५ ११ ९८७६५ ४३२१'],
  ['Thai digits', '+๕๕๑๑๙๘๗๖๕๔๓๒๑'],
  ['direction marks around, as copied from a contact card', '\u202a+55 11 98765-4321\u202c'],
  ['a right-to-left mark inside', '+55 11\u200f 98765-4321'],
])('one Brazilian mobile written in many ways: %s', (_, given) => {
  expect(phoneKey(given)).toBe('5511987654321');
});

test.each([
  ['+966 50 123 4567', '966501234567'],
  ['00966501234567', '966501234567'],
  ['+62 812-3456-7890', '6281234567890'],
  ['+90 532 123 45 67', '905321234567'],
  ['+7 (912) 345-67-89', '79123456789'],
  ['+86 138 0013 8000', '8613800138000'],
  ['+1 (415) 555-2671', '14155552671'],
  ['+44 (0)20 7946 0018', '442079460018'],
])('%s', (given, key) => {
  expect(phoneKey(given)).toBe(key);
});

test.each(['5215512345678', '+52 1 55 1234 5678', '+52 55 1234 5678', '00525512345678'])(
  'a Mexican mobile with and without the 1 that WhatsApp still gives: %s',
  (given) => {
    expect(phoneKey(given)).toBe('525512345678');
  },
);

describe('a national number', () => {
  test.each([
    ['(11) 98765-4321', 'BR', '5511987654321'],
    ['020 7946 0018', 'GB', '442079460018'],
    ['(415) 555-2671', 'US', '14155552671'],
    ['०९८७६५ ४३२१०', 'IN', '919876543210'],
  ] as const)('%s of %s is read there', (given, country, key) => {
    expect(phoneKey(given, country)).toBe(key);
  });

  test.each(['(11) 98765-4321', '020 7946 0018', '0532 123 45 67'])(
    '%s of nowhere is no key, and no other line',
    (given) => {
      expect(phoneKey(given)).toBeNull();
    },
  );

  test('an international one stays what it is under any country', () => {
    expect(phoneKey('+5511987654321', 'US')).toBe('5511987654321');
    expect(phoneKey('5511987654321', 'TR')).toBe('5511987654321');
  });
});

describe('as it is dialled at home', () => {
  test.each([
    ['0 15 11 98765-4321', 'BR', '5511987654321'],
    ['0xx11 98765-4321', 'BR', '5511987654321'],
    ['(0xx11) 98765-4321', 'BR', '5511987654321'],
    ['0 21 11 3123-4567', 'BR', '551131234567'],
    ['011 15-2345-6789', 'AR', '5491123456789'],
    ['0 11 15 2345-6789', 'AR', '5491123456789'],
    ['0351 15-512-3456', 'AR', '5493515123456'],
    ['044 55 1234 5678', 'MX', '525512345678'],
    ['045 55 1234 5678', 'MX', '525512345678'],
    ['01 55 1234 5678', 'MX', '525512345678'],
    ['030 23125 123', 'DE', '493023125123'],
    ['06 1234 5678', 'IT', '390612345678'],
    ['0812-3456-7890', 'ID', '6281234567890'],
    ['8 (912) 345-67-89', 'RU', '79123456789'],
    ['07700 900123', 'GB', '447700900123'],
    ['011 44 20 7946 0456', 'US', '442079460456'],
    ['011 972 50-123-4567', 'CA', '972501234567'],
    ['0011 44 20 7946 0456', 'AU', '442079460456'],
  ] as const)('%s in %s', (given, country, key) => {
    expect(phoneKey(given, country)).toBe(key);
  });

  test('011 goes abroad from North America only: elsewhere it is an area', () => {
    expect(phoneKey('011 44 20 7946 0456', 'GB')).toBeNull();
    expect(phoneKey('011 44 20 7946 0456')).toBeNull();
    expect(phoneKey('011 4123-4567', 'AR')).toBe('541141234567');
  });

  test('without an area a number is nobody’s', () => {
    expect(phoneKey('98765-4321', 'BR')).toBeNull();
    expect(phoneKey('15-2345-6789', 'AR')).toBeNull();
  });

  test('eleven digits from 1 are North American in Mexico too', () => {
    expect(phoneKey('15515550123', 'MX')).toBe('15515550123');
  });

  test.each(['01.02.2026', '0000000000', '00000000000000', '011 1111', '1'.repeat(11)])(
    'no phone of any country: %s',
    (given) => {
      for (const country of ['BR', 'DE', 'GB', 'AR', 'US'] as const) expect(phoneKey(given, country)).toBeNull();
    },
  );
});

test.each([
  ['+62 0812-3456-7890', '6281234567890'],
  ['+44 (0)20 7946 0456', '442079460456'],
  ['+49 (0)30 23125 123', '493023125123'],
  ['+55 0 11 98765-4321', '5511987654321'],
  ['+55 (0xx11) 98765-4321', '5511987654321'],
  ['+39 0333 123 4567', '393331234567'],
  ['+39 06 1234 5678', '390612345678'],
  ['+52 044 55 1234 5678', '525512345678'],
  ['+00 55 11 98765-4321', '5511987654321'],
])('a zero kept behind the country code: %s', (given, key) => {
  expect(phoneKey(given)).toBe(key);
});

test.each([
  'tel:+442079460456',
  'tel:+44-20-7946-0456;ext=12',
  'whatsapp:+442079460456',
  'https://wa.me/442079460456?text=hello',
  'wa.me/+442079460456',
  'https://api.whatsapp.com/send?phone=442079460456&text=1',
  'https://api.whatsapp.com/send/?text=99&phone=%2B442079460456',
  'whatsapp://send?phone=442079460456',
  '442079460456@s.whatsapp.net',
  '442079460456:17@s.whatsapp.net',
  '442079460456@c.us',
  '+44 20 7946 0456 ext. 12',
  '+44 20 7946 0456 x12',
  '+44 20 7946 0456 (ext 12)',
  '+44 20 7946 0456 ramal 210',
  '+44 20 7946 0456, доб. 12',
  '442079460456 #12',
  '+44\u200b20\u200b7946\u200b0456',
  '\ufeff+44\u00a020\u00a07946\u00a00456',
])('one office line in links, with extensions, with marks nobody sees: %s', (given) => {
  expect(phoneKey(given)).toBe('442079460456');
});

test.each(['442079460456@lid', '442079460456@example.com', 'https://wa.me/message/ABCDEF', 'tel:', 'whatsapp:'])(
  'a link without a phone: %s',
  (given) => {
    expect(phoneKey(given)).toBeNull();
  },
);

test.each([
  ['+229 90 01 12 34', undefined, '22990011234'],
  ['22990011234', undefined, '22990011234'],
  ['90 01 12 34', 'BJ', '22990011234'],
  ['22507123456', undefined, '22507123456'],
  ['07 12 34 56', 'CI', '22507123456'],
  ['841681234567', undefined, '841681234567'],
  ['0168 123 4567', 'VN', '841681234567'],
  ['57 1 234 5678', undefined, '5712345678'],
  ['(1) 234 5678', 'CO', '5712345678'],
  ['(11) 8765-4321', 'BR', '551187654321'],
] as const)('a number from before a renumbering keeps its digits: %s (%s)', (given, country, key) => {
  expect(phoneKey(given, country)).toBe(key);
});

test.each([
  '',
  ' ',
  '+',
  '++',
  '00',
  '0',
  '123',
  'hello',
  'n/a',
  '-',
  '20/03/2026',
  '1'.repeat(300),
  '+999123456789',
  '☎️',
])('junk is no key: %j', (given) => {
  expect(phoneKey(given)).toBeNull();
});

test('never throws; a key is digits, and the key of itself', () => {
  const phoneLike = fc.string({ unit: fc.constantFrom(...'+0123456789 ()-.٣५'.split('')), maxLength: 20 });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), phoneLike), (given) => {
      const key = phoneKey(given);
      if (key === null) return;
      expect(key).toMatch(/^[1-9]\d{5,16}$/);
      expect(phoneKey(key)).toBe(key);
      expect(phoneKey(`+${key}`)).toBe(key);
    }),
    { numRuns: 500 },
  );
});

test('two zeros too many, where a number may begin with one', () => {
  expect(phoneKey('+81 00 118 000 011')).toBe('81118000011');
});

test('never throws in any country', () => {
  const country = fc.constantFrom(...getCountries());
  const pieces = fc.constantFrom(
    ...'+ 0 00 011 xx ( ) - . ;ext= tel: wa.me/ @c.us %2B 55 11 9 8 1 7 ٣ ५ ８ \u200f'.split(' '),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')),
      ),
      country,
      (given, at) => {
        const key = phoneKey(given, at);
        if (key !== null) expect(phoneKey(`+${key}`)).toBe(key);
      },
    ),
    { numRuns: 3000 },
  );
});
