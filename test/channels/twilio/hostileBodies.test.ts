import fc from 'fast-check';
import { channelAt, formOf, inbound, status } from './twilioFixture';

const channel = channelAt();
const names = [...Object.keys(inbound), ...Object.keys(status), 'MediaUrl0', 'MediaUrl9', 'MediaContentType0'];
const moreNames = [
  'Latitude',
  'Longitude',
  'ListId',
  'ButtonPayload',
  'ErrorCode',
  'FlowData',
  'InteractiveData',
  '__proto__',
];
const someValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '',
    ' ',
    '-1',
    '1e999',
    'NaN',
    'true',
    '999999999999',
    'whatsapp:',
    'whatsapp:+1',
    'toString',
    '{}',
    '[1',
  ),
);

test('whatever stands in the parameters: an answer, never an exception, and no value in a fault', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom(...names, ...moreNames), someValue),
      fc.boolean(),
      (changed, isStatus) => {
        const batch = channel.parse(
          formOf({ ...(isStatus ? status : inbound), ...changed, ProfileName: 'Segredo' }),
          'tag=%ff',
        );
        expect(JSON.stringify([batch.faults, batch.others])).not.toMatch(/Segredo|5511987654321/);
        const ids = batch.messages.map(({ channelMessageId }) => channelMessageId);
        expect(new Set(ids).size).toBe(ids.length);
        for (const message of batch.messages) {
          expect(message.channelAccountId).toMatch(/^\w+\/\d+$/);
          expect(message.channelMessageId).not.toBe('');
          expect(message.identity.phone ?? message.identity.userId).not.toBeNull();
        }
        for (const { errors } of batch.statuses)
          for (const { code } of errors) expect(Number.isFinite(code)).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test('whatever bytes come: an answer or a SyntaxError, and no signature', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), fc.string(), (rawBody, query, signature) => {
      try {
        channel.parse(rawBody, query);
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
      expect(channel.verify({ rawBody, query, headers: { 'x-twilio-signature': signature } })).toBeNull();
    }),
    { numRuns: 300 },
  );
});

test('a form with a name over and over, and one with far too many', () => {
  const twice = new TextDecoder().decode(formOf(inbound)) + '&Body=other&From=whatsapp%3A%2B1&MessageSid=SM2';
  expect(channel.parse(new TextEncoder().encode(twice), '').messages).toMatchObject([{ content: { body: 'oi' } }]);
  const many = Array.from({ length: 100_000 }, (_unused, index) => `k${index}=1`).join('&');
  expect(
    channel.parse(new TextEncoder().encode(`${new TextDecoder().decode(formOf(inbound))}&${many}`), '').messages,
  ).toHaveLength(1);
});

test('files that nobody sent cost nothing', () => {
  expect(channel.parse(formOf({ ...inbound, NumMedia: '999999999' }), '').messages.length).toBeLessThanOrEqual(50);
});
