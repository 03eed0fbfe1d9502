import type { AccountEffect, EventBatch } from '../core/capture/event';
import type { ConversationId } from '../core/ids';
import type { Logger } from '../log';
import { storeAccountEvent } from './accountEvents';
import { storeAddressBookEntry } from './addressBook';
import type { Database } from './database';
import { applyStatuses } from './statuses';
import { applyTemplateNews } from './templateNews';

type Beside = Pick<EventBatch, 'statuses' | 'accountEvents' | 'addressBook'>;

/** True when a batch says something that is not a message of a conversation. */
export function hasNewsBeside({ statuses, accountEvents, addressBook }: Beside): boolean {
  return statuses.length + accountEvents.length + addressBook.length > 0;
}

/**
 * Writes what a batch says beside conversations: what became of our messages, news about accounts, the address book. Done again
 * it changes nothing. Returns the conversations whose plan a status changed.
 */
export async function applyBeside(
  deps: { readonly store: Database; readonly log: Logger },
  channel: string,
  batch: Beside & { readonly uncovered: readonly string[] },
  nowMs: number,
): Promise<ConversationId[]> {
  const { store, log } = deps;
  for (const event of batch.accountEvents) {
    const isNew = await storeAccountEvent(store, channel, event, batch.uncovered, nowMs);
    const { template } = event;
    if (template) await applyTemplateNews(store, channel, { ...event, template }, batch.uncovered, nowMs);
    if (isNew && isAlarming(event.effect)) {
      log.warn({ channel, field: event.field, what: event.what, effect: event.effect }, 'news about an account');
    }
  }
  for (const entry of batch.addressBook) await storeAddressBookEntry(store, channel, entry, nowMs);
  return applyStatuses(store, batch.statuses, nowMs);
}

function isAlarming(effect: AccountEffect): boolean {
  return effect !== 'none';
}
