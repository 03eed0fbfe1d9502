import type { Identity } from '../core/capture/event';
import type { ConversationId } from '../core/ids';
import type { ChangedIdentity } from '../core/resolve/identityChange';
import { isUserAddress, type Candidate } from '../core/resolve/matchConversation';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';
import { isDuplicateKey } from './storeErrors';

type AddressStore = Pick<Collections, 'conversations'>;

/** The conversations that have any of these addresses. */
export async function candidatesFor(store: AddressStore, addresses: readonly string[]): Promise<Candidate[]> {
  if (addresses.length === 0) return [];
  const rows = await store.conversations
    .find(
      { addresses: { $in: [...addresses] }, 'addresses.0': { $exists: true } },
      { projection: { addresses: 1, createdAtMs: 1, lastInboundAtMs: 1, 'identity.profileName': 1 } },
    )
    .toArray();
  return rows.map(({ _id, createdAtMs, addresses: known, lastInboundAtMs, identity }) => ({
    ...{ id: _id, createdAtMs, addresses: known },
    ...{ lastInboundAtMs, profileName: identity.profileName },
  }));
}

/** Gives a conversation addresses its buyer has shown. False when another one took an address in between, or this one was joined away. */
export async function addAddresses(
  store: AddressStore,
  id: ConversationId,
  addresses: readonly string[],
  identity: Identity,
): Promise<boolean> {
  // Two user ids never meet in one conversation unnoticed: whoever comes second looks again.
  const guard = addresses.some(isUserAddress) ? { addresses: { $not: /\|user\|/ } } : {};
  return write(store, id, guard, addresses, identity);
}

/** Gives a conversation the addresses of its buyer's new identity, and writes to that from now on. False as with {@link addAddresses}. */
export async function moveIdentity(
  store: AddressStore,
  id: ConversationId,
  addresses: readonly string[],
  identity: ChangedIdentity,
): Promise<boolean> {
  return write(store, id, {}, addresses, identity);
}

async function write(
  store: AddressStore,
  id: ConversationId,
  guard: object,
  addresses: readonly string[],
  identity: ChangedIdentity,
): Promise<boolean> {
  const filled = {
    ...(identity.phone === null ? {} : { 'identity.phone': identity.phone }),
    ...(identity.userId === null ? {} : { 'identity.userId': identity.userId }),
  };
  try {
    const answer = await store.conversations.updateOne(
      { _id: id, forwardedTo: null, erasedAtMs: null, ...guard },
      { $addToSet: { addresses: { $each: [...addresses] } }, $set: filled },
    );
    return answer.matchedCount === 1;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/** The new conversation's id, or null when another one has one of its addresses. */
export async function insertConversation(
  store: AddressStore,
  document: ConversationDocument,
): Promise<ConversationId | null> {
  try {
    await store.conversations.insertOne(document);
    return document._id;
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}
