import { z } from 'zod';
import type { AccountEvent, AddressBookEntry, ChannelMessage, OtherEvent, StatusEvent } from '../../core/capture/event';
import type { ReadMessage } from './readMessage';

/** One change of an entry. */
export interface Change {
  readonly field: string;
  readonly value: Readonly<Record<string, unknown>>;
}

/** What an entry says about all its changes. */
export interface EntryContext {
  readonly channelOwnerId: string | null;
  readonly entryAtMs: number | null;
}

/** An event batch while it is being filled. */
export interface Draft {
  readonly messages: ChannelMessage[];
  readonly statuses: StatusEvent[];
  readonly accountEvents: AccountEvent[];
  readonly addressBook: AddressBookEntry[];
  readonly others: OtherEvent[];
  readonly faults: { place: string; fault: string }[];
}

export function emptyDraft(): Draft {
  return { messages: [], statuses: [], accountEvents: [], addressBook: [], others: [], faults: [] };
}

/** Adds a message, if it could be read, and what was wrong with it. */
export function addRead(draft: Draft, place: string, { message, faults }: ReadMessage): void {
  if (message !== null) draft.messages.push(message);
  draft.faults.push(...faults.map((fault) => ({ place, fault })));
}

/** Runs `read` on each item, alone. A list that is there but is no list is a fault; a missing one (undefined) is empty. */
export function eachItem(
  draft: Draft,
  place: string,
  list: unknown,
  read: (item: unknown, place: string) => void,
): void {
  if (list === undefined) return;
  if (!Array.isArray(list)) {
    draft.faults.push({ place, fault: 'not a list' });
    return;
  }
  const items: readonly unknown[] = list;
  items.forEach((item, index) => {
    const itemPlace = `${place}[${index}]`;
    guarded(draft, itemPlace, () => read(item, itemPlace));
  });
}

/** Turns whatever goes wrong at one place into a fault there. Only "this is not JSON" is the whole body's fate. */
export function guarded(draft: Draft, place: string, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (error instanceof SyntaxError) throw error;
    const fault = error instanceof z.ZodError ? 'not the shape it must have' : 'too deep or too large to be read';
    draft.faults.push({ place, fault });
  }
}
