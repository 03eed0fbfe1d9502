import type { Filter } from 'mongodb';
import type { Identity } from '../core/capture/event';
import type { ConversationId } from '../core/ids';
import { isUserAddress, type Candidate } from '../core/resolve/matchConversation';
import type { PhoneMove } from '../core/resolve/phoneMoves';
import type { AccountDocument } from './accountDocuments';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';
import { isDuplicateKey } from './storeErrors';

type AddressStore = Pick<Collections, 'conversations'>;
/** Phone and user id the sender is written to from now on; null leaves what there is. */
type WrittenTo = Pick<Identity, 'phone' | 'userId'>;

/** The conversations that have any of these addresses. */
export async function candidatesFor(store: AddressStore, addresses: readonly string[]): Promise<Candidate[]> {
  return addresses.length === 0 ? [] : read(store, holding(addresses));
}

/** The same, and those whose buyer had one of these phones before: what was written then may arrive late. */
export async function candidatesEver(store: AddressStore, addresses: readonly string[]): Promise<Candidate[]> {
  if (addresses.length === 0) return [];
  const leaving = { 'phoneMoves.from': { $in: [...addresses] }, forwardedTo: null, erasedAtMs: null };
  return read(store, { $or: [holding(addresses), leaving] });
}

function holding(addresses: readonly string[]): Filter<ConversationDocument> {
  return { addresses: { $in: [...addresses] }, 'addresses.0': { $exists: true } };
}

async function read(store: AddressStore, filter: Filter<ConversationDocument>): Promise<Candidate[]> {
  const rows = await store.conversations
    .find(filter, {
      projection: {
        ...{ addresses: 1, createdAtMs: 1, lastInboundAtMs: 1, phoneMoves: 1 },
        ...{ 'identity.profileName': 1, 'identity.phone': 1 },
      },
    })
    .toArray();
  return rows.map(({ _id, createdAtMs, addresses: known, lastInboundAtMs, phoneMoves, identity }) => ({
    ...{ id: _id, createdAtMs, addresses: known, phoneMoves },
    ...{ lastInboundAtMs, profileName: identity.profileName, phone: identity.phone },
  }));
}

/** Gives a conversation addresses its buyer has shown. False when another one took an address in between, or this one was joined away. */
export async function addAddresses(
  store: AddressStore,
  id: ConversationId,
  addresses: readonly string[],
  identity: WrittenTo,
): Promise<boolean> {
  // Two user ids never meet in one conversation unnoticed: whoever comes second looks again.
  const guard = addresses.some(isUserAddress) ? { addresses: { $not: /\|user\|/ } } : {};
  return write(store, id, { guard, addresses, identity, moves: [] });
}

/**
 * Gives a conversation the addresses of its buyer's new identity, writes to that from now on, and notes the phone that was left. False
 * as with {@link addAddresses}.
 */
export async function moveIdentity(
  store: AddressStore,
  id: ConversationId,
  addresses: readonly string[],
  moved: { readonly identity: WrittenTo; readonly move: PhoneMove | null },
): Promise<boolean> {
  const { identity, move } = moved;
  return write(store, id, { guard: {}, addresses, identity, moves: move === null ? [] : [move] });
}

async function write(
  store: AddressStore,
  id: ConversationId,
  what: {
    readonly guard: object;
    readonly addresses: readonly string[];
    readonly identity: WrittenTo;
    readonly moves: readonly PhoneMove[];
  },
): Promise<boolean> {
  const { guard, addresses, identity, moves } = what;
  const filled = {
    ...(identity.phone === null ? {} : { 'identity.phone': identity.phone }),
    ...(identity.userId === null ? {} : { 'identity.userId': identity.userId }),
  };
  try {
    const answer = await store.conversations.updateOne(
      { _id: id, forwardedTo: null, erasedAtMs: null, ...guard },
      { $addToSet: { addresses: { $each: [...addresses] }, phoneMoves: { $each: [...moves] } }, $set: filled },
    );
    return answer.matchedCount === 1;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

/**
 * A phone is left on every number of ours: conversations of the other accounts of the channel that have it note that too, unless
 * somebody wrote there since.
 */
export async function noteLeftElsewhere(
  store: Pick<Collections, 'conversations' | 'accounts'>,
  { _id, channel }: Pick<AccountDocument, '_id' | 'channel'>,
  { from, atMs }: PhoneMove,
): Promise<void> {
  if (from === null) return;
  const others = await store.accounts.find({ channel, _id: { $ne: _id } }, { projection: { _id: 1 } }).toArray();
  for (const other of others) {
    const phone = `${other._id}${from.slice(_id.length)}`;
    await store.conversations.updateOne(
      { ...holding([phone]), forwardedTo: null, erasedAtMs: null, lastInboundAtMs: { $not: { $gt: atMs } } },
      { $addToSet: { phoneMoves: { from: phone, to: null, atMs } } },
    );
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
