import type { ChannelMessage } from '../../../src/core/capture/event';
import { parseWebhook } from '../../../src/channels/twilio/parse';
import { accountSid, bodyOf, channelAccountId, fixture, fixtureNames, paramsOf, rawFixture } from './fixture';

const parse = (name: string) => parseWebhook(fixture(name), '');
function only(name: string): ChannelMessage {
  const batch = parse(name);
  expect(batch.faults).toEqual([]);
  expect(batch.messages).toHaveLength(1);
  const [message] = batch.messages;
  if (message === undefined) throw new Error('No message.');
  return message;
}
const contentOf = (name: string) => only(name).content;
const mediaUrl = (sid: string, index = 0) =>
  `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/${sid}/Media/ME${(0xbeef0000 + index).toString(16).padStart(32, '0')}`;
const mm = (number: number) => `MM${number.toString(16).padStart(32, '0')}`;
const media = (sid: string, mimeType: string, more: object = {}) => ({
  id: `ME${'beef0000'.padStart(32, '0')}`,
  mimeType,
  sha256: null,
  filename: null,
  caption: null,
  url: mediaUrl(sid),
  voice: false,
  animated: false,
  ...more,
});

test('the whole of a message', () => {
  expect(parse('text-portuguese-price-question')).toEqual({
    messages: [
      {
        origin: 'live',
        author: 'buyer',
        historyStatus: null,
        channelAccountId,
        displayPhone: '+14155238886',
        channelOwnerId: accountSid,
        identity: {
          phone: '5511987654321',
          userId: null,
          parentUserId: null,
          username: null,
          profileName: 'Ana Lúcia Conceição',
        },
        channelMessageId: paramsOf('text-portuguese-price-question').MessageSid,
        sentAtMs: 0,
        content: { type: 'text', body: 'Oi! Quanto custa o sofá de três lugares? É R$ 2.499 à vista? 🛋️' },
        replyTo: null,
        forwarded: false,
        referral: null,
        referredProduct: null,
        groupId: null,
      },
    ],
    statuses: [],
    accountEvents: [],
    addressBook: [],
    others: [],
    faults: [],
  });
});

test.each([
  'text-arabic',
  'text-chinese',
  'text-hindi-with-joined-emoji',
  'text-without-message-type',
  'text-sender-without-phone',
])('%s keeps every character', (name) => {
  expect(contentOf(name)).toEqual({ type: 'text', body: paramsOf(name).Body });
  expect(only(name).identity.profileName).toBe(paramsOf(name).ProfileName);
});

test('plus signs, spaces and escapes in every way they are written', () => {
  const [message] = parseWebhook(rawFixture('text-plus-signs-and-odd-encoding'), '').messages;
  expect(message).toMatchObject({
    channelAccountId,
    identity: { phone: '5511987654321' },
    content: { type: 'text', body: 'café + pão = R$ 5' },
  });
});

test.each<[string, ChannelMessage['content']]>([
  ['image-with-caption', { type: 'image', media: media(mm(1), 'image/jpeg', { caption: '就是这把椅子 🪑' }) }],
  ['video', { type: 'video', media: media(mm(2), 'video/mp4') }],
  ['audio-voice-note', { type: 'audio', media: media(mm(3), 'audio/ogg; codecs=opus', { voice: true }) }],
  ['audio-file', { type: 'audio', media: media(mm(4), 'audio/mpeg') }],
  ['document-invoice', { type: 'document', media: media(mm(5), 'application/pdf', { caption: 'فاتورة.pdf' }) }],
  ['document-picture-sent-as-file', { type: 'document', media: media(mm(6), 'image/png') }],
  ['sticker', { type: 'sticker', media: media(mm(7), 'image/webp') }],
  ['media-without-message-type', { type: 'sticker', media: media(mm(8), 'image/webp') }],
  ['contact-card', { type: 'document', media: media(mm(10), 'text/vcard', { caption: 'João' }) }],
  [
    'location-named',
    {
      type: 'location',
      latitude: 51.51322977399644,
      longitude: -0.2197976373036567,
      name: 'The Harrow Club',
      address: '187 Freston Road, London',
      url: null,
    },
  ],
  [
    'location-without-message-type',
    { type: 'location', latitude: -23.5505, longitude: -46.6333, name: null, address: null, url: null },
  ],
  ['button-of-template', { type: 'button', text: 'Konfirmasi', payload: '{verify:1}' }],
  ['button-documented-parameters-only', { type: 'button', text: 'Batal', payload: null }],
  [
    'interactive-list-reply',
    {
      type: 'interactive',
      reply: { kind: 'listReply', id: 'pickup', title: 'Retirar na loja', description: null },
    },
  ],
  [
    'interactive-list-reply-as-json',
    { type: 'interactive', reply: { kind: 'listReply', id: 'pickup', title: 'Retirar', description: 'hoje' } },
  ],
  [
    'interactive-flow-reply',
    {
      type: 'interactive',
      reply: {
        kind: 'flowReply',
        name: null,
        body: 'Sent',
        responseJson: '{"nome": "Ana Lúcia", "quantidade": 2, "__proto__x": null}',
        answers: [
          { name: 'nome', value: 'Ana Lúcia' },
          { name: 'quantidade', value: '2' },
          { name: '__proto__x', value: 'null' },
        ],
      },
    },
  ],
  [
    'interactive-flow-reply-of-meta',
    {
      type: 'interactive',
      reply: {
        kind: 'flowReply',
        name: 'flow',
        body: null,
        responseJson: '{"flow_token":"t1","data":["a","b"]}',
        answers: [
          { name: 'flow_token', value: 't1' },
          { name: 'data', value: '["a","b"]' },
        ],
      },
    },
  ],
  ['interactive-empty', { type: 'interactive', reply: { kind: 'empty' } }],
  ['order', { type: 'order', catalogId: null, text: 'दो कुर्सियाँ', items: [] }],
  ['unsupported', { type: 'unsupported', code: null, unsupportedType: null }],
  ['future-type', { type: 'unknown', declaredType: 'hologram' }],
  ['system', { type: 'unknown', declaredType: 'system' }],
])('%s', (name, content) => {
  expect(contentOf(name)).toEqual(content);
});

