import { phoneNumberId } from './whatsappBodies';

type Json = Readonly<Record<string, unknown>>;

/** One change of a webhook: what belongs under `field` and `value`. */
export interface Change {
  readonly field: string;
  readonly value: Json;
}

/** Who a buyer is on the wire; each part may be missing. */
export interface Buyer {
  readonly phone?: string;
  readonly userId?: string;
  readonly parentUserId?: string;
  readonly name?: string;
}

export const ownerId = '200000000000001';
export const businessPhone = '15550001111';
export const metadata = { display_phone_number: businessPhone, phone_number_id: phoneNumberId };
/** The same on another of our numbers. */
export function onNumber(change: Change, phoneNumber: string): Change {
  return { ...change, value: { ...change.value, metadata: { ...metadata, phone_number_id: phoneNumber } } };
}

export const seconds = (atMs: number) => String(Math.floor(atMs / 1000));

/** A whole webhook body of these changes. */
export function webhook(...changes: readonly Change[]): Json {
  return { object: 'whatsapp_business_account', entry: [{ id: ownerId, changes }] };
}

function card(buyer: Buyer): Json {
  return {
    profile: { name: buyer.name ?? 'Ana Souza' },
    ...(buyer.phone === undefined ? {} : { wa_id: buyer.phone }),
    ...(buyer.userId === undefined ? {} : { user_id: buyer.userId }),
    ...(buyer.parentUserId === undefined ? {} : { parent_user_id: buyer.parentUserId }),
  };
}

function sender(buyer: Buyer): Json {
  return {
    ...(buyer.phone === undefined ? {} : { from: buyer.phone }),
    ...(buyer.userId === undefined ? {} : { from_user_id: buyer.userId }),
    ...(buyer.parentUserId === undefined ? {} : { from_parent_user_id: buyer.parentUserId }),
  };
}

/** A buyer's message; `part` holds `type` and the field of that name, and anything else of the message. */
export function messageFrom(buyer: Buyer, id: string, atMs: number, part: Json | string): Change {
  const content = typeof part === 'string' ? { type: 'text', text: { body: part } } : part;
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      contacts: [card(buyer)],
      messages: [{ ...sender(buyer), id, timestamp: seconds(atMs), ...content }],
    },
  };
}

export const editOf = (original: string, body: string): Json => ({
  type: 'edit',
  edit: { original_message_id: original, message: { type: 'text', text: { body } } },
});
export const removalOf = (original: string): Json => ({ type: 'revoke', revoke: { original_message_id: original } });

/** A person answers from the phone app. */
export function echoTo(buyer: Buyer, id: string, atMs: number, part: Json | string): Change {
  const content = typeof part === 'string' ? { type: 'text', text: { body: part } } : part;
  return {
    field: 'smb_message_echoes',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      message_echoes: [
        {
          from: businessPhone,
          ...(buyer.phone === undefined ? {} : { to: buyer.phone }),
          ...(buyer.userId === undefined ? {} : { to_user_id: buyer.userId }),
          id,
          timestamp: seconds(atMs),
          ...content,
        },
      ],
    },
  };
}

/** What the channel says of one of our messages. */
export function statusOf(id: string, status: string, atMs: number, more: Json = {}): Change {
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      statuses: [{ id, status, timestamp: seconds(atMs), ...more }],
    },
  };
}

/** The buyer stops or resumes messages on the channel itself. */
export function preferenceOf(buyer: Buyer, value: 'stop' | 'resume' | 'signup', atMs: number): Change {
  return {
    field: 'user_preferences',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      contacts: [card(buyer)],
      user_preferences: [
        {
          ...(buyer.phone === undefined ? {} : { wa_id: buyer.phone }),
          ...(buyer.userId === undefined ? {} : { user_id: buyer.userId }),
          detail: `User requested to ${value} marketing messages`,
          category: 'marketing_messages',
          value,
          timestamp: Math.floor(atMs / 1000),
        },
      ],
    },
  };
}

/** The buyer moved to another number; the message comes from the old one. */
export function numberChanged(before: Buyer, after: Buyer, id: string, atMs: number): Change {
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      messages: [
        {
          ...sender(before),
          id,
          timestamp: seconds(atMs),
          type: 'system',
          system: {
            type: 'user_changed_number',
            body: `User changed from ${before.phone ?? ''} to ${after.phone ?? ''}`,
            wa_id: after.phone,
            ...(after.userId === undefined ? {} : { user_id: after.userId }),
          },
        },
      ],
    },
  };
}

/** The channel gave the buyer a new user id. */
export function userIdUpdated(previous: string, current: string, atMs: number, phone?: string): Change {
  return {
    field: 'user_id_update',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      contacts: [
        { profile: { name: 'Ana Souza' }, ...(phone === undefined ? {} : { wa_id: phone }), user_id: current },
      ],
      user_id_update: [
        {
          ...(phone === undefined ? {} : { wa_id: phone }),
          detail: 'User ID changed',
          user_id: { previous, current },
          timestamp: seconds(atMs),
        },
      ],
    },
  };
}

/** A piece of imported history with one buyer, both sides. */
export function historyWith(
  buyer: Buyer,
  messages: readonly {
    id: string;
    from: 'buyer' | 'business';
    atMs: number;
    body?: string;
    part?: Json;
    status?: string;
  }[],
): Change {
  return {
    field: 'history',
    value: {
      messaging_product: 'whatsapp',
      metadata,
      history: [
        {
          metadata: { phase: 1, chunk_order: 1, progress: 55 },
          threads: [
            {
              ...(buyer.phone === undefined ? {} : { id: buyer.phone }),
              context: { ...(buyer.userId === undefined ? {} : { user_id: buyer.userId }), username: null },
              messages: messages.map(({ id, from, atMs, body, part, status }) => ({
                ...(from === 'buyer' ? sender(buyer) : { from: businessPhone, to: buyer.phone }),
                id,
                timestamp: seconds(atMs),
                ...(part ?? { type: 'text', text: { body: body ?? '…' } }),
                history_context: { status: status ?? 'READ' },
              })),
            },
          ],
        },
      ],
    },
  };
}
