import fc from 'fast-check';
import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { around, bytes, survivor, tree } from './hostile';

test.each(['', ' ', '{', '{"entry":[', 'hello', '\u0000', '{"a":1}}', "{'a':1}"])('not JSON: %j', (text) => {
  expect(() => parseWebhook(bytes(text))).toThrow(SyntaxError);
});

test.each(['null', '1', '"text"', '[]', 'true'])('JSON, but no webhook: %s', (text) => {
  expect(parseWebhook(bytes(text)).faults).toEqual([{ place: 'body', fault: 'not an object' }]);
});

test.each(['{}', '{"entry":null}', '{"entry":{}}', '{"entry":"x"}'])('an object, but no entries: %s', (text) => {
  expect(parseWebhook(bytes(text)).faults).toEqual([{ place: 'entry', fault: 'not a list' }]);
});

test('a million arrays in each other do not crash it', () => {
  const depth = 1_000_000;
  const deep = '['.repeat(depth) + ']'.repeat(depth);
  expect(parseWebhook(bytes(deep)).faults).toHaveLength(1);
  expect(() => parseWebhook(bytes('['.repeat(depth)))).toThrow(SyntaxError);
  const batch = parseWebhook(
    around(`{"id":"a","from":"1","timestamp":"1","type":"text","text":{"body":${deep}},"x":${deep}}`),
  );
  expect(batch.messages.at(-1)).toMatchObject(survivor);
});

test('a form answer with deep JSON inside its string keeps the string', () => {
  const json = JSON.stringify(`{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`);
  const batch = parseWebhook(
    around(
      `{"id":"a","from":"1","timestamp":"1","type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","response_json":${json}}}}`,
    ),
  );
  expect(batch.messages).toMatchObject([{ content: { reply: { kind: 'flowReply' } } }, survivor]);
});

test('edits inside edits end at the first', () => {
  const depth = 5_000;
  const open = '{"type":"edit","edit":{"original_message_id":"o","message":'.repeat(depth);
  const batch = parseWebhook(
    around(
      `${open}{"type":"text","text":{"body":"x"}}${'}}'.repeat(depth)}`.replace(
        '{',
        '{"id":"a","from":"1","timestamp":"1",',
      ),
    ),
  );
  expect(batch.messages).toMatchObject([
    { content: { type: 'edit', content: { type: 'unknown', declaredType: 'edit' } } },
    survivor,
  ]);
});

test('keys of the language are just keys', () => {
  const poison = '{"admin":true,"type":"text","text":{"body":"x"}}';
  const batch = parseWebhook(
    around(`{"__proto__":${poison},"constructor":{"prototype":${poison}},"id":"a","from":"1","timestamp":"1","type":"__proto__"},
      {"id":"b","from":"1","timestamp":"1","type":"constructor"},{"id":"c","from":"1","timestamp":"1","type":"toString"}`),
  );
  expect(batch.messages.map((message) => message.content)).toEqual([
    { type: 'unknown', declaredType: '__proto__' },
    { type: 'unknown', declaredType: 'constructor' },
    { type: 'unknown', declaredType: 'toString' },
    survivor.content,
  ]);
  expect(({} as Record<string, unknown>).admin).toBeUndefined();
});

test('numbers too large for an id are no ids: their last digits are gone', () => {
  const batch = parseWebhook(
    around('{"id":123456789012345678901234567890,"from":"1","timestamp":"1","type":"text","text":{"body":"x"}}'),
  );
  expect(batch.messages).toMatchObject([survivor]);
  expect(batch.faults).toHaveLength(1);
});

test.each(['"1e309"', '1e400', '"NaN"', '-5', '"-5"', 'null', '{}', '"99999999999999999999"', '""'])(
  'a timestamp of %s becomes no NaN',
  (timestamp) => {
    const batch = parseWebhook(
      around(`{"id":"a","from":"1","timestamp":${timestamp},"type":"text","text":{"body":"x"}}`),
    );
    expect(batch.messages.map((message) => message.sentAtMs)).toEqual([0, 1793000000000]);
    expect(batch.faults.map((fault) => fault.fault)).toEqual(['timestamp: unreadable']);
  },
);

test('half characters, bytes that are no UTF-8 and a byte order mark', () => {
  const half = parseWebhook(around('{"id":"a","from":"1","timestamp":"1","type":"text","text":{"body":"\\ud83d"}}'));
  expect(half.messages[0]?.content).toEqual({ type: 'text', body: '\ud83d' });
  const marker = around('{"id":"a","from":"1","timestamp":"1","type":"text","text":{"body":"a#b"}}');
  const broken = Uint8Array.from(marker, (byte) => (byte === 0x23 ? 0xff : byte));
  expect(parseWebhook(broken).messages[0]?.content).toEqual({ type: 'text', body: 'a\ufffdb' });
  expect(parseWebhook(Uint8Array.of(0xef, 0xbb, 0xbf, ...marker)).messages).toHaveLength(2);
});

test('hundreds of thousands of keys in one value do not cost its messages', () => {
  const keys = Array.from({ length: 200_000 }, (_unused, index) => `"k${index}":1`).join(',');
  const text = new TextDecoder().decode(around('null')).replace('"metadata"', `${keys},"metadata"`);
  expect(parseWebhook(bytes(text)).messages).toMatchObject([survivor]);
});

test('whatever JSON comes: an answer, and never an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), tree), (value) => {
      const batch = parseWebhook(bytes(JSON.stringify(value)));
      for (const message of batch.messages) {
        expect(Number.isSafeInteger(message.sentAtMs)).toBe(true);
        expect(message.channelMessageId).not.toBe('');
        expect(message.identity.phone ?? message.identity.userId ?? message.identity.parentUserId).not.toBeNull();
      }
    }),
    { numRuns: 500 },
  );
});

test('whatever bytes come: an answer or a SyntaxError', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (raw) => {
      try {
        parseWebhook(raw);
      } catch (error) {
        expect(error).toBeInstanceOf(SyntaxError);
      }
    }),
    { numRuns: 300 },
  );
});

test('whatever stands in the place of one message: its neighbour is read', () => {
  fc.assert(
    fc.property(tree, (value) => {
      const batch = parseWebhook(around(JSON.stringify(value ?? null)));
      expect(batch.messages.at(-1)).toMatchObject(survivor);
    }),
    { numRuns: 300 },
  );
});

test.each(['interactive', 'system'])('a kind of %s that is no word does not cost its message', (type) => {
  const batch = parseWebhook(
    around(`{"id":"a","from":"1","timestamp":"1","type":"${type}","${type}":{"type":{"toString":null,"valueOf":1}}}`),
  );
  expect(batch.messages).toMatchObject([{ content: { type: 'unknown', declaredType: `${type}/undefined` } }, survivor]);
});
