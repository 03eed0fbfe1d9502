import type { MessageContent } from '../../../src/core/capture/content';
import { textView } from '../../../src/core/capture/textView';
import { parseWebhook } from '../../../src/channels/whatsapp/parse';
import { fixture } from './fixture';

const media = {
  id: '1003383421387256',
  mimeType: 'image/jpeg',
  sha256: 'SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=',
  filename: null,
  caption: null,
  url: null,
  voice: false,
  animated: false,
};

const cases: readonly (readonly [name: string, content: MessageContent, words: string | null])[] = [
  [
    'text-arabic',
    { type: 'text', body: 'مرحبا، هل المنتج متوفر؟ كم السعر مع التوصيل؟' },
    'مرحبا، هل المنتج متوفر؟ كم السعر مع التوصيل؟',
  ],
  ['text-japanese', { type: 'text', body: 'こんにちは。在庫はありますか?' }, 'こんにちは。在庫はありますか?'],
  ['text-hindi-with-joined-emoji', { type: 'text', body: 'नमस्ते 👨‍👩‍👧‍👦 क्या यह उपलब्ध है?' }, 'नमस्ते 👨‍👩‍👧‍👦 क्या यह उपलब्ध है?'],
  [
    'image-with-caption',
    {
      type: 'image',
      media: {
        ...media,
        caption: 'Chegou quebrado',
        url: 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1',
      },
    },
    'Chegou quebrado',
  ],
  ['video-without-caption', { type: 'video', media: { ...media, mimeType: 'video/mp4' } }, null],
  ['audio-voice-note', { type: 'audio', media: { ...media, mimeType: 'audio/ogg; codecs=opus', voice: true } }, null],
  ['audio-file', { type: 'audio', media: { ...media, mimeType: 'audio/mpeg' } }, null],
  [
    'document-invoice',
    {
      type: 'document',
      media: { ...media, mimeType: 'application/pdf', filename: 'comprovante.pdf', caption: 'Segue o comprovante' },
    },
    'Segue o comprovante',
  ],
  ['sticker-animated', { type: 'sticker', media: { ...media, mimeType: 'image/webp', animated: true } }, null],
  [
    'location-named',
    {
      type: 'location',
      latitude: -23.5613,
      longitude: -46.6565,
      name: 'MASP',
      address: 'Av. Paulista, 1578',
      url: 'https://masp.example',
    },
    'MASP, Av. Paulista, 1578',
  ],
  [
    'location-live-pin',
    { type: 'location', latitude: 52.52, longitude: 13.405, name: null, address: null, url: null },
    null,
  ],
  [
    'contacts-shared-card',
    {
      type: 'contacts',
      contacts: [
        {
          name: 'Bruno Lima',
          phones: [{ phone: '+55 21 99876-5432', waId: '5521998765432', kind: 'CELL' }],
          emails: ['bruno@example.com'],
          organisation: 'Lima ME',
          vcard: 'BEGIN:VCARD\nEND:VCARD',
          origin: 'other',
        },
      ],
    },
    'Bruno Lima',
  ],
  [
    'contacts-own-number-given-on-request',
    {
      type: 'contacts',
      contacts: [
        {
          name: null,
          phones: [{ phone: '+55 11 98765-4321', waId: '5511987654321', kind: null }],
          emails: [],
          organisation: null,
          vcard: null,
          origin: 'contactRequest',
        },
      ],
    },
    null,
  ],
  [
    'interactive-button-reply',
    { type: 'interactive', reply: { kind: 'buttonReply', id: 'confirm-visit', title: 'Sim, confirmo' } },
    'Sim, confirmo',
  ],
  [
    'interactive-list-reply',
    {
      type: 'interactive',
      reply: { kind: 'listReply', id: 'slot-3', title: 'Quinta 15h', description: 'Loja Centro' },
    },
    'Quinta 15h',
  ],
  [
    'interactive-call-permission-reply',
    {
      type: 'interactive',
      reply: { kind: 'callPermission', response: 'accept', permanent: false, expiresAtMs: 1793600000000 },
    },
    null,
  ],
  ['interactive-without-object', { type: 'interactive', reply: { kind: 'empty' } }, null],
  ['interactive-of-a-future-kind', { type: 'unknown', declaredType: 'interactive/hologram_reply' }, null],
  ['button-of-template', { type: 'button', text: 'Quero saber mais', payload: 'MORE' }, 'Quero saber mais'],
  ['reaction-heart', { type: 'reaction', messageId: 'wamid.HBgNOURS', emoji: '❤️' }, '❤️'],
  ['reaction-taken-back', { type: 'reaction', messageId: 'wamid.HBgNOURS', emoji: null }, null],
  [
    'order-two-products',
    {
      type: 'order',
      catalogId: '194836987003835',
      text: 'Pode entregar hoje?',
      items: [
        { productId: 'SKU-88', quantity: 2, itemPrice: 199.9, currency: 'BRL' },
        { productId: 'SKU-89', quantity: 1, itemPrice: 49.5, currency: 'BRL' },
      ],
    },
    'Pode entregar hoje?',
  ],
  [
    'system-number-changed',
    {
      type: 'system',
      change: {
        kind: 'numberChanged',
        newPhone: '5511912345678',
        newUserId: 'BR.24491208655302741918',
        newParentUserId: null,
      },
    },
    null,
  ],
  [
    'system-number-changed-old-names',
    {
      type: 'system',
      change: { kind: 'numberChanged', newPhone: '5511912345678', newUserId: null, newParentUserId: null },
    },
    null,
  ],
  [
    'system-user-id-changed',
    {
      type: 'system',
      change: {
        kind: 'userIdChanged',
        oldUserId: 'BR.13491208655302741918',
        newUserId: 'BR.24491208655302741918',
        newParentUserId: null,
        phone: null,
      },
    },
    null,
  ],
  [
    'system-identity-changed',
    {
      type: 'system',
      change: { kind: 'identityChanged', acknowledged: true, createdAtMs: 1792999999000, hash: 'DF2lS5v2W6x=' },
    },
    null,
  ],
  ['system-of-a-future-kind', { type: 'unknown', declaredType: 'system/user_moved_planet' }, null],
  ['request-welcome', { type: 'requestWelcome' }, null],
  ['unsupported-poll', { type: 'unsupported', code: 131051, unsupportedType: 'poll' }, null],
  ['unsupported-first-message-of-a-lead', { type: 'unsupported', code: 131060, unsupportedType: null }, null],
  ['unsupported-legacy-unknown', { type: 'unsupported', code: 131051, unsupportedType: null }, null],
  [
    'edit-of-text',
    { type: 'edit', originalMessageId: 'wamid.HBgNORIGINAL', content: { type: 'text', body: 'Quanto custa a mesa?' } },
    'Quanto custa a mesa?',
  ],
  [
    'edit-of-caption',
    {
      type: 'edit',
      originalMessageId: 'wamid.HBgNORIGINAL',
      content: { type: 'image', media: { ...media, caption: 'Agora sim' } },
    },
    'Agora sim',
  ],
  ['revoke', { type: 'revoke', originalMessageId: 'wamid.HBgNORIGINAL' }, null],
  ['future-type', { type: 'unknown', declaredType: 'payment_hologram' }, null],
];

