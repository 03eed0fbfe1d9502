import {
  accountSid,
  channelAccountId,
  channelAt,
  formOf,
  inbound,
  otherSid,
  sign,
  webhookUrl,
  type Parameters,
} from './twilioFixture';

const channel = channelAt();
const signed = (token: string, parameters: Parameters = inbound, query = '') => ({
  rawBody: formOf(parameters),
  query,
  headers: { 'x-twilio-signature': sign(query === '' ? webhookUrl : `${webhookUrl}?${query}`, parameters, token) },
});

test('the vector of Twilio’s documents, through our own signing', () => {
  // https://www.twilio.com/docs/usage/security#validating-requests
  const parameters = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675310',
    Digits: '1234',
    From: '+14158675310',
    To: '+18005551212',
  };
  expect(sign('https://mycompany.com/myapp.php?foo=1&bar=2', parameters, '12345')).toBe('GvWf1cFY/Q7PnoempGyD5oXAezc=');
});

test('speaks for the numbers of its own account only', () => {
  const signer = channel.verify(signed('new-token'));
  expect(signer?.covers(channelAccountId)).toBe(true);
  expect(signer?.covers(`${accountSid}/15005550006`)).toBe(true);
  expect(signer?.covers(`${otherSid}/14155238886`)).toBe(false);
  expect(signer?.covers(`${accountSid}0/14155238886`)).toBe(false);
  expect(signer?.covers(accountSid)).toBe(false);
  expect(signer?.covers('')).toBe(false);
});

test('every token of every account is tried', () => {
  expect(channel.verify(signed('old-token'))?.covers(channelAccountId)).toBe(true);
  const other = channel.verify(signed('other-token'));
  expect(other?.covers(`${otherSid}/14155238886`)).toBe(true);
  expect(other?.covers(channelAccountId)).toBe(false);
});

test('the query is signed too', () => {
  const webhook = signed('new-token', inbound, 'tag=out_0123');
  expect(channel.verify(webhook)).not.toBeNull();
  expect(channel.verify({ ...webhook, query: 'tag=out_0124' })).toBeNull();
  expect(channel.verify({ ...webhook, query: '' })).toBeNull();
});

test.each([
  ['Portuguese', 'R$ 799 à vista, não? + 10% & "já"'],
  ['Arabic', 'مرحبا، كم السعر؟'],
  ['Chinese', '多少钱？'],
  ['Hindi', 'कीमत क्या है?'],
  ['emoji', '👩🏽‍🚀🇧🇷'],
  ['lines', 'a\r\nb\n'],
])('words in any script: %s', (_name, Body) => {
  expect(channel.verify(signed('new-token', { ...inbound, Body }))).not.toBeNull();
});

test('parameters this version has never heard of are signed like the others', () => {
  expect(channel.verify(signed('new-token', { ...inbound, Zebra: '1', constructor: 'x' }))).not.toBeNull();
});

test('a parameter changed, added or taken away', () => {
  const { headers } = signed('new-token');
  for (const changed of [{ Body: 'oi!' }, { Extra: '1' }, { To: undefined }, { MessageSid: `SM${'b2'.repeat(16)}` }]) {
    expect(channel.verify({ rawBody: formOf({ ...inbound, ...changed }), query: '', headers })).toBeNull();
  }
});

test.each<[string, Record<string, string | string[] | undefined>]>([
  ['missing', {}],
  ['undefined', { 'x-twilio-signature': undefined }],
  ['empty', { 'x-twilio-signature': '' }],
  ['garbage', { 'x-twilio-signature': '💥' }],
  ['two of them', { 'x-twilio-signature': [sign(webhookUrl, inbound, 'new-token'), 'x'] }],
  ['twice the same', { 'x-twilio-signature': sign(webhookUrl, inbound, 'new-token'), 'X-Twilio-Signature': 'x' }],
  ['two in one', { 'x-twilio-signature': `${sign(webhookUrl, inbound, 'new-token')}, x` }],
  ['space around', { 'x-twilio-signature': ` ${sign(webhookUrl, inbound, 'new-token')}` }],
])('a header that is %s', (_name, headers) => {
  expect(channel.verify({ rawBody: formOf(inbound), query: '', headers })).toBeNull();
});

test('the name of the header in any case', () => {
  const headers = { 'X-Twilio-Signature': sign(webhookUrl, inbound, 'new-token') };
  expect(channel.verify({ rawBody: formOf(inbound), query: '', headers })).not.toBeNull();
});

test('a wrong token, and an empty one, which everybody knows', () => {
  expect(channel.verify(signed('guess'))).toBeNull();
  expect(channel.verify(signed(''))).toBeNull();
});

test('bodies that are no text do not make it throw', () => {
  const { headers } = signed('new-token');
  for (const rawBody of [new Uint8Array(), Uint8Array.of(0xff, 0xfe, 0x3d), new Uint8Array(100_000)]) {
    expect(channel.verify({ rawBody, query: '%zz=%', headers })).toBeNull();
  }
});