test('several files: a message each, and none lost', () => {
  const batch = parse('media-several');
  const ids = batch.messages.map((message) => message.channelMessageId);
  expect(ids).toEqual([mm(9), `${mm(9)}/1`, `${mm(9)}/2`]);
  expect(batch.messages.map(({ content }) => content)).toMatchObject([
    { type: 'image', media: { caption: 'três fotos', url: mediaUrl(mm(9), 0) } },
    { type: 'video', media: { caption: null, url: mediaUrl(mm(9), 1) } },
    { type: 'document', media: { caption: null, url: mediaUrl(mm(9), 2) } },
  ]);
  // One tap on an advertisement, one referral; but each file answers the same message.
  expect(batch.messages.map(({ referral }) => referral?.sourceId ?? null)).toEqual(['77', null, null]);
  expect(new Set(batch.messages.map(({ replyTo }) => replyTo)).size).toBe(1);
});

test('files that were announced but not named, and named but not announced', () => {
  const announced = parseWebhook(bodyOf({ ...paramsOf('image-with-caption'), NumMedia: '2' }), '');
  expect(announced.messages).toHaveLength(2);
  expect(announced.messages[1]?.content).toMatchObject({ type: 'document', media: { id: null, url: null } });
  expect(announced.faults).toEqual([{ place: 'MediaUrl1', fault: 'missing' }]);
  const named = parseWebhook(bodyOf({ ...paramsOf('media-several'), NumMedia: '' }), '');
  expect(named.messages).toHaveLength(3);
  const claimed = parseWebhook(bodyOf({ ...paramsOf('text-chinese'), NumMedia: '999999999' }), '');
  expect(claimed.messages.length).toBeLessThan(100);
});

test('who wrote, when Twilio names the user id, and when it names nothing else', () => {
  expect(only('text-user-id-beside-phone').identity).toEqual({
    phone: '6285176810035',
    userId: 'ID.4566546130240823',
    parentUserId: 'ID.ENT.99120023',
    username: 'dewi.sari',
    profileName: 'Dewi',
  });
  expect(only('text-sender-without-phone').identity).toMatchObject({
    phone: null,
    userId: 'AE.13491208655302741918',
  });
});

test('what it answers, whether it was forwarded, and where the buyer came from', () => {
  expect(only('text-quote-reply').replyTo).toBe(`SM${'feed'.padStart(32, '0')}`);
  expect(only('text-forwarded').forwarded).toBe(true);
  expect(only('text-frequently-forwarded').forwarded).toBe(true);
  expect(only('text-from-advertisement').referral).toEqual({
    sourceType: 'ad',
    sourceId: '120210000000000001',
    sourceUrl: 'https://fb.me/xyz123',
    headline: 'Sofás com 20% off',
    body: 'Entrega grátis',
    clickId: paramsOf('text-from-advertisement').ReferralCtwaClid,
  });
});

test.each([
  ['empty-without-message-type', {}, { type: 'unknown', declaredType: null }, 'Body'],
  ['text-chinese', { MessageType: 'image', Body: '' }, { type: 'unknown', declaredType: 'image' }, 'MediaUrl0'],
  ['text-chinese', { MessageType: 'image', Body: '还有吗' }, { type: 'text', body: '还有吗' }, 'MediaUrl0'],
  ['location-named', { Latitude: 'north' }, { type: 'unknown', declaredType: 'location' }, 'Latitude'],
  ['location-named', { Longitude: '' }, { type: 'unknown', declaredType: 'location' }, 'Longitude'],
])('%s with %j still reaches a person', (name, change, content, place) => {
  const batch = parseWebhook(bodyOf({ ...paramsOf(name), ...change }), '');
  expect(batch.messages.map((message) => message.content)).toEqual([content]);
  expect(batch.faults.map((fault) => fault.place)).toEqual([place]);
});

test('words under a type nobody knows reach a person, but not those of a system message or a reaction', () => {
  const said = (type: string) =>
    parseWebhook(bodyOf({ ...paramsOf('text-chinese'), MessageType: type }), '').messages[0]?.content.type;
  expect(['hologram', 'TEXT', 'system', 'reaction'].map(said)).toEqual(['text', 'text', 'unknown', 'unknown']);
});

test('what comes by SMS to the same address is kept raw', () => {
  expect(parse('sms')).toMatchObject({ messages: [], faults: [], others: [{ field: 'channel', channelAccountId }] });
});

test('no fixture is lost', () => {
  for (const name of fixtureNames) {
    const { messages, statuses, others } = parse(name);
    expect(messages.length + statuses.length + others.length).toBeGreaterThan(0);
  }
});
