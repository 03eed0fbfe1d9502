import { createWhatsAppChannel } from '../../../src/channels/whatsapp/whatsAppChannel';
import type { MessageContent } from '../../../src/core/capture/content';
import { phoneNumberId, signatureOf, statusBody } from '../../support/whatsappBodies';
import { editOf, messageFrom, removalOf, webhook, type Change } from '../../support/whatsappEvents';
import { unsignedRequest, type ChannelCase, type Unsigned } from './channelCase';

const secrets = { current: 'app-secret-1', rotated: 'app-secret-2', wrong: 'somebody-else' } as const;
const unsigned = (body: unknown): Unsigned => ({
  body: typeof body === 'string' ? body : JSON.stringify(body),
  query: '',
});
const media = (mime: string) => ({ id: '900', mime_type: mime, sha256: 'x' });

/** Meta's own form of each type. */
export const whatsAppTypes: readonly [MessageContent['type'], Readonly<Record<string, unknown>>][] = [
  ['text', { type: 'text', text: { body: 'Olá 👋🏽' } }],
  ['image', { type: 'image', image: media('image/jpeg') }],
  ['video', { type: 'video', video: media('video/mp4') }],
  ['audio', { type: 'audio', audio: { ...media('audio/ogg; codecs=opus'), voice: true } }],
  ['document', { type: 'document', document: { ...media('application/pdf'), filename: 'فاتورة.pdf' } }],
  ['sticker', { type: 'sticker', sticker: { ...media('image/webp'), animated: false } }],
  ['location', { type: 'location', location: { latitude: -22.9, longitude: -47.06, name: 'Campinas' } }],
  [
    'contacts',
    { type: 'contacts', contacts: [{ name: { formatted_name: '李雷' }, phones: [{ phone: '+8613800138000' }] }] },
  ],
  [
    'interactive',
    { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Да' } } },
  ],
  ['interactive', { type: 'interactive' }],
  ['button', { type: 'button', button: { text: 'Sim', payload: 'yes' } }],
  ['reaction', { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '❤️' } }],
  ['order', { type: 'order', order: { catalog_id: '7', product_items: [{ product_retailer_id: 'p', quantity: 1 }] } }],
  [
    'system',
    { type: 'system', system: { type: 'customer_identity_changed', body: 'changed' }, identity: { hash: 'h' } },
  ],
  ['requestWelcome', { type: 'request_welcome' }],
  ['unsupported', { type: 'unsupported', errors: [{ code: 131060 }] }],
  ['edit', editOf('wamid.never', 'Quanto custa?')],
  ['revoke', removalOf('wamid.never')],
  ['unknown', { type: 'hologram', hologram: { depth: 3 } }],
];

export const whatsAppCase: ChannelCase = {
  name: 'whatsapp',
  channel: createWhatsAppChannel({
    appSecrets: [secrets.current, secrets.rotated],
    accessToken: 'none',
    graphUrl: 'http://127.0.0.1:1',
  }),
  channelAccountId: phoneNumberId,
  tellsTime: true,
  text: (buyer, id, words, atMs) => unsigned(webhook(messageFrom({ phone: buyer }, id, atMs, words))),
  status: (id, tag, status, atMs) =>
    unsigned(statusBody({ id, tag, status, to: '1', atMs, ...(status === 'failed' ? { code: 131000 } : {}) })),
  unreachable: (id, tag, atMs) => unsigned(statusBody({ id, tag, status: 'failed', to: '1', atMs, code: 131026 })),
  types: whatsAppTypes.map(([type, part]) => ({
    type,
    webhook: (buyer, id) => unsigned(webhook(messageFrom({ phone: buyer }, id, Date.now(), part))),
  })),
  merge: (webhooks) => unsigned(webhook(...webhooks.flatMap(changesOf))),
  sign: (each, secret) => unsignedRequest(each, { 'x-hub-signature-256': signatureOf(each.body, secrets[secret]) }),
  malformedHeaders: [
    {},
    { 'x-hub-signature-256': '' },
    { 'x-hub-signature-256': 'sha256=' },
    { 'x-hub-signature-256': `sha1=${'0'.repeat(40)}` },
    { 'x-hub-signature-256': [`sha256=${'0'.repeat(64)}`, `sha256=${'1'.repeat(64)}`] },
  ],
};

function changesOf({ body }: Unsigned): Change[] {
  const { entry } = JSON.parse(body) as { entry: { changes: Change[] }[] };
  return entry.flatMap(({ changes }) => changes);
}
