import type { Media } from '../../../src/core/capture/content';
import { accountSid, channelAccountId, channelAt, formOf, inbound, messageSid, type Parameters } from './twilioFixture';

const channel = channelAt();
const read = (parameters: Parameters = {}) => channel.parse(formOf({ ...inbound, ...parameters }), '');
const contentOf = (parameters: Parameters) => read(parameters).messages.map(({ content }) => content);
const mediaUrl = (index: number) =>
  `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/MM1/Media/ME${String(index).padStart(32, '0')}`;
const media = (change: Partial<Media>): Media => ({
  ...{ id: `ME${'0'.repeat(32)}`, mimeType: null, sha256: null, filename: null, caption: null },
  ...{ url: mediaUrl(0), voice: false, animated: false },
  ...change,
});

test('a whole message', () => {
  expect(read()).toEqual({
    messages: [
      {
        ...{ origin: 'live', author: 'buyer', historyStatus: null, channelAccountId, displayPhone: '+14155238886' },
        channelOwnerId: accountSid,
        identity: expect.objectContaining({ phone: '5511987654321', userId: null, profileName: 'Ana Souza' }),
        ...{ channelMessageId: messageSid, sentAtMs: 0, content: { type: 'text', body: 'oi' }, replyTo: null },
        ...{ forwarded: false, referral: null, referredProduct: null, groupId: null },
      },
    ],
    ...{ statuses: [], accountEvents: [], addressBook: [], others: [], faults: [] },
  });
});

test.each([
  ['Portuguese', 'Não, é R$ 799 à vista + frete & 10% de desconto?'],
  ['Arabic', 'مرحبا، كم السعر؟'],
  ['Chinese', '你好，多少钱？'],
  ['Hindi', 'नमस्ते, कीमत क्या है?'],
  ['emoji', '👩🏽‍🚀🇧🇷 ❤️'],
  ['lines and spaces', '  a\r\nb\n '],
])('text in %s', (_name, body) => {
  const batch = read({ Body: body, ProfileName: body.trim() });
  expect(batch.messages[0]?.content).toEqual({ type: 'text', body });
  expect(batch.messages[0]?.identity.profileName).toBe(body.trim());
});

describe('files', () => {
  test.each([
    ['image/jpeg', 'image', false],
    ['image/webp', 'sticker', false],
    ['video/mp4', 'video', false],
    ['audio/ogg; codecs=opus', 'audio', true],
    ['audio/mpeg', 'audio', false],
    ['application/pdf', 'document', false],
    ['text/vcard', 'document', false],
  ])('%s', (mimeType, type, voice) => {
    const file = {
      MessageType: undefined,
      Body: '',
      NumMedia: '1',
      MediaUrl0: mediaUrl(0),
      MediaContentType0: mimeType,
    };
    expect(contentOf(file)).toEqual([{ type, media: media({ mimeType, voice }) }]);
  });

  test('several are a message each; the words belong to the first', () => {
    const { messages, faults } = read({
      ...{ MessageType: 'image', NumMedia: '3', Body: '三张照片' },
      ...{ MediaUrl0: mediaUrl(0), MediaContentType0: 'image/png' },
      ...{ MediaUrl1: mediaUrl(1), MediaContentType1: 'video/mp4' },
      ...{ MediaUrl2: mediaUrl(2), MediaContentType2: 'application/pdf' },
    });
    expect(faults).toEqual([]);
    expect(messages.map(({ channelMessageId }) => channelMessageId)).toEqual([
      messageSid,
      `${messageSid}/1`,
      `${messageSid}/2`,
    ]);
    expect(messages.map(({ content }) => content)).toMatchObject([
      { type: 'image', media: { caption: '三张照片' } },
      { type: 'video', media: { caption: null } },
      { type: 'document', media: { caption: null, id: `ME${'2'.padStart(32, '0')}` } },
    ]);
  });

  test('an address without a SID has no id', () => {
    const url = 'https://api.twilio.com/somewhere/else';
    expect(contentOf({ Body: '', NumMedia: '1', MediaUrl0: url, MediaContentType0: 'image/png' })).toMatchObject([
      { media: { id: null, url } },
    ]);
  });

  test('a file without an address is a fault by its name', () => {
    expect(read({ Body: '', MessageType: 'image', NumMedia: '1' }).faults).toMatchObject(
      [{ place: /MediaUrl/ }].map(() => ({ place: expect.stringContaining('MediaUrl') })),
    );
  });
});

