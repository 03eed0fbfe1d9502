import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { createTwilioChannel } from '../../../src/channels/twilio/twilioChannel';
import { unsignedRequest, type ChannelCase, type Unsigned } from './channelCase';

const accountSid = `AC${'0123456789abcdef'.repeat(2)}`;
const webhookUrl = 'https://crm.example.com/webhooks/twilio';
const tokens = { current: 'token-1', rotated: 'token-2', wrong: 'somebody-else' } as const;
const sid = (id: string) => `SM${Buffer.from(id).toString('hex').padEnd(32, '0').slice(0, 32)}`;
const form = (fields: Readonly<Record<string, string>>, query = ''): Unsigned => ({
  body: new URLSearchParams(fields).toString(),
  query,
});
const inbound = (buyer: string, id: string, fields: Readonly<Record<string, string>>) =>
  form({
    ...{ AccountSid: accountSid, MessageSid: sid(id), SmsMessageSid: sid(id), NumMedia: '0' },
    ...{ From: `whatsapp:+${buyer}`, To: 'whatsapp:+14155238886', WaId: buyer, ProfileName: 'Ana' },
    ...fields,
  });
const status = (id: string, tag: string, fields: Readonly<Record<string, string>>) =>
  form(
    {
      ...{ AccountSid: accountSid, MessageSid: sid(id), SmsSid: sid(id) },
      ...{ From: 'whatsapp:+14155238886', To: 'whatsapp:+5511987654321' },
      ...fields,
    },
    `tag=${tag}`,
  );
const file = (type: string) => ({
  NumMedia: '1',
  MediaContentType0: type,
  MediaUrl0: `https://api.twilio.com/2010-04-01/Accounts/${accountSid}/Messages/MM1/Media/ME${'0'.repeat(32)}`,
});

export const twilioCase: ChannelCase = {
  name: 'twilio',
  channel: createTwilioChannel({
    accounts: [{ accountSid, authTokens: [tokens.current, tokens.rotated] }],
    apiUrl: 'http://127.0.0.1:1',
    webhookUrl,
  }),
  channelAccountId: `${accountSid}/14155238886`,
  tellsTime: false,
  text: (buyer, id, words) => inbound(buyer, id, { Body: words }),
  status: (id, tag, word) =>
    status(id, tag, { MessageStatus: word, ...(word === 'failed' ? { ErrorCode: '30001' } : {}) }),
  unreachable: (id, tag) => status(id, tag, { MessageStatus: 'undelivered', ErrorCode: '63024' }),
  types: [
    { type: 'text', webhook: (buyer, id) => inbound(buyer, id, { Body: 'مرحبا 👋🏽' }) },
    { type: 'image', webhook: (buyer, id) => inbound(buyer, id, file('image/jpeg')) },
    { type: 'video', webhook: (buyer, id) => inbound(buyer, id, file('video/mp4')) },
    { type: 'audio', webhook: (buyer, id) => inbound(buyer, id, file('audio/ogg')) },
    { type: 'document', webhook: (buyer, id) => inbound(buyer, id, file('application/pdf')) },
    { type: 'sticker', webhook: (buyer, id) => inbound(buyer, id, file('image/webp')) },
    { type: 'location', webhook: (buyer, id) => inbound(buyer, id, { Latitude: '-22.9', Longitude: '-47.06' }) },
    {
      type: 'button',
      webhook: (buyer, id) => inbound(buyer, id, { Body: 'Sim', ButtonText: 'Sim', ButtonPayload: 'yes' }),
    },
    { type: 'unknown', webhook: (buyer, id) => inbound(buyer, id, { MessageType: 'hologram' }) },
  ],
  merge: () => null,
  sign(webhook, secret) {
    const url = webhook.query === '' ? webhookUrl : `${webhookUrl}?${webhook.query}`;
    const params = Object.fromEntries(new URLSearchParams(webhook.body));
    return unsignedRequest(webhook, { 'x-twilio-signature': getExpectedTwilioSignature(tokens[secret], url, params) });
  },
  malformedHeaders: [
    {},
    { 'x-twilio-signature': '' },
    { 'x-twilio-signature': 'é' },
    { 'x-twilio-signature': ['a', 'b'] },
  ],
};
