import { createHash, randomBytes } from 'node:crypto';
import { phoneNumberId } from './whatsappBodies';

/** One message of a buyer, as a test has it sent. */
export interface BuyerMessage {
  readonly from: string;
  readonly text: string;
  readonly id: string;
  readonly atMs: number;
  readonly name?: string;
  readonly phoneNumberId?: string;
}

/** A message with a WhatsApp id of its own. */
export function newMessage(from: string, text: string, name?: string): BuyerMessage {
  return { from, text, name, id: `wamid.${randomBytes(15).toString('base64url')}`, atMs: Date.now() };
}

/** One `value` of Meta's body: messages of one buyer, statuses beside them. */
export function changeOf(messages: readonly BuyerMessage[], statuses: readonly object[] = []): object {
  const senders = [...new Map(messages.map((message) => [message.from, message])).values()];
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: {
        display_phone_number: '15550001111',
        phone_number_id: messages[0]?.phoneNumberId ?? phoneNumberId,
      },
      contacts: senders.map(({ from, name }) => ({
        profile: { name: name ?? 'Ana Souza' },
        wa_id: from,
        user_id: userIdOf(from),
      })),
      ...(messages.length > 0 ? { messages: messages.map(messageOf) } : {}),
      ...(statuses.length > 0 ? { statuses } : {}),
    },
  };
}

/** A whole body: the changes of each entry. */
export function bodyWith(entries: readonly (readonly object[])[]): string {
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: entries.map((changes, index) => ({ id: `20000000000000${index + 1}`, changes })),
  });
}

/** A body with each message in a change of its own. */
export function bodyOfMessages(messages: readonly BuyerMessage[]): string {
  return bodyWith([messages.map((message) => changeOf([message]))]);
}

function messageOf(message: BuyerMessage): object {
  return {
    from: message.from,
    from_user_id: userIdOf(message.from),
    id: message.id,
    timestamp: String(Math.floor(message.atMs / 1000)),
    type: 'text',
    text: { body: message.text },
  };
}

function userIdOf(phone: string): string {
  return `BR.${createHash('sha1').update(phone).digest('hex').slice(0, 20)}`;
}