test.each(cases)('%s', (name, content, words) => {
  const batch = parseWebhook(fixture(name));
  expect(batch.faults).toEqual([]);
  expect(batch.messages.map((message) => message.content)).toEqual([content]);
  expect(textView(content)).toBe(words);
});

test('a flow answer keeps its raw JSON and lists its fields without making keys of them', () => {
  const [message] = parseWebhook(fixture('interactive-flow-reply')).messages;
  expect(message?.content).toMatchObject({
    type: 'interactive',
    reply: {
      kind: 'flowReply',
      name: 'flow',
      responseJson: expect.stringContaining('flow_token'),
      answers: [
        { name: 'flow_token', value: 'tok-1' },
        { name: 'size', value: 'M' },
        { name: 'tags', value: '["a","b"]' },
        { name: '__proto__', value: '{"admin":true}' },
        { name: 'a.b', value: '$c' },
      ],
    },
  });
});

test('an address answer', () => {
  const [message] = parseWebhook(fixture('interactive-address-reply')).messages;
  expect(message?.content).toMatchObject({
    type: 'interactive',
    reply: {
      kind: 'addressReply',
      body: 'CDB\n12, MG Road',
      answers: [{ name: 'saved_address_id' }, { name: 'values' }],
    },
  });
});

test('a message without a type is kept, and said to be odd', () => {
  const batch = parseWebhook(fixture('no-type'));
  expect(batch.messages[0]?.content).toEqual({ type: 'unknown', declaredType: null });
  expect(batch.faults).toEqual([{ place: 'entry[0].changes[0].messages[0]', fault: 'type: missing' }]);
});
