import type { MessageContent } from './content';

/** What the channel knows the sender by. Each part may be missing, but never all. Phones are digits without a plus. */
export interface Identity {
  readonly phone: string | null;
  /** Business-scoped user id. */
  readonly userId: string | null;
  readonly parentUserId: string | null;
  readonly username: string | null;
  readonly profileName: string | null;
}

/** The advertisement or post that brought the buyer, as the channel tells it. */
export interface Referral {
  readonly sourceType: string | null;
  readonly sourceId: string | null;
  readonly sourceUrl: string | null;
  readonly headline: string | null;
  readonly body: string | null;
  readonly clickId: string | null;
}

/** One buyer message (or reaction, removal, welcome …) as every channel must deliver it. */
export interface InboundMessage {
  /** The channel's id of the business number it came to (WhatsApp: phone_number_id). */
  readonly channelAccountId: string;
  readonly displayPhone: string | null;
  /** The channel's id of the owner of that number (WhatsApp: WABA id). */
  readonly channelOwnerId: string | null;
  readonly identity: Identity;
  /** The channel's own message id; unique per account. */
  readonly channelMessageId: string;
  readonly sentAtMs: number;
  readonly content: MessageContent;
  /** The channel's id of the message this one answers. */
  readonly replyTo: string | null;
  readonly forwarded: boolean;
  readonly referral: Referral | null;
  readonly referredProduct: { readonly catalogId: string | null; readonly productId: string } | null;
  readonly groupId: string | null;
}

export type SendStatus = 'sent' | 'delivered' | 'read' | 'played' | 'failed';

/** What became of a message of ours. */
export interface StatusEvent {
  readonly channelAccountId: string;
  readonly channelMessageId: string;
  /** Our outbox id, when the channel echoes it. */
  readonly tag: string | null;
  readonly status: SendStatus;
  readonly atMs: number;
  readonly errors: readonly { readonly code: number; readonly title: string | null }[];
  readonly pricing: { readonly type: string | null; readonly category: string | null } | null;
}

/** Something signed and well-formed that this version does not act on; kept raw. */
export interface OtherEvent {
  readonly field: string;
  readonly channelAccountId: string | null;
}

/** Everything one webhook body says, in the order it says it. */
export interface EventBatch {
  readonly messages: readonly InboundMessage[];
  readonly statuses: readonly StatusEvent[];
  readonly others: readonly OtherEvent[];
  /** Items that could not be read, by place ("entry[0].changes[1].messages[2]") and fault. */
  readonly faults: readonly { readonly place: string; readonly fault: string }[];
}
