import { createHash, createHmac } from 'node:crypto';

export const phoneNumberId = '100000000000001';

/** A WhatsApp webhook body with one text message, in Meta's shape. */
export function textBody(message: {
  from: string;
  text: string;
  id?: string;
  atMs?: number;
  name?: string;
  phoneNumberId?: string;
}): string {
  return batchBody([message]);
}

/** Several messages in one body. */
export function batchBody(
  messages: readonly {
    from: string;
    text: string;
    id?: string;
    atMs?: number;
    name?: string;
    phoneNumberId?: string;
  }[],
): string {
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '200000000000001',
        changes: messages.map((message) => ({
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '15550001111', phone_number_id: message.phoneNumberId ?? phoneNumberId },
            contacts: [
              { profile: { name: message.name ?? 'Ana Souza' }, wa_id: message.from, user_id: userIdOf(message.from) },
            ],
            messages: [
              {
                from: message.from,
                from_user_id: userIdOf(message.from),
                id:
                  message.id ??
                  `wamid.${createHash('sha1')
                    .update(`${message.from}${message.text}${message.atMs ?? 0}`)
                    .digest('hex')}`,
                timestamp: String(Math.floor((message.atMs ?? Date.now()) / 1000)),
                type: 'text',
                text: { body: message.text },
              },
            ],
          },
        })),
      },
    ],
  });
}

/** A body with one image, by the id Meta gives it. */
export function imageBody(message: {
  from: string;
  image: { id: string; caption: string | null };
  id: string;
  atMs: number;
}): string {
  const body = textBody({ from: message.from, text: 'image', id: message.id, atMs: message.atMs });
  const image = JSON.stringify({ mime_type: 'image/jpeg', ...message.image });
  return body.replace('"type":"text","text":{"body":"image"}', `"type":"image","image":${image}`);
}

/** A status webhook about a message of ours. */
export function statusBody(status: {
  id: string;
  tag?: string;
  status: string;
  to: string;
  atMs?: number;
  code?: number;
}): string {
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '200000000000001',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550001111', phone_number_id: phoneNumberId },
              statuses: [
                {
                  id: status.id,
                  status: status.status,
                  timestamp: String(Math.floor((status.atMs ?? Date.now()) / 1000)),
                  recipient_id: status.to,
                  ...(status.tag ? { biz_opaque_callback_data: status.tag } : {}),
                  ...(status.code ? { errors: [{ code: status.code, title: 'made up' }] } : {}),
                },
              ],
            },
          },
        ],
      },
    ],
  });
}

/** Meta's signature of a body. */
export function signatureOf(body: string | Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

function userIdOf(phone: string): string {
  return `BR.${createHash('sha1').update(phone).digest('hex').slice(0, 20)}`;
}
