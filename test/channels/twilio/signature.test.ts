import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import fc from 'fast-check';
import { createTwilioChannel } from '../../../src/channels/twilio/twilioChannel';
import { accountSid, bodyOf, channelAccountId, fixture, fixtureNames, paramsOf } from './fixture';

const webhookUrl = 'https://crm.example.com/webhooks/twilio';
const otherSid = 'ACffffffffffffffffffffffffffffffff';
const accounts = [
  { accountSid, authTokens: ['new-token', 'old-token'] },
  { accountSid: otherSid, authTokens: ['other-token'] },
  { accountSid: 'ACempty', authTokens: [''] },
];
const channel = createTwilioChannel({ accounts, apiUrl: 'https://api.twilio.com', webhookUrl });

const params = paramsOf('text-arabic');
const rawBody = bodyOf(params);
const header = (signature: string) => ({ 'x-twilio-signature': signature });
const sign = (token: string, url = webhookUrl, signed: Record<string, unknown> = params) =>
  getExpectedTwilioSignature(token, url, signed);
const verify = (headers: Record<string, string | string[] | undefined>, body = rawBody, query = '') =>
  channel.verify({ rawBody: body, query, headers });

describe('signed', () => {
  // https://www.twilio.com/docs/usage/security gives this example, worked out by Twilio.
  test("Twilio's own example", () => {
    const example = createTwilioChannel({
      accounts: [{ accountSid, authTokens: ['12345'] }],
      apiUrl: 'https://api.twilio.com',
      webhookUrl: 'https://mycompany.com/myapp.php',
    });
    const body = bodyOf({
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    });
    const headers = header('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
    expect(
      example.verify({ rawBody: body, query: 'foo=1&bar=2', headers: header('0/KCTR6DLpKmkAf8muzZqo1nDgQ=') }),
    ).toBe(null);
    expect(example.verify({ rawBody: body, query: 'foo=1&bar=2', headers })).not.toBeNull();
  });

  test.each(fixtureNames)('%s', (name) => {
    expect(verify(header(sign('new-token', webhookUrl, paramsOf(name))), fixture(name))).not.toBeNull();
  });

  test('with the token that is being replaced', () => {
    expect(verify(header(sign('old-token')))?.covers(channelAccountId)).toBe(true);
  });

  test('with a query in the address, as statuses have', () => {
    const signature = header(sign('new-token', `${webhookUrl}?tag=out_01%2F2`));
    expect(verify(signature, rawBody, 'tag=out_01%2F2')).not.toBeNull();
    expect(verify(signature, rawBody, 'tag=out_99')).toBeNull();
    expect(verify(signature)).toBeNull();
  });

  test('whatever the case of the header name', () => {
    expect(verify({ 'X-Twilio-Signature': sign('new-token') })).not.toBeNull();
  });

  test('with a parameter that comes twice, as the library takes it', () => {
    const body = new TextEncoder().encode('A=2&A=1&A=2&B=x');
    expect(verify(header(sign('new-token', webhookUrl, { A: ['1', '2'], B: 'x' })), body)).not.toBeNull();
    expect(verify(header(sign('new-token', webhookUrl, { A: '2', B: 'x' })), body)).toBeNull();
  });

  test('with parameters named like keys of the language', () => {
    const body = new TextEncoder().encode('__proto__=1&constructor=2&toString=3');
    const signed = Object.fromEntries([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['toString', '3'],
    ]);
    expect(verify(header(sign('new-token', webhookUrl, signed)), body)).not.toBeNull();
    expect(verify(header(sign('new-token', webhookUrl, {})), body)).toBeNull();
  });
});

describe('who is covered', () => {
  test('the numbers of the account whose token signed, and no others', () => {
    const signer = verify(header(sign('new-token')));
    expect(signer?.covers(channelAccountId)).toBe(true);
    expect(signer?.covers(`${accountSid}/5511912345678`)).toBe(true);
    expect(signer?.covers(`${otherSid}/14155238886`)).toBe(false);
    expect(signer?.covers(`${accountSid}0/14155238886`)).toBe(false);
    expect(signer?.covers(accountSid)).toBe(false);
    expect(signer?.covers('')).toBe(false);
  });

  test('a valid signature of another account does not speak for the account in the body', () => {
    const signer = verify(header(sign('other-token')));
    const [message] = channel.parse(rawBody, '').messages;
    expect(signer?.covers(message?.channelAccountId ?? '')).toBe(false);
    expect(signer?.covers(`${otherSid}/14155238886`)).toBe(true);
  });

  test('both accounts, if both have the same token', () => {
    const same = createTwilioChannel({
      accounts: accounts.map((account) => ({ ...account, authTokens: ['same'] })),
      apiUrl: '',
      webhookUrl,
    });
    const signer = same.verify({ rawBody, query: '', headers: header(sign('same')) });
    expect(signer?.covers(channelAccountId)).toBe(true);
    expect(signer?.covers(`${otherSid}/1`)).toBe(true);
  });
});

describe('not signed', () => {
  const good = sign('new-token');
  test.each<[string, Record<string, string | string[] | undefined>]>([
    ['missing', {}],
    ['undefined', { 'x-twilio-signature': undefined }],
    ['empty', header('')],
    ['of a token nobody has', header(sign('wrong'))],
    ['of an empty token', header(sign(''))],
    ['for another address', header(sign('new-token', 'https://evil.example.com/'))],
    ['one character short', header(good.slice(1))],
    ['one character long', header(`${good}=`)],
    ['space around', header(` ${good} `)],
    ['a line break behind', header(`${good}\n`)],
    ['two in one header', header(`${good}, ${good}`)],
    ['two headers', { 'x-twilio-signature': [good, good] }],
    ['two headers in different case', { ...header(good), 'X-Twilio-Signature': good }],
    ['no base64', header('é'.repeat(28))],
  ])('%s', (_name, headers) => {
    expect(verify(headers)).toBeNull();
  });

  test('an empty body, a body that is no form, and bytes that are no UTF-8', () => {
    const signature = header(sign('new-token', webhookUrl, {}));
    expect(verify(signature, new Uint8Array())).toBeNull();
    expect(verify(signature, new TextEncoder().encode('{"a":1}'))).toBeNull();
    const lossy = sign('new-token', webhookUrl, { Body: '\ufffd' });
    expect(verify(header(lossy), Uint8Array.from([...Buffer.from('Body='), 0xff]))).toBeNull();
  });

  test('with one parameter changed, added or taken away', () => {
    const changes = [
      { ...params, Body: 'x' },
      { ...params, Extra: '' },
      Object.fromEntries(Object.entries(params).slice(1)),
    ];
    for (const changed of changes) expect(verify(header(good), bodyOf(changed))).toBeNull();
  });

  test('without any account, or with an address that is none', () => {
    const bare = createTwilioChannel({ accounts: [], apiUrl: '', webhookUrl });
    expect(bare.verify({ rawBody, query: '', headers: header(good) })).toBeNull();
    const odd = createTwilioChannel({ accounts, apiUrl: '', webhookUrl: 'no url' });
    expect(odd.verify({ rawBody, query: '', headers: header(good) })).toBeNull();
  });
});

test('whatever comes: an answer, never an exception', () => {
  const name = fc.constantFrom('x-twilio-signature', 'X-Twilio-Signature', 'other');
  const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 2 }), fc.constant(undefined));
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), fc.dictionary(name, value), (body, query, headers) => {
      expect(channel.verify({ rawBody: body, query, headers })).toBeNull();
    }),
    { numRuns: 300 },
  );
});
