import { randomBytes } from 'node:crypto';

export const phoneNumberId = '100000000000001';

export interface Sender {
  readonly phone?: string;
  readonly userId?: string;
  readonly name?: string;
}

/** A text message in Meta's shape. */
export function messageOf(sender: Sender, text = 'Hello', id = `wamid.${randomBytes(9).toString('base64')}`) {
  return {
    ...(sender.phone ? { from: sender.phone } : {}),
    ...(sender.userId ? { from_user_id: sender.userId } : {}),
    id,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'text',
    text: { body: text },
  };
}

/** A webhook body with the given senders' messages, one each. */
export function bodyOf(senders: readonly Sender[], extra: { statuses?: readonly object[]; numberId?: string } = {}) {
  return {
    object: 'whatsapp_business_account',
    entry: [
      {
        id: '200000000000001',
        changes: [
          {
            field: 'messages',
            value: {
              messaging_product: 'whatsapp',
              metadata: { display_phone_number: '15550000001', phone_number_id: extra.numberId ?? phoneNumberId },
              contacts: senders.map((sender) => ({
                profile: { name: sender.name ?? 'Buyer' },
                ...(sender.phone ? { wa_id: sender.phone } : {}),
                ...(sender.userId ? { user_id: sender.userId } : {}),
              })),
              ...(senders.length > 0 ? { messages: senders.map((sender) => messageOf(sender)) } : {}),
              ...(extra.statuses ? { statuses: extra.statuses } : {}),
            },
          },
        ],
      },
    ],
  };
}
