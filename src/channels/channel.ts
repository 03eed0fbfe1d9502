import type { EventBatch } from '../core/capture/event';

/** One message of ours, ready for the wire. */
export interface OutgoingMessage {
  /** The channel's id of the business number it leaves from. */
  readonly channelAccountId: string;
  readonly to:
    { readonly kind: 'phone'; readonly phone: string } | { readonly kind: 'userId'; readonly userId: string };
  readonly text: string;
  /** The channel's id of the message it answers, if any. */
  readonly replyTo: string | null;
  /** Our outbox id; the channel echoes it in statuses. */
  readonly tag: string;
}

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

/** What a refusal means for the conversation or the account (facts/whatsapp.md, error codes). */
export type RefusalMeaning =
  'windowClosed' | 'optedOut' | 'blocked' | 'unreachable' | 'capReached' | 'channelDown' | 'restricted' | 'badRequest';

/** A way to reach buyers. The folder beside this file is the only place that knows the vendor's words. */
export interface Channel {
  readonly name: string;
  /** True when the body carries a valid signature of one of the installation's secrets. Constant time, never throws. */
  verify(rawBody: Uint8Array, headers: Readonly<Record<string, string | string[] | undefined>>): boolean;
  /** Reads a whole webhook body, leniently: unknown shapes become `others` or `faults`. Throws SyntaxError when it is not JSON at all. */
  parse(rawBody: Uint8Array): EventBatch;
  /** Hands one message to the channel, once. Never throws for an answer or a broken line: says what is known. */
  send(
    message: OutgoingMessage,
    options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  ): Promise<SendResult>;
}
