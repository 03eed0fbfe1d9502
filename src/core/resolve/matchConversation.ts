import type { Identity } from '../capture/event';
import type { AccountId, ConversationId } from '../ids';
import { areClearlyDifferent } from './clearlyDifferent';
import type { ChangedIdentity } from './identityChange';
import { lineOf } from './phoneLine';
import { recycledAfterMs } from './recycled';

/** A conversation that has one of the sender's addresses. */
export interface Candidate {
  readonly id: ConversationId;
  readonly createdAtMs: number;
  readonly addresses: readonly string[];
  /** When the buyer last wrote, and under which profile name; null when that never happened, or nobody knows. */
  readonly lastInboundAtMs?: number | null;
  readonly profileName?: string | null;
}

/** Which conversation a sender's messages belong to. */
export type ConversationMatch =
  /** `add`: addresses of the sender it does not have yet. */
  | { readonly kind: 'use'; readonly id: ConversationId; readonly add: readonly string[] }
  /** Phone and user id had a conversation each: they are one buyer. */
  | { readonly kind: 'join'; readonly olderId: ConversationId; readonly youngerId: ConversationId }
  /** `phoneHeldBy`: the phone is known under another user id; it stays where it is, and people are asked. */
  | { readonly kind: 'create'; readonly addresses: readonly string[]; readonly phoneHeldBy: ConversationId | null }
  /** The phone came back after a long silence as somebody else: it goes over to a new conversation, and people are asked. */
  | { readonly kind: 'recycled'; readonly addresses: readonly string[]; readonly heldBefore: ConversationId };

type Known = Pick<Identity, 'phone' | 'userId'> & Partial<Pick<Identity, 'parentUserId' | 'profileName'>>;

/** By the line and not by the digits: channels and phone apps give one line in several writings. */
const phoneAddress = (accountId: AccountId, phone: string) => `${accountId}|phone|${lineOf(phone)}`;
const userAddress = (accountId: AccountId, userId: string) => `${accountId}|user|${userId}`;
const parentAddress = (accountId: AccountId, parentUserId: string) => `${accountId}|parent|${parentUserId}`;
/** True for an address that is a business-scoped user id. */
export const isUserAddress = (address: string) => address.includes('|user|');

/**
 * The addresses an identity block gives, strongest first. Meta: the parent id is another kind of id and is never mixed with the
 * user id; it is an address only of a buyer who came with nothing else.
 */
export function addressesOf(accountId: AccountId, identity: Known): string[] {
  const own = [
    ...(identity.userId ? [userAddress(accountId, identity.userId)] : []),
    ...(identity.phone ? [phoneAddress(accountId, identity.phone)] : []),
  ];
  return own.length > 0 || !identity.parentUserId ? own : [parentAddress(accountId, identity.parentUserId)];
}

/**
 * Which conversation a sender belongs to. A phone and a user id in one signed block are one buyer; a known phone that arrives
 * with a different user id, or after a long silence under quite another name, is somebody else until people say otherwise.
 */
export function matchConversation(
  accountId: AccountId,
  identity: Known,
  candidates: readonly Candidate[],
  nowMs: number,
): ConversationMatch {
  const addresses = addressesOf(accountId, identity);
  const user = identity.userId ? userAddress(accountId, identity.userId) : null;
  const phone = identity.phone ? phoneAddress(accountId, identity.phone) : null;
  const byUser = candidates.find((candidate) => user !== null && candidate.addresses.includes(user));
  const byPhone = candidates.find((candidate) => phone !== null && candidate.addresses.includes(phone));
  const alone = user === null && phone === null ? addresses[0] : undefined;
  const byParent = candidates.find((candidate) => alone !== undefined && candidate.addresses.includes(alone));
  const phoneBelongsToAnother =
    byPhone !== undefined &&
    user !== null &&
    byPhone.addresses.some(isUserAddress) &&
    !byPhone.addresses.includes(user);

  if (byUser && byPhone && byUser.id !== byPhone.id && !phoneBelongsToAnother) {
    const [older, younger] = [byUser, byPhone].sort((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1));
    if (older && younger) return { kind: 'join', olderId: older.id, youngerId: younger.id };
  }
  if (byPhone && !byUser && isRecycled(byPhone, identity, nowMs))
    return { kind: 'recycled', addresses, heldBefore: byPhone.id };
  const found = byUser ?? (phoneBelongsToAnother ? undefined : byPhone) ?? byParent;
  if (found) {
    const add = addresses.filter(
      (address) => !found.addresses.includes(address) && !(address === phone && byPhone && byPhone.id !== found.id),
    );
    return { kind: 'use', id: found.id, add };
  }
  return {
    kind: 'create',
    addresses: phoneBelongsToAnother ? addresses.filter((address) => address !== phone) : addresses,
    phoneHeldBy: phoneBelongsToAnother ? byPhone.id : null,
  };
}

/** A carrier gives a number that lay still to somebody else: nothing of the old conversation may be shown to a stranger. */
function isRecycled(holder: Candidate, identity: Known, nowMs: number): boolean {
  const { lastInboundAtMs = null, profileName = null } = holder;
  if (lastInboundAtMs === null || nowMs - lastInboundAtMs <= recycledAfterMs) return false;
  return areClearlyDifferent(profileName, identity.profileName ?? null);
}

/** What the channel's word that a buyer has a new phone or user id means for the conversations. */
export type CarryOn =
  /** The conversation goes on under the new addresses as well; `add` is empty when it has them already. */
  | { readonly kind: 'carriedOn'; readonly id: ConversationId; readonly add: readonly string[] }
  /** Another conversation has one of them: nothing is changed, people are asked. */
  | { readonly kind: 'taken'; readonly id: ConversationId; readonly by: ConversationId }
  /** Nobody is known under the old identity, nor under the new one. */
  | { readonly kind: 'unknown'; readonly addresses: readonly string[] };

/**
 * Carries a conversation on under a buyer's new identity. Old addresses stay: what was sent before the change may arrive after
 * it, and a stranger who gets the old phone comes with a user id of their own.
 */
export function carryOn(
  accountId: AccountId,
  before: Known,
  after: ChangedIdentity,
  candidates: readonly Candidate[],
): CarryOn {
  const oldAddresses = addressesOf(accountId, before);
  const newAddresses = addressesOf(accountId, after);
  const having = (addresses: readonly string[]) =>
    candidates.filter((candidate) => addresses.some((address) => candidate.addresses.includes(address)));
  const byStrength = oldAddresses.flatMap((address) => having([address]));
  const own = byStrength[0] ?? having(newAddresses)[0];
  if (!own) return { kind: 'unknown', addresses: [...new Set([...oldAddresses, ...newAddresses])] };
  const other = having(newAddresses).find((candidate) => candidate.id !== own.id);
  if (other) return { kind: 'taken', id: own.id, by: other.id };
  return {
    kind: 'carriedOn',
    id: own.id,
    add: newAddresses.filter((address) => !own.addresses.includes(address)),
  };
}
