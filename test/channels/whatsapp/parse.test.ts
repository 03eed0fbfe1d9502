import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { fixture, fixtureNames } from './fixture';

const texts = (name: string) =>
  parseWebhook(fixture(name)).messages.map((message) =>
    message.content.type === 'text' ? message.content.body : message.content.type,
  );

test('a whole message', () => {
  expect(parseWebhook(fixture('text-portuguese-price-question'))).toEqual({
    messages: [
      {
        ...{ origin: 'live', author: 'buyer', historyStatus: null },
        channelAccountId: '106540352242922',
        displayPhone: '15550783881',
        channelOwnerId: '102290129340398',
        identity: {
          phone: '5511987654321',
          userId: 'BR.13491208655302741918',
          parentUserId: null,
          username: null,
          profileName: 'Ana Souza',
        },
        channelMessageId: 'wamid.HBgNFIXTURE0001',
        sentAtMs: 1793000000000,
        content: { type: 'text', body: 'Oi, tudo bem? Quanto custa a cadeira gamer? 🙂' },
        replyTo: null,
        forwarded: false,
        referral: null,
        referredProduct: null,
        groupId: null,
      },
    ],
    ...{ statuses: [], accountEvents: [], addressBook: [], others: [], faults: [] },
  });
});

describe('around a message', () => {
  const only = (name: string) => parseWebhook(fixture(name)).messages[0];

  test('what it answers', () => {
    expect(only('text-quote-reply')?.replyTo).toBe('wamid.HBgNEARLIER');
  });

  test.each(['text-forwarded', 'text-frequently-forwarded'])('%s', (name) => {
    expect(only(name)).toMatchObject({ forwarded: true, replyTo: null });
  });

  test('which product it is about', () => {
    expect(only('text-about-a-product')?.referredProduct).toEqual({
      catalogId: '194836987003835',
      productId: 'SKU-88',
    });
  });

  test('which advertisement brought the buyer', () => {
    expect(only('text-from-advertisement')?.referral).toEqual({
      sourceType: 'ad',
      sourceId: '120226305854810726',
      sourceUrl: 'https://fb.me/3cr4Wqqkv',
      headline: 'Chat with us',
      body: 'Summer chairs now 20 % off',
      clickId: 'Aff-n8ZTODiE79d22KtAwQKj9e_mIEOOj27vDVwFjN80dp4',
    });
  });

  test('which group it was written in', () => {
    expect(only('text-in-a-group')?.groupId).toBe('HX120363040000000001');
  });
});

describe('who wrote', () => {
  const identities = (name: string) => parseWebhook(fixture(name)).messages.map((message) => message.identity);

  test('somebody whose phone is withheld', () => {
    expect(identities('sender-without-phone')).toEqual([
      { phone: null, userId: 'US.13491208655302741918', parentUserId: null, username: 'priya.k', profileName: 'Priya' },
    ]);
  });

  test('somebody whose phone stands only in the contact', () => {
    expect(identities('sender-phone-only-in-contact')).toEqual([
      {
        phone: '14155550199',
        userId: 'US.13491208655302741918',
        parentUserId: 'US.ENT.9988',
        username: 'priya.k',
        profileName: 'Priya',
      },
    ]);
  });

  test('somebody in the shape before user ids', () => {
    expect(identities('sender-as-before-2026')).toEqual([
      { phone: '5511987654321', userId: null, parentUserId: null, username: null, profileName: 'Ana Souza' },
    ]);
  });

  test('each of several, whatever the order of the contacts', () => {
    expect(identities('contacts-in-another-order').map((each) => each.profileName)).toEqual([
      'Ana Souza',
      'Bruno',
      'Carmen',
    ]);
  });

  test('not the name of a card with the same phone and another user id', () => {
    expect(identities('contact-card-of-somebody-else')).toEqual([
      {
        phone: '5511987654321',
        userId: 'BR.13491208655302741918',
        parentUserId: null,
        username: null,
        profileName: null,
      },
    ]);
  });

  test('the old identity, when the number changed', () => {
    expect(identities('system-number-changed')).toMatchObject([{ phone: '5511987654321', userId: null }]);
  });
});

