import type { EventBatch } from '../core/capture/event';
import type { ChannelTemplate } from '../core/templates/template';
import type { FailureMeaning } from '../core/update/failure';

/** A webhook as it came. Signatures are over the raw bytes, and with some vendors over the address too. */
export interface WebhookRequest {
  readonly rawBody: Uint8Array;
  /** The address' query string without its question mark; empty when there is none. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Whoever signed a webhook. */
export interface Signer {
  /** True when this signer may speak for the account: an account with secrets of its own is covered by those alone. */
  covers(channelAccountId: string): boolean;
}

/** One message of ours, ready for the wire: free text, or a template the channel has approved. */
export type OutgoingMessage = Envelope &
  (
    | { readonly kind: 'text' }
    | {
        readonly kind: 'template';
        readonly name: string;
        /** The channel's code: `pt_BR`, `en`. */
        readonly language: string;
        /** Values of its placeholders in their order; a name in digits is a position. */
        readonly variables: readonly { readonly name: string; readonly value: string }[];
      }
  );

interface Envelope {
  /** The channel's id of the business number it leaves from. */
  readonly channelAccountId: string;
  readonly to:
    { readonly kind: 'phone'; readonly phone: string } | { readonly kind: 'userId'; readonly userId: string };
  /** What the buyer reads. Of a template its body, filled in; the channel fills it in itself. */
  readonly text: string;
  /** The channel's id of the message it answers, if any. */
  readonly replyTo: string | null;
  /** Our outbox id; the channel echoes it in statuses. */
  readonly tag: string;
}

/** What a refusal means for the conversation or the account. */
export type RefusalMeaning = Exclude<FailureMeaning, 'temporary' | 'tooFast'>;

/** What a send came to. Only `notAccepted` may be tried again; `unknown` may have left. */
export type SendResult =
  | { readonly kind: 'accepted'; readonly channelMessageId: string; readonly canonicalPhone: string | null }
  | {
      readonly kind: 'notAccepted';
      readonly code: number | null;
      readonly retryAfterMs: number | null;
      readonly detail: string;
    }
  | {
      readonly kind: 'refused';
      readonly code: number | null;
      readonly meaning: RefusalMeaning;
      readonly detail: string;
    }
  | { readonly kind: 'unknown'; readonly detail: string };

/** Which file, as a message of the channel named it. One of `id` and `url` is there. */
export interface MediaReference {
  readonly channelAccountId: string;
  readonly id: string | null;
  readonly url: string | null;
}

/** What asking for a file came to. Only `notNow` may be tried again. */
export type MediaAnswer =
  | {
      readonly kind: 'found';
      readonly mimeType: string | null;
      /** As the channel says it; what arrives decides. */
      readonly sizeBytes: number | null;
      /** Lower-case hex, or null when the channel does not say. */
      readonly sha256: string | null;
      /** Read it to its end or destroy it. */
      readonly bytes: NodeJS.ReadableStream;
    }
  | { readonly kind: 'tooLarge'; readonly sizeBytes: number }
  /** The channel does not have it (any more). */
  | { readonly kind: 'gone'; readonly detail: string }
  /** The channel won't give it to us, or it lies where we don't go. */
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'notNow'; readonly retryAfterMs: number | null; readonly detail: string };

/** Whose templates: the business number, and its owner, under whom the channel keeps them. */
export interface TemplateOwner {
  readonly channelAccountId: string;
  readonly channelOwnerId: string | null;
}

/** What asking for the templates came to: all of them, or none. `unreadable` ones are left out and counted. */
export type TemplateAnswer =
  | { readonly kind: 'listed'; readonly templates: readonly ChannelTemplate[]; readonly unreadable: number }
  /** The channel won't tell us; somebody has to mend something. */
  | { readonly kind: 'refused'; readonly code: number | null; readonly detail: string }
  | { readonly kind: 'notNow'; readonly retryAfterMs: number | null; readonly detail: string };

export interface CallOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** A way to reach buyers. The folder beside this file is the only place that knows the vendor's words. */
export interface Channel {
  readonly name: string;
  /** Whoever signed the webhook with a secret of this installation, or null. Constant time, never throws. */
  verify(webhook: WebhookRequest): Signer | null;
  /** Reads a whole webhook, leniently: unknown shapes become `others` or `faults`. Throws SyntaxError when the body is not of the channel's format at all. */
  parse(rawBody: Uint8Array, query: string): EventBatch;
  /** Hands one message to the channel, once. Never throws for an answer or a broken line: says what is known. */
  send(message: OutgoingMessage, options: CallOptions): Promise<SendResult>;
  /** Asks the channel for a file of a message. Never throws for an answer or a broken line; `bytes` may break off. */
  fetchMedia(media: MediaReference, options: CallOptions & { readonly maxBytes: number }): Promise<MediaAnswer>;
  /** Asks the channel for all templates of a number's owner, page by page. Never throws. Null: the channel has none that we can send. */
  readonly listTemplates: ((owner: TemplateOwner, options: CallOptions) => Promise<TemplateAnswer>) | null;
  /** True for a number that asks with credentials of its own: what the channel tells it is for no other number of its owner. */
  readonly asksAlone: (channelAccountId: string) => boolean;
}
