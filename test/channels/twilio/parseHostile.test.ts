import fc from 'fast-check';
import { parseWebhook } from '../../../src/channels/twilio/parse';
import { bodyOf, channelAccountId, fixtureNames, paramsOf } from './fixture';

const bytes = (text: string) => new TextEncoder().encode(text);
const params = paramsOf('text-arabic');
const sensitive = ['966501234567', 'الزهراني', 'السلام'];

test.each(['', ' ', 'hello', '{"a":1}', '<xml/>', '&&&', '\u0000'])('no form: %j', (text) => {
  expect(() => parseWebhook(bytes(text), '')).toThrow(SyntaxError);
});

test.each([
  ['AccountSid', { AccountSid: '' }],
  ['AccountSid', { AccountSid: 'AC1/2' }],
  ['MessageSid', { MessageSid: '', SmsMessageSid: '', SmsSid: '' }],
  ['To', { To: '' }],
  ['To', { To: 'whatsapp:nobody' }],
  ['From', { From: '', WaId: '' }],
  ['From', { From: 'whatsapp:???', WaId: 'x' }],
  ['From', { MessageStatus: 'sent', From: 'whatsapp:nobody' }],
])('a fault at %s of %j, and nothing personal in it', (place, change) => {
  const batch = parseWebhook(bodyOf({ ...params, ...change }), '');
  expect(batch.messages).toEqual([]);
  expect(batch.faults).toMatchObject([{ place }]);
  for (const value of sensitive) expect(JSON.stringify(batch.faults)).not.toContain(value);
});

test('older names of the message id, and a phone that only WaId has', () => {
  const { MessageSid: _sid, ...older } = params;
  expect(parseWebhook(bodyOf(older), '').messages[0]?.channelMessageId).toBe(params.SmsMessageSid);
  const hidden = parseWebhook(bodyOf({ ...params, From: 'whatsapp:' }), '');
  expect(hidden.messages[0]?.identity.phone).toBe('966501234567');
});

test('an event of another product is kept raw', () => {
  expect(parseWebhook(bytes('EventType=onMessageAdded&Body=x'), '').others).toEqual([
    { field: 'onMessageAdded', channelAccountId: null },
  ]);
  expect(parseWebhook(bytes('EventType=%3Cb%3E'), '').others).toEqual([{ field: 'unnamed', channelAccountId: null }]);
});

test('keys of the language are just keys', () => {
  const poison = '__proto__=x&constructor=y&toString=z&__proto__[admin]=1&hasOwnProperty=q&';
  const body = bytes(poison + new TextDecoder().decode(bodyOf(params)));
  expect(parseWebhook(body, '__proto__=1&tag=t').messages).toMatchObject([{ content: { type: 'text' } }]);
  expect(({} as Record<string, unknown>).admin).toBeUndefined();
  const odd = parseWebhook(bodyOf({ ...params, MessageType: '__proto__', Body: '' }), '');
  expect(odd.messages[0]?.content).toEqual({ type: 'unknown', declaredType: '__proto__' });
});

test('bytes that are no UTF-8 do not cost the message', () => {
  const body = Uint8Array.of(...bodyOf(params), ...bytes('&Extra=%FF%FE'), 0xff);
  expect(parseWebhook(body, '').messages).toMatchObject([{ content: { body: params.Body } }]);
  const broken = parseWebhook(
    bytes(new TextDecoder().decode(bodyOf({ ...params, Body: 'a#' })).replace('%23', '%FF')),
    '',
  );
  expect(broken.messages[0]?.content).toEqual({ type: 'text', body: 'a\ufffd' });
});

test('a parameter that comes twice counts once', () => {
  const body = bytes(`${new TextDecoder().decode(bodyOf(params))}&MessageSid=SMother&Body=other`);
  expect(parseWebhook(body, '').messages).toMatchObject([
    { channelMessageId: params.MessageSid, content: { body: params.Body } },
  ]);
});

test('huge bodies, huge texts and deep JSON', () => {
  const extra = Array.from({ length: 100_000 }, (_unused, index) => `k${index}=v`).join('&');
  const body = bytes(`${extra}&${new TextDecoder().decode(bodyOf({ ...params, Body: 'x'.repeat(2_000_000) }))}`);
  expect(parseWebhook(body, '').messages[0]?.content).toMatchObject({ type: 'text' });
  for (const deep of [`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, '['.repeat(300_000)]) {
    const flow = parseWebhook(bodyOf({ ...params, Body: '', MessageType: 'interactive', FlowData: deep }), '');
    expect(flow.messages[0]?.content).toMatchObject({ reply: { kind: 'flowReply', responseJson: deep, answers: [] } });
    const data = parseWebhook(bodyOf({ ...params, MessageType: 'interactive', InteractiveData: deep }), '');
    expect(data.messages).toHaveLength(1);
  }
});

const names = [...new Set(fixtureNames.flatMap((name) => Object.keys(paramsOf(name)))), '__proto__', 'MediaUrl3'];
const someValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'whatsapp:+14155238886',
    'sent',
    'text',
    'interactive',
    'SM1',
    'AC1',
    '2',
    '{"list_reply":1}',
    'true',
    '',
  ),
);

test('whatever form comes: an answer, and never an exception', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), someValue), fc.string(), (changes, query) => {
      for (const start of [{}, params]) {
        const body = `x=1&${new URLSearchParams({ ...start, ...changes }).toString()}`;
        const batch = parseWebhook(bytes(body), query);
        for (const message of batch.messages) {
          expect(message.channelMessageId).not.toBe('');
          expect(message.channelAccountId).toMatch(/^\w+\/\d+$/);
          const { phone, userId, parentUserId } = message.identity;
          expect(phone ?? userId ?? parentUserId).not.toBeNull();
        }
      }
    }),
    { numRuns: 400 },
  );
});

test('whatever bytes come: an answer or a SyntaxError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (raw) => {
      try {
        parseWebhook(raw, '');
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
    }),
    { numRuns: 300 },
  );
});

test('the channel account of a status and of a message of one number are the same', () => {
  expect(parseWebhook(bodyOf(paramsOf('status-sent')), '').statuses[0]?.channelAccountId).toBe(channelAccountId);
  expect(parseWebhook(bodyOf(params), '').messages[0]?.channelAccountId).toBe(channelAccountId);
});
