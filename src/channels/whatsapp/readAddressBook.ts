import { z } from 'zod';
import type { AddressBookEntry } from '../../core/capture/event';
import { idOrNull, instantOrNull, phoneOrNull, textOrNull } from './fields';
import type { ChangeContext } from './readMessage';

const entrySchema = z.object({
  type: z.literal('contact'),
  action: z.enum(['add', 'remove']).catch('add'),
  contact: z.object({
    full_name: textOrNull,
    first_name: textOrNull,
    phone_number: phoneOrNull,
    user_id: idOrNull,
    username: textOrNull,
  }),
  metadata: z.object({ timestamp: instantOrNull }).nullable().catch(null),
});

/** Reads one item of `value.state_sync`: a line of the phone app's address book. Null when it is something else, or names nobody. */
export function readAddressBookEntry(item: unknown, change: ChangeContext): AddressBookEntry | null {
  const result = entrySchema.safeParse(item);
  if (!result.success) return null;
  const { action, contact, metadata } = result.data;
  if (contact.phone_number === null && contact.user_id === null) return null;
  return {
    channelAccountId: change.channelAccountId,
    channelOwnerId: change.channelOwnerId,
    displayPhone: change.displayPhone,
    action,
    identity: {
      phone: contact.phone_number,
      userId: contact.user_id,
      username: contact.username?.trim().replace(/^@/, '') || null,
    },
    name: contact.full_name?.trim() || contact.first_name?.trim() || null,
    atMs: metadata?.timestamp ?? change.entryAtMs ?? 0,
  };
}