describe('batches', () => {
  test('every entry, change, message and status, in order', () => {
    const batch = parseWebhook(fixture('batch-of-everything'));
    expect(texts('batch-of-everything')).toEqual(['um', 'dois', 'três', 'cuatro']);
    expect(batch.messages.map((message) => message.channelAccountId)).toEqual([
      ...Array.from({ length: 3 }, () => '106540352242922'),
      '206540352242922',
    ]);
    expect(batch.statuses).toHaveLength(1);
    expect(batch.accountEvents).toMatchObject([{ field: 'message_template_status_update', channelAccountId: null }]);
    expect(batch.others).toEqual([]);
  });

  test('a bad item costs nothing but itself, and is named by its place', () => {
    const batch = parseWebhook(fixture('bad-items-among-good-ones'));
    expect(texts('bad-items-among-good-ones')).toEqual(['primeira', 'unknown', 'sem hora', 'unknown', 'última']);
    expect(batch.statuses.map((status) => status.channelMessageId)).toEqual(['wamid.OUT8']);
    const messages = 'entry[0].changes[0].messages';
    const statuses = 'entry[0].changes[0].statuses';
    expect(batch.faults.map((fault) => fault.place)).toEqual([
      ...[1, 2, 3, 4, 5, 6, 7, 8].map((index) => `${messages}[${index}]`),
      ...[0, 1, 3].map((index) => `${statuses}[${index}]`),
    ]);
    expect(batch.messages.every((message) => message.identity.profileName === 'Ana Souza')).toBe(true);
  });

  test('bad entries and changes cost nothing but themselves', () => {
    const batch = parseWebhook(fixture('bad-entries-among-good-ones'));
    expect(texts('bad-entries-among-good-ones')).toEqual(['ainda aqui']);
    expect(batch.faults.map((fault) => fault.place)).toEqual([
      'entry[0]',
      'entry[1].changes',
      'entry[2].changes',
      'entry[3].changes[0]',
      'entry[3].changes[1]',
      'entry[3].changes[2]',
    ]);
  });

  test('items that came to no number are faults', () => {
    expect(parseWebhook(fixture('no-phone-number-id'))).toMatchObject({
      messages: [],
      faults: [{ place: 'entry[0].changes[0]', fault: 'metadata.phone_number_id: missing' }],
    });
  });

  test('unknown fields change nothing', () => {
    const batch = parseWebhook(fixture('unknown-fields-everywhere'));
    expect(batch.messages).toHaveLength(1);
    expect(batch.faults).toEqual([]);
    expect(batch.others).toEqual([{ field: 'messages.novelties', channelAccountId: '106540352242922' }]);
  });

  test('numbers are taken where strings belong, and milliseconds for what they are', () => {
    const batch = parseWebhook(fixture('numbers-where-strings-belong'));
    expect(batch.messages).toMatchObject([
      { channelAccountId: '106540352242922', identity: { phone: '5511987654321' }, sentAtMs: 1793000000000 },
      { channelOwnerId: '102290129340398', sentAtMs: 1793000000123 },
    ]);
  });
});

test.each([
  ['user-action-link-click', ['messages.user_actions']],
  ['another-product-of-meta', ['object']],
  [
    'fields-nobody-acts-on',
    [
      ...['calls', 'flows', 'group_participants_update', 'business_username_update'],
      ...['automatic_events', 'payment_configuration_update'],
    ],
  ],
  [
    'lists-missing',
    ['smb_message_echoes', 'history', 'smb_app_state_sync', 'user_preferences', 'user_id_update', 'messages'],
  ],
])('%s is kept aside', (name, fields) => {
  const { others, ...rest } = parseWebhook(fixture(name));
  expect(others.map((other) => other.field)).toEqual(fields);
  expect(rest).toEqual({ messages: [], statuses: [], accountEvents: [], addressBook: [], faults: [] });
});

test.each(fixtureNames)('nothing of %s ends up unstorable, or personal in a fault', (name) => {
  const batch = parseWebhook(fixture(name));
  const instants = [...batch.messages.map(({ sentAtMs }) => sentAtMs), ...batch.statuses.map(({ atMs }) => atMs)];
  expect(instants.every(Number.isSafeInteger)).toBe(true);
  for (const { fault } of batch.faults) expect(fault).not.toMatch(/\d{6}|Ana|sem id/);
});
