import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { fixture } from './fixture';

const ana = { phone: '5511987654321', userId: 'BR.13491208655302741918' };
const newId = 'BR.24491208655302741918';
const encoded = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** A body with these items under a field of ours. */
function bodyWith(field: string, items: readonly unknown[], phoneNumberId = '7', time?: number): Uint8Array {
  const value = { metadata: { phone_number_id: phoneNumberId }, [field]: items };
  return encoded({ object: 'whatsapp_business_account', entry: [{ id: '1', time, changes: [{ field, value }] }] });
}
const idsOf = (body: Uint8Array) => parseWebhook(body).messages.map(({ channelMessageId }) => channelMessageId);

describe('preferences', () => {
  test.each([
    ['preference-stop', { ...ana, profileName: 'Ana Souza' }, 'stop', 1793000200000],
    ['preference-resume', { phone: '201001234567', profileName: 'عمر' }, 'resume', 1793000210000],
    ['preference-signup', { phone: null, userId: 'US.13491208655302741918' }, 'signup', 1793000220000],
  ])('%s', (name, identity, value, sentAtMs) => {
    const { messages, faults } = parseWebhook(fixture(name));
    const content = { type: 'system', change: { kind: 'preference', category: 'marketing_messages', value } };
    expect(messages).toMatchObject([{ origin: 'notice', author: 'buyer', identity, content, sentAtMs }]);
    expect(faults).toEqual([]);
  });

  test('a word to come is kept as none; one of nobody is a fault', () => {
    const { messages, faults } = parseWebhook(fixture('preferences-of-two-buyers'));
    expect(messages.map(({ identity, content }) => [identity.profileName, content])).toMatchObject([
      ['Ana Souza', { change: { value: 'stop' } }],
      ['عمر', { change: { value: null } }],
    ]);
    expect(faults).toEqual([{ place: 'entry[0].changes[0].user_preferences[2]', fault: 'user_id: no buyer' }]);
  });
});

describe('a changed identity: the buyer is the one before', () => {
  const change = { kind: 'userIdChanged', oldUserId: ana.userId, newUserId: newId };

  test.each([
    ['user-id-update', 'notice', { phone: null, userId: ana.userId }, { ...change, phone: ana.phone }],
    [
      'user-id-update-without-phone',
      'notice',
      { phone: null, userId: 'US.13491208655302741918', parentUserId: 'US.ENT.9988' },
      { newUserId: 'US.24491208655302741918', newParentUserId: 'US.ENT.9989', phone: null },
    ],
    ['system-user-id-changed', 'live', { phone: null, userId: ana.userId }, { ...change, phone: null }],
    ['system-user-id-changed-by-sender', 'live', { phone: null, userId: ana.userId }, { ...change, phone: ana.phone }],
    [
      'system-number-changed',
      'live',
      { phone: ana.phone, userId: null },
      { kind: 'numberChanged', newPhone: '5511912345678', newUserId: newId },
    ],
    [
      'system-number-changed-old-names',
      'live',
      { phone: ana.phone },
      { kind: 'numberChanged', newPhone: '5511912345678', newUserId: null },
    ],
  ])('%s', (name, origin, identity, said) => {
    const { messages, faults } = parseWebhook(fixture(name));
    expect(messages).toMatchObject([{ origin, identity, content: { type: 'system', change: said } }]);
    expect(faults).toEqual([]);
  });

  test('a name that reads like the change of another buyer is not believed', () => {
    const { messages } = parseWebhook(fixture('system-user-id-changed-by-a-name-that-lies'));
    expect(messages).toMatchObject([
      { identity: { userId: ana.userId }, content: { change: { oldUserId: ana.userId } } },
      { identity: { userId: newId }, content: { change: { oldUserId: null } } },
    ]);
  });

  test('one that names nobody before it is a fault', () => {
    const { messages, faults } = parseWebhook(fixture('user-id-update-of-nobody'));
    expect(messages).toHaveLength(1);
    expect(faults).toEqual([{ place: 'entry[0].changes[0].user_id_update[0]', fault: 'user_id.previous: no buyer' }]);
  });
});

describe('a notice is named after what it says', () => {
  const stop = { wa_id: '1', user_id: 'US.1', value: 'stop', category: 'marketing_messages', timestamp: 1793000200 };
  const turned = Object.fromEntries(Object.entries(stop).reverse());
  const [id] = idsOf(bodyWith('user_preferences', [stop]));

  test('again, alone or among others, later or with its keys in another order: the same', () => {
    const other = { ...stop, user_id: 'US.2' };
    expect(id).toMatch(/^notice:[0-9a-f]{64}$/);
    expect(idsOf(bodyWith('user_preferences', [other, stop]))[1]).toBe(id);
    expect(idsOf(bodyWith('user_preferences', [stop], '7', 1793999999))).toEqual([id]);
    expect(idsOf(bodyWith('user_preferences', [turned]))).toEqual([id]);
  });

  test.each([
    ['another buyer', 'user_preferences', { ...stop, user_id: 'US.2' }, '7'],
    ['another word', 'user_preferences', { ...stop, value: 'resume' }, '7'],
    ['another time', 'user_preferences', { ...stop, timestamp: 1793000201 }, '7'],
    ['another number of ours', 'user_preferences', stop, '8'],
    ['another field', 'user_id_update', stop, '7'],
  ])('%s: another', (_what, field, item, phoneNumberId) => {
    const ids = idsOf(bodyWith(field, [item], phoneNumberId));
    expect(ids).toHaveLength(1);
    expect(ids).not.toContain(id);
  });
});
