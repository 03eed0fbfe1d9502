import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { fixture } from './fixture';

const linesOf = (name: string) =>
  parseWebhook(fixture(name)).addressBook.map(({ action, identity, name: called, atMs }) => [
    action,
    identity.phone,
    identity.userId,
    identity.username,
    called,
    atMs,
  ]);

test.each([
  [
    'address-book-add',
    [
      ['add', '79261234567', null, null, 'Ольга Петрова', 1793000100000],
      ['add', '8613800138000', 'CN.88491208655302741002', 'wang.wei', '小王', 1793000101000],
    ],
  ],
  ['address-book-remove', [['remove', '79261234567', null, null, null, 1793000110000]]],
  ['address-book-user-id-only', [['add', null, 'US.13491208655302741918', 'priya.k', 'Priya K', 1793000120000]]],
  ['address-book-with-odd-lines', [['add', '972521234567', null, null, 'עדי לוי', 1793000131000]]],
])('%s', (name, lines) => {
  expect(linesOf(name)).toEqual(lines);
});

test('a line that names nobody, or is none, is kept aside', () => {
  const { others, faults } = parseWebhook(fixture('address-book-with-odd-lines'));
  expect(others.map(({ field }) => field)).toEqual(Array.from({ length: 3 }, () => 'smb_app_state_sync'));
  expect(faults).toEqual([]);
});
