import { textOf } from '../../core/erase/redact';
import type { Database } from '../database';
import type { ErasureDocument } from '../erasureDocument';
import type { ErasureWork } from './erasureWork';

/**
 * Our ids of what the person has begun anew since everything was stopped: who writes again is a new conversation and a new contact,
 * and nothing of that is erased.
 */
export async function newbornOf(
  store: Database,
  { stoppedAtMs }: Pick<ErasureDocument, 'stoppedAtMs'>,
  { scope, finds }: ErasureWork,
): Promise<ReadonlySet<string>> {
  const newborn = new Set<string>();
  if (stoppedAtMs === null) return newborn;
  const later = { createdAtMs: { $gte: stoppedAtMs } };
  for await (const conversation of store.conversations.find({ ...later, _id: { $nin: scope.conversationIds } })) {
    if (!finds(textOf(conversation))) continue;
    newborn.add(conversation._id);
    if (conversation.contactId !== null) newborn.add(conversation.contactId);
  }
  // One that a step cut short has made for the old conversation belongs to nobody.
  const given = { ...later, _id: { $nin: scope.contactIds }, madeFor: { $size: 0 } };
  for await (const contact of store.contacts.find(given)) if (finds(textOf(contact))) newborn.add(contact._id);
  return newborn;
}
