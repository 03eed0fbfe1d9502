import type { Channel, WebhookRequest } from '../../../src/channels/channel';
import type { MessageContent } from '../../../src/core/capture/content';

/** A webhook before it is signed. */
export interface Unsigned {
  readonly body: string;
  readonly query: string;
}

/** A channel as the contract looks at it: its own words for what every channel must be able to say. */
export interface ChannelCase {
  readonly name: string;
  readonly channel: Channel;
  /** The channel's id of the business number all of it is about. */
  readonly channelAccountId: string;
  /** True when its events say when they happened; else arrival counts. */
  readonly tellsTime: boolean;
  text(buyer: string, id: string, words: string, atMs: number): Unsigned;
  status(id: string, tag: string, status: 'sent' | 'delivered' | 'read' | 'failed', atMs: number): Unsigned;
  /** A failure code of the channel's for a buyer who can't be reached. */
  unreachable(id: string, tag: string, atMs: number): Unsigned;
  /** One webhook of each type of message it knows, and of one nobody knows. */
  readonly types: readonly { readonly type: MessageContent['type']; webhook(buyer: string, id: string): Unsigned }[];
  /** Several webhooks in one; null when the channel sends one event each. */
  merge(webhooks: readonly Unsigned[]): Unsigned | null;
  /** Signed as the channel signs, with the given secret. */
  sign(webhook: Unsigned, secret: 'current' | 'rotated' | 'wrong'): WebhookRequest;
  /** Signature headers that are none. */
  readonly malformedHeaders: readonly WebhookRequest['headers'][];
}

/** A webhook as it arrives without any signature. */
export function unsignedRequest(webhook: Unsigned, headers: WebhookRequest['headers'] = {}): WebhookRequest {
  return { rawBody: Buffer.from(webhook.body), query: webhook.query, headers };
}
