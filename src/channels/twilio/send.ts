import type { CallOptions, OutgoingMessage, SendResult } from '../channel';
import { postOnce } from '../http/postOnce';
import { resultOfPost } from '../http/resultOfPost';
import { accessFor, type NumberAccess, type TwilioOptions } from './account';
import { phoneIn } from './address';
import { readAnswer } from './readAnswer';

/**
 * Hands one text to Twilio, once: `POST …/Accounts/{sid}/Messages.json`
 * (https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource). Twilio has no idempotency key, so
 * whatever may have left is `unknown` and is settled by a status whose address carries our tag. A message can't quote another
 * one there, so `replyTo` is left out. Templates are refused: Twilio takes only its own Content SIDs for them.
 */
export async function sendText(
  { accounts, apiUrl, webhookUrl }: TwilioOptions,
  message: OutgoingMessage,
  { timeoutMs, signal }: CallOptions,
): Promise<SendResult> {
  const access = accessFor(accounts, message.channelAccountId);
  if (access === null) return refused('channelDown', 'There are no Twilio credentials for this number.');
  const url = urlOf(apiUrl, access.accountSid);
  if (url === null) return refused('channelDown', 'The address of the Twilio API is no URL.');
  if (message.kind === 'template') return refused('badRequest', 'Templates are not sent through Twilio.');
  const phone = message.to.kind === 'phone' ? phoneIn(message.to.phone) : null;
  if (phone === null) return refused('badRequest', 'Twilio needs the phone number of the buyer.');
  const outcome = await postOnce({
    url,
    headers: { authorization: access.authorization, 'content-type': 'application/x-www-form-urlencoded' },
    body: bodyOf(access, phone, message, webhookUrl),
    timeoutMs,
    signal,
  });
  return resultOfPost(outcome, 'Twilio', readAnswer);
}

function refused(meaning: 'channelDown' | 'badRequest', detail: string): SendResult {
  return { kind: 'refused', code: null, meaning, detail };
}

function urlOf(apiUrl: string, accountSid: string): URL | null {
  const address = `${apiUrl.replace(/\/+$/, '')}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`;
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : null;
}

function bodyOf(access: NumberAccess, phone: string, message: OutgoingMessage, webhookUrl: string): string {
  return new URLSearchParams({
    To: `whatsapp:+${phone}`,
    From: `whatsapp:+${access.phone}`,
    Body: message.text,
    StatusCallback: `${webhookUrl}?tag=${encodeURIComponent(message.tag)}`,
  }).toString();
}
