import { createHmac } from 'node:crypto';
import { signerOf, type OwnAccount } from '../../../src/channels/whatsapp/signer';

const rawBody = Buffer.from('{"object":"whatsapp_business_account"}');
const signature = (secret: string) => `sha256=${createHmac('sha256', secret).update(rawBody).digest('hex')}`;
const own = (phoneNumberId: string, ...appSecrets: string[]): OwnAccount => ({
  ...{ phoneNumberId, appSecrets, accessToken: null },
});

interface Installation {
  readonly appSecrets: readonly string[];
  readonly accounts: readonly OwnAccount[];
}

/** Which of three accounts a body signed with this secret speaks for: `plain` has no secrets of its own. */
function coveredBy(secret: string, installation: Installation): string[] | null {
  const headers = { 'x-hub-signature-256': signature(secret) };
  const signer = signerOf({ rawBody, headers, query: '' }, installation);
  return signer === null ? null : ['plain', 'a', 'b'].filter((account) => signer.covers(account));
}

const usual: Installation = { appSecrets: ['house'], accounts: [own('a', 'key-a'), own('b', 'key-b')] };

test.each([
  ["the installation's speaks for accounts without secrets of their own only", 'house', usual, ['plain']],
  ["an account's own speaks for it only", 'key-a', usual, ['a']],
  ["another account's own speaks for that one only", 'key-b', usual, ['b']],
  ['one nobody has', 'stranger', usual, null],
  ['rotation: the new one', 'new', { ...usual, appSecrets: ['new', 'house'] }, ['plain']],
  ['rotation: the old one still', 'house', { ...usual, appSecrets: ['new', 'house'] }, ['plain']],
  ['rotation of an own: the new one', 'key-a2', { ...usual, accounts: [own('a', 'key-a2', 'key-a')] }, ['a']],
  ['rotation of an own: the old one still', 'key-a', { ...usual, accounts: [own('a', 'key-a2', 'key-a')] }, ['a']],
  ['one two accounts share', 'key', { ...usual, accounts: [own('a', 'key'), own('b', 'key')] }, ['a', 'b']],
  [
    "an own that is the installation's too",
    'house',
    { ...usual, accounts: [own('a', 'house'), own('b', 'key-b')] },
    ['plain', 'a'],
  ],
  ['an account listed without secrets', 'house', { ...usual, accounts: [own('a'), own('b', 'key-b')] }, ['plain', 'a']],
  ['an installation without secrets', 'key-a', { ...usual, appSecrets: [] }, ['a']],
  ['no secrets at all', 'house', { appSecrets: [], accounts: [] }, null],
  ['an empty secret', '', { appSecrets: [''], accounts: [own('a', '')] }, null],
  ['an account with an empty secret only', 'house', { ...usual, accounts: [own('a', '')] }, ['plain', 'b']],
])('%s', (_name, secret, installation, accounts) => {
  expect(coveredBy(secret, installation)).toEqual(accounts);
});

test.each([
  ['nothing signed', {}],
  ['no signature in the header', { 'x-hub-signature-256': 'sha256=' }],
  ['two signatures', { 'x-hub-signature-256': [signature('house'), signature('key-a')] }],
])('%s: nobody', (_name, headers) => {
  expect(signerOf({ rawBody, headers, query: '' }, usual)).toBeNull();
});

test('of other bytes: nobody', () => {
  const headers = { 'x-hub-signature-256': signature('house') };
  expect(signerOf({ rawBody: Buffer.from('{}'), headers, query: '' }, usual)).toBeNull();
});
