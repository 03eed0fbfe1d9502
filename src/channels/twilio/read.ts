import type { MessageContent } from '../../core/capture/content';
import type { ChannelMessage, OtherEvent, StatusEvent } from '../../core/capture/event';

/** The parameters of a webhook by name. */
export type Values = Readonly<Record<string, string | undefined>>;

/** Which of the two numbers is the business', and which message it is about. */
export interface Envelope {
  readonly channelAccountId: string;
  readonly accountSid: string;
  /** The business number, digits without a plus. */
  readonly businessPhone: string;
  readonly messageSid: string;
}

/** What was read of one webhook; `place` is the parameter a fault is about. */
export interface ReadWebhook {
  readonly messages?: readonly ChannelMessage[];
  readonly statuses?: readonly StatusEvent[];
  readonly others?: readonly OtherEvent[];
  readonly faults?: readonly { readonly place: string; readonly fault: string }[];
}

/** What a message says, and what was wrong with it if it could not be read as it promises. */
export interface ReadContent {
  readonly content: MessageContent;
  readonly fault: { readonly place: string; readonly fault: string } | null;
}
