import fc from 'fast-check';
import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { around, bytes, survivor, tree } from './hostile';

describe('every other field', () => {
  const lists = [
    ['smb_message_echoes', 'message_echoes'],
    ['history', 'history'],
    ['smb_app_state_sync', 'state_sync'],
    ['user_preferences', 'user_preferences'],
    ['user_id_update', 'user_id_update'],
    ['account_update', 'restriction_info'],
    ['messages', 'errors'],
    ['messages', 'statuses'],
  ] as const;
  const whole = (field: string, key: string, list: string) =>
    new TextDecoder()
      .decode(around('{"id":"a"}'))
      .replace(
        '"changes":[',
        () => `"changes":[{"field":"${field}","value":{"metadata":{"phone_number_id":"7"},"${key}":${list}}},`,
      );

  test.each(lists)('%s: whatever stands in %s, the next change is read', (field, key) => {
    fc.assert(
      fc.property(tree, (value) => {
        const batch = parseWebhook(bytes(whole(field, key, JSON.stringify(value ?? null))));
        expect(batch.messages.at(-1)).toMatchObject(survivor);
      }),
      { numRuns: 150 },
    );
  });

  test.each(lists)('%s: depth, keys of the language and numbers too large in %s', (field, key) => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const keys = '{"__proto__":{"admin":true},"constructor":1,"toString":null,"code":1e400,"type":{"toString":null}}';
    const large = '{"id":123456789012345678901234567890,"timestamp":1e400,"code":99999999999999999999,"status":1e400}';
    for (const list of [deep, `[${deep}]`, `[{"x":${deep}}]`, `[${keys},${large},"\\ud83d"]`]) {
      const batch = parseWebhook(bytes(whole(field, key, list)));
      expect(batch.messages.at(-1)).toMatchObject(survivor);
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });
});

test('errors too deep to be read do not cost the messages beside them', () => {
  const deep = '['.repeat(200_000) + ']'.repeat(200_000);
  const text = new TextDecoder().decode(around('null')).replace('"metadata"', `"errors":[{"x":${deep}}],"metadata"`);
  const { messages, faults } = parseWebhook(bytes(text));
  expect(messages).toMatchObject([survivor]);
  expect(faults.map(({ place }) => place)).toEqual(['entry[0].changes[0].errors', 'entry[0].changes[0].messages[0]']);
});
