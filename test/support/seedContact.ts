import type { AgentId, ContactId } from '../../src/core/ids';
import { newContactDocument } from '../../src/store/contacts';
import type { Database } from '../../src/store/database';
import { newId } from '../../src/store/newId';

/** A contact in MongoDB. */
export async function seedContact(
  store: Database,
  change: { readonly name?: string; readonly language?: string; readonly optedOut?: boolean } = {},
): Promise<ContactId> {
  const id = newId<ContactId>('contact');
  const given = { name: 'Ana', phones: [], emails: [], channelIds: [], externalIds: [], companyId: null };
  const rest = { ownerId: 'carla' as AgentId, language: null, optedOut: false, madeFor: [] };
  await store.contacts.insertOne(newContactDocument(id, { ...given, ...rest, ...change }, null, 1));
  return id;
}
