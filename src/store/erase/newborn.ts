import { textOf } from '../../core/erase/redact';
import type { Database } from '../database';
import type { ErasureDocument } from '../erasureDocument';
import type { ErasureWork } from './erasureWork';

/** Longer than a step that began before everything was stopped can last. */
const underWayMs = 10 * 60_000;

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
  const given = {
    _id: { $nin: scope.contactIds },
    $or: [{ ...later, madeFor: { $size: 0 } }, { createdAtMs: { $gte: stoppedAtMs + underWayMs } }],
  };
  for await (const contact of store.contacts.find(given)) if (finds(textOf(contact))) newborn.add(contact._id);
  // Files that came later are about whoever has the phone or the name by then.
  for await (const { _id } of store.contactImports.find({ uploadedAtMs: { $gte: stoppedAtMs } })) newborn.add(_id);
  return newborn;
}
