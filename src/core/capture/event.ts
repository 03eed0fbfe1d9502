import type { TemplateNews } from '../templates/templateNews';
import type { FailureMeaning } from '../update/failure';
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

/**
 * How a message reached us. `live`: just written by the buyer. `echo`: a person answered from the phone app. `history`: imported
 * from before the number was connected, either way. `notice`: no message, but something the channel says about the buyer
 * (a new user id, a preference); its id is made from what it says.
 */
export type MessageOrigin = 'live' | 'echo' | 'history' | 'notice';

/** One message, reaction, removal, welcome or notice, as every channel must deliver it. */
export interface ChannelMessage {
  readonly origin: MessageOrigin;
  /** `businessApp` only for echoes and for our side of a history. */
  readonly author: 'buyer' | 'businessApp';
  /** What a history says became of a message of ours; null otherwise. */
  readonly historyStatus: SendStatus | null;
  /** The channel's id of the business number it belongs to (WhatsApp: phone_number_id). */
  readonly channelAccountId: string;
  readonly displayPhone: string | null;
  /** The channel's id of the owner of that number (WhatsApp: WABA id). */
  readonly channelOwnerId: string | null;
  /** The buyer, whoever wrote. For a notice of a changed identity: the one before the change. */
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
  /** What a failure means, by the channel's own table; null unless `status` is `failed`. */
  readonly meaning: FailureMeaning | null;
  readonly pricing: { readonly type: string | null; readonly category: string | null } | null;
}

/** What news about an account means for sending: `restrict` stops what is not asked for, `stop` everything, `resume` ends both. */
export type AccountEffect = 'none' | 'alert' | 'restrict' | 'stop' | 'resume';

/** News about an account, its owner or its templates. */
export interface AccountEvent {
  /** The same event again has the same key. */
  readonly key: string;
  readonly channelOwnerId: string | null;
  /** Null when it is about everything of the owner. */
  readonly channelAccountId: string | null;
  /** The channel's word for the kind of news (WhatsApp: `field`). */
  readonly field: string;
  /** The channel's word for what happened (DISABLED_UPDATE, PAUSED …), if it has one. */
  readonly what: string | null;
  readonly effect: AccountEffect;
  /** 0 when the channel does not say. */
  readonly atMs: number;
  /** All of it, as JSON. */
  readonly details: string;
  /** What it says of a template; missing when it is about none. */
  readonly template?: TemplateNews;
}

/** A line of the phone app's address book. */
export interface AddressBookEntry {
  readonly channelAccountId: string;
  readonly channelOwnerId: string | null;
  readonly displayPhone: string | null;
  readonly action: 'add' | 'remove';
  readonly identity: Pick<Identity, 'phone' | 'userId' | 'username'>;
  readonly name: string | null;
  readonly atMs: number;
}

/** Something signed and well-formed that this version does not act on; kept raw. */
export interface OtherEvent {
  readonly field: string;
  readonly channelAccountId: string | null;
}

/** Everything one webhook body says, in the order it says it. */
export interface EventBatch {
  readonly messages: readonly ChannelMessage[];
  readonly statuses: readonly StatusEvent[];
  readonly accountEvents: readonly AccountEvent[];
  readonly addressBook: readonly AddressBookEntry[];
  readonly others: readonly OtherEvent[];
  /** Items that could not be read, by place ("entry[0].changes[1].messages[2]") and fault. */
  readonly faults: readonly { readonly place: string; readonly fault: string }[];
}
