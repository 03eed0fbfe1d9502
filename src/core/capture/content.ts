/** A file the buyer sent, as the channel describes it. The bytes are fetched by `id` (or by `url`, which lives briefly). */
export interface Media {
  readonly id: string | null;
  readonly mimeType: string | null;
  readonly sha256: string | null;
  readonly filename: string | null;
  readonly caption: string | null;
  readonly url: string | null;
  /** True for a voice note; always false outside audio. */
  readonly voice: boolean;
  /** True for a moving sticker; always false outside stickers. */
  readonly animated: boolean;
}

/** One contact card the buyer shared. */
export interface SharedContact {
  readonly name: string | null;
  readonly phones: readonly { readonly phone: string; readonly waId: string | null; readonly kind: string | null }[];
  readonly emails: readonly string[];
  readonly organisation: string | null;
  readonly vcard: string | null;
  /** Meta: only `contactRequest` proves that the card holds the sender's own number. */
  readonly origin: 'contactRequest' | 'other' | null;
}

/**
 * One answer out of a form. A list of pairs and not an object, because the names come from outside and must never become
 * keys of a stored document. Values that are not strings are kept as their JSON.
 */
export interface FormAnswer {
  readonly name: string;
  readonly value: string;
}

/** What the buyer did with an interactive message of ours. */
export type InteractiveReply =
  | { readonly kind: 'buttonReply'; readonly id: string | null; readonly title: string | null }
  | {
      readonly kind: 'listReply';
      readonly id: string | null;
      readonly title: string | null;
      readonly description: string | null;
    }
  | {
      readonly kind: 'flowReply';
      readonly name: string | null;
      readonly body: string | null;
      readonly responseJson: string | null;
      readonly answers: readonly FormAnswer[];
    }
  | {
      readonly kind: 'addressReply';
      readonly body: string | null;
      readonly responseJson: string | null;
      readonly answers: readonly FormAnswer[];
    }
  | {
      readonly kind: 'callPermission';
      readonly response: 'accept' | 'reject' | null;
      readonly permanent: boolean;
      readonly expiresAtMs: number | null;
    }
  /** Meta sends `interactive` without an interactive object when it can't express the reply. */
  | { readonly kind: 'empty' };

/** What the channel says about the buyer. For a changed identity the message's sender is the one before the change. */
export type SystemChange =
  | {
      readonly kind: 'numberChanged';
      readonly newPhone: string | null;
      readonly newUserId: string | null;
      readonly newParentUserId: string | null;
    }
  | {
      readonly kind: 'userIdChanged';
      readonly oldUserId: string | null;
      readonly newUserId: string | null;
      readonly newParentUserId: string | null;
      readonly phone: string | null;
    }
  | {
      readonly kind: 'identityChanged';
      readonly acknowledged: boolean | null;
      readonly createdAtMs: number | null;
      readonly hash: string | null;
    }
  /** The buyer stopped or resumed what businesses may send unasked. */
  | {
      readonly kind: 'preference';
      readonly category: string | null;
      readonly value: 'stop' | 'resume' | 'signup' | null;
    };

export interface OrderItem {
  readonly productId: string | null;
  readonly quantity: number | null;
  readonly itemPrice: number | null;
  readonly currency: string | null;
}

/** What a message says, in Continuo's words, whatever the channel. A switch over `type` must know every one. */
export type MessageContent =
  | { readonly type: 'text'; readonly body: string }
  | { readonly type: 'image' | 'video' | 'audio' | 'document' | 'sticker'; readonly media: Media }
  | {
      readonly type: 'location';
      readonly latitude: number;
      readonly longitude: number;
      readonly name: string | null;
      readonly address: string | null;
      readonly url: string | null;
    }
  | { readonly type: 'contacts'; readonly contacts: readonly SharedContact[] }
  | { readonly type: 'interactive'; readonly reply: InteractiveReply }
  /** The quick-reply button of a template. */
  | { readonly type: 'button'; readonly text: string | null; readonly payload: string | null }
  /** `emoji` is null when the reaction was taken back. */
  | { readonly type: 'reaction'; readonly messageId: string; readonly emoji: string | null }
  | {
      readonly type: 'order';
      readonly catalogId: string | null;
      readonly text: string | null;
      readonly items: readonly OrderItem[];
    }
  | { readonly type: 'system'; readonly change: SystemChange }
  /** The buyer opened the chat for the first time and has not written yet. */
  | { readonly type: 'requestWelcome' }
  /** The channel got something it can't pass on (Meta: 131051 not supported, 131060 not available); look in the phone app. */
  | { readonly type: 'unsupported'; readonly code: number | null; readonly unsupportedType: string | null }
  | { readonly type: 'edit'; readonly originalMessageId: string; readonly content: MessageContent }
  | { readonly type: 'revoke'; readonly originalMessageId: string }
  /** A type this version does not know, or a known one whose body can't be read. */
  | { readonly type: 'unknown'; readonly declaredType: string | null };

export type MessageContentType = MessageContent['type'];
