import { createHmac } from 'node:crypto';
import { createTwilioChannel } from '../../../src/channels/twilio/twilioChannel';

export const accountSid = `AC${'0123456789abcdef'.repeat(2)}`;
export const otherSid = `AC${'fedcba9876543210'.repeat(2)}`;
export const webhookUrl = 'https://continuo.example/webhooks/twilio';
export const channelAccountId = `${accountSid}/14155238886`;
export const messageSid = `SM${'a1'.repeat(16)}`;

/** The channel with two accounts, the first of them in the middle of a rotation. */
export function channelAt(apiUrl = 'https://api.twilio.com') {
  return createTwilioChannel({
    accounts: [
      { accountSid, authTokens: ['new-token', 'old-token'] },
      { accountSid: otherSid, authTokens: ['other-token', ''] },
    ],
    apiUrl,
    webhookUrl,
  });
}

/** What Twilio posts, but for what a test says otherwise; undefined leaves a parameter out. */
export type Parameters = Readonly<Record<string, string | undefined>>;

export const inbound: Parameters = {
  SmsMessageSid: messageSid,
  NumMedia: '0',
  ProfileName: 'Ana Souza',
  MessageType: 'text',
  SmsSid: messageSid,
  WaId: '5511987654321',
  SmsStatus: 'received',
  Body: 'oi',
  To: 'whatsapp:+14155238886',
  NumSegments: '1',
  ReferralNumMedia: '0',
  MessageSid: messageSid,
  AccountSid: accountSid,
  From: 'whatsapp:+5511987654321',
  ApiVersion: '2010-04-01',
};

export const status: Parameters = {
  MessageSid: messageSid,
  MessageStatus: 'delivered',
  AccountSid: accountSid,
  From: 'whatsapp:+14155238886',
  To: 'whatsapp:+5511987654321',
  ApiVersion: '2010-04-01',
  ChannelPrefix: 'whatsapp',
};

export function formOf(parameters: Parameters): Uint8Array {
  const pairs = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return new TextEncoder().encode(new URLSearchParams(pairs).toString());
}

/** Twilio's documented scheme, written anew: base64 of HMAC-SHA1 over the address and the sorted parameters. */
export function sign(url: string, parameters: Parameters, token: string): string {
  const sorted = Object.entries(parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = url + sorted.map(([name, value]) => (value === undefined ? '' : name + value)).join('');
  return createHmac('sha1', token).update(text, 'utf8').digest('base64');
}
