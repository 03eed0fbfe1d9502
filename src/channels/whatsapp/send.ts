import type { OutgoingMessage, SendResult } from '../channel';
import { postOnce } from '../http/postOnce';
import { resultOfPost } from '../http/resultOfPost';
import { readAnswer } from './readAnswer';
import { templatePart } from './templatePart';

/** Where and as whom to send. */
export interface SendAccess {
  readonly accessToken: string;
  /** Base URL with the API version, without a trailing slash. */
  readonly graphUrl: string;
}

/**
 * Hands one text or template to Meta, once: `POST {graphUrl}/{phone_number_id}/messages`. Meta has no idempotency key, so whatever may
 * have left is `unknown` and is settled by a status that carries our tag.
 */
export async function sendMessage(
  access: SendAccess,
  message: OutgoingMessage,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
): Promise<SendResult> {
  const url = urlOf(access, message);
  if (url === null) return { kind: 'refused', code: null, meaning: 'channelDown', detail: 'The Graph URL is no URL.' };
  const outcome = await postOnce({
    url,
    headers: { authorization: `Bearer ${access.accessToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(bodyOf(message)),
    timeoutMs: options.timeoutMs,
    signal: options.signal,
  });
  return resultOfPost(outcome, 'WhatsApp', readAnswer);
}

function urlOf(access: SendAccess, message: OutgoingMessage): URL | null {
  const address = `${access.graphUrl.replace(/\/+$/, '')}/${encodeURIComponent(message.channelAccountId)}/messages`;
  return URL.canParse(address) ? new URL(address) : null;
}

/** Meta: `to` takes a phone, `recipient` a business-scoped user id; with both, `to` wins. */
function bodyOf(message: OutgoingMessage): Readonly<Record<string, unknown>> {
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...(message.to.kind === 'phone' ? { to: message.to.phone } : { recipient: message.to.userId }),
    ...(message.kind === 'template'
      ? { type: 'template', template: templatePart(message) }
      : { type: 'text', text: { body: message.text } }),
    ...(message.replyTo === null ? {} : { context: { message_id: message.replyTo } }),
    biz_opaque_callback_data: message.tag,
  };
}