test('a place', () => {
  const place = { MessageType: 'location', Body: '', Latitude: '-23.55', Longitude: '-46.63' };
  expect(contentOf({ ...place, Label: 'ساو باولو', Address: 'Av. Paulista, 1' })).toEqual([
    {
      ...{ type: 'location', latitude: -23.55, longitude: -46.63 },
      ...{ name: 'ساو باولو', address: 'Av. Paulista, 1', url: null },
    },
  ]);
  expect(contentOf({ ...place, MessageType: undefined })).toMatchObject([{ type: 'location', name: null }]);
  const half = read({ ...place, Longitude: 'east' });
  expect(half.messages).toHaveLength(1);
  expect(JSON.stringify(half.faults)).toMatch(/Longitude/);
  expect(JSON.stringify(half.faults)).not.toMatch(/east/);
});

test('a button and a row of a list', () => {
  const button = { MessageType: 'button', Body: 'Sim ✅', ButtonText: 'Sim ✅', ButtonPayload: 'yes' };
  expect(contentOf(button)).toEqual([{ type: 'button', text: 'Sim ✅', payload: 'yes' }]);
  expect(contentOf({ MessageType: 'interactive', Body: 'हाँ', ListId: 'row-1', ListTitle: 'हाँ' })).toEqual([
    { type: 'interactive', reply: { kind: 'listReply', id: 'row-1', title: 'हाँ', description: null } },
  ]);
});

test('forwarded, and an answer to another message', () => {
  expect(read({ Forwarded: 'true' }).messages[0]?.forwarded).toBe(true);
  expect(read({ FrequentlyForwarded: 'true' }).messages[0]?.forwarded).toBe(true);
  expect(read({ Forwarded: 'false', FrequentlyForwarded: 'false' }).messages[0]?.forwarded).toBe(false);
  const answered = `MM${'c3'.repeat(16)}`;
  expect(read({ OriginalRepliedMessageSid: answered }).messages[0]?.replyTo).toBe(answered);
});

test('the advertisement that brought the buyer', () => {
  const { messages } = read({
    ...{ ReferralSourceId: '1200', ReferralSourceType: 'ad', ReferralSourceUrl: 'https://fb.me/x' },
    ...{ ReferralHeadline: 'Promoção', ReferralBody: '50% off', ReferralCtwaClid: 'clid-1' },
  });
  expect(messages[0]?.referral).toEqual({
    ...{ sourceType: 'ad', sourceId: '1200', sourceUrl: 'https://fb.me/x' },
    ...{ headline: 'Promoção', body: '50% off', clickId: 'clid-1' },
  });
});

test('nothing we know of', () => {
  expect(contentOf({ Body: '', MessageType: 'hologram' })).toEqual([{ type: 'unknown', declaredType: 'hologram' }]);
  expect(contentOf({ Body: '', MessageType: undefined })).toEqual([{ type: 'unknown', declaredType: null }]);
});

test('words reach people whatever the type they come under', () => {
  expect(contentOf({ Body: 'مهم', MessageType: 'hologram' })).toEqual([{ type: 'text', body: 'مهم' }]);
});

test('a sender without a plus, and one who is only in WaId', () => {
  expect(read({ From: 'whatsapp:5511987654321' }).messages[0]?.identity.phone).toBe('5511987654321');
  expect(read({ From: undefined }).messages[0]?.identity.phone).toBe('5511987654321');
});

test.each([
  ['AccountSid', { AccountSid: undefined }],
  ['To', { To: undefined }],
  ['From', { From: undefined, WaId: undefined }],
  ['From', { From: 'whatsapp:+secret', WaId: undefined }],
])('%s missing or unreadable is a fault by its name', (name, change: Parameters) => {
  const { messages, faults } = read(change);
  expect(messages).toEqual([]);
  expect(JSON.stringify(faults)).toContain(name);
  expect(JSON.stringify(faults)).not.toMatch(/secret|5511/);
});

test('what is no message of WhatsApp', () => {
  expect(read({ From: '+15005550006', To: '+14155238886' })).toMatchObject({ messages: [], others: [{}], faults: [] });
});
