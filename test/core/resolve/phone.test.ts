import fc from 'fast-check';
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
