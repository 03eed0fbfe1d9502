import type { CountryCode } from 'libphonenumber-js/max';
import type { AccountEffect } from '../core/capture/event';
import type { AccountId } from '../core/ids';
import type { TemplateSync } from './templateDocument';

/** One business number on a channel. */
export interface AccountDocument {
  _id: AccountId;
  channel: string;
  /** WhatsApp: phone_number_id. Unique per channel. */
  channelAccountId: string;
  channelOwnerId: string | null;
  displayPhone: string | null;
  /** A person's choice of the country national numbers are read in; null = that of its own number. */
  defaultCountry: CountryCode | null;
  createdAtMs: number;
  /** Whether anything may be sent from it. */
  sending: AccountSending;
  /** How its templates are kept read; missing until they are for the first time. */
  templates?: TemplateSync;
}

/** `restricted` holds back what nobody asked for; `stopped` everything, unsent, until `untilMs` (one send then tries) or a person's word. */
export type AccountSending =
  | { state: 'open'; sinceMs: number }
  | { state: 'restricted'; sinceMs: number; because: string; untilMs: number | null }
  | { state: 'stopped'; sinceMs: number; because: string; untilMs: number | null };

/** News about an account, its owner or its templates, as the channel told it. */
export interface AccountEventDocument {
  /** `<channel>:<the event's own key>`: the same news again finds its row. */
  _id: string;
  channel: string;
  channelOwnerId: string | null;
  channelAccountId: string | null;
  field: string;
  what: string | null;
  effect: AccountEffect;
  atMs: number;
  /** All of it, as JSON. */
  details: string;
  receivedAtMs: number;
}

/** What the phone app's address book calls a buyer. */
export interface AddressBookDocument {
  /** The address, as conversations have it. */
  _id: string;
  channelAccountId: string;
  name: string | null;
  /** False when the line was removed. */
  listed: boolean;
  atMs: number;
}
