import type { Identity } from '../capture/event';
import type { AccountId, ConversationId } from '../ids';
import { areClearlyDifferent } from './clearlyDifferent';
import { lineOf } from './phoneLine';
import { leftAtMs, whoHad, type PhoneMove } from './phoneMoves';
import { recycledAfterMs } from './recycled';

/** A conversation that has one of the sender's addresses, or has left one. */
export interface Candidate {
  readonly id: ConversationId;
  readonly createdAtMs: number;
  readonly addresses: readonly string[];
  /** When the buyer last wrote, and under which profile name; null when that never happened, or nobody knows. */
  readonly lastInboundAtMs?: number | null;
  readonly profileName?: string | null;
  /** The phone it is written to; null when it is not known. */
  readonly phone?: string | null;
  readonly phoneMoves?: readonly PhoneMove[];
}

/** When a message was written, and the moment a silence before it is measured to. */
export interface When {
  readonly writtenAtMs: number;
  readonly nowMs: number;
}

/** Which conversation a sender's messages belong to. */
export type ConversationMatch =
  /** `add`: addresses of the sender it does not have yet. `late`: written from a phone that its buyer has left since. */
  | { readonly kind: 'use'; readonly id: ConversationId; readonly add: readonly string[]; readonly late?: true }
  /** Phone and user id had a conversation each: they are one buyer. */
  | { readonly kind: 'join'; readonly olderId: ConversationId; readonly youngerId: ConversationId }
  /** `phoneHeldBy`: the phone is known under another user id; it stays where it is, and people are asked. */
  | { readonly kind: 'create'; readonly addresses: readonly string[]; readonly phoneHeldBy: ConversationId | null }
  /**
   * The phone came back as somebody else, after a long silence or after its buyer moved to another: it goes over to a new
   * conversation, and people are asked.
   */
  | { readonly kind: 'recycled'; readonly addresses: readonly string[]; readonly heldBefore: ConversationId };

/** What an identity block must say to be found by. */
export type Known = Pick<Identity, 'phone' | 'userId'> & Partial<Pick<Identity, 'parentUserId' | 'profileName'>>;

/** By the line and not by the digits: channels and phone apps give one line in several writings. */
export const phoneAddress = (accountId: AccountId, phone: string) => `${accountId}|phone|${lineOf(phone)}`;
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
 * with a different user id, after a long silence under quite another name, or after the channel said that its buyer has left it, is
 * somebody else until people say otherwise. What was written before the buyer left it is theirs, whenever it arrives.
 */
export function matchConversation(
  accountId: AccountId,
  identity: Known,
  candidates: readonly Candidate[],
  when: When,
): ConversationMatch {
  const addresses = addressesOf(accountId, identity);
  const user = identity.userId ? userAddress(accountId, identity.userId) : null;
  const phone = identity.phone ? phoneAddress(accountId, identity.phone) : null;
  const byUser = candidates.find((candidate) => user !== null && candidate.addresses.includes(user));
  const leftPhone = (candidate: Candidate) => (phone === null ? null : leftAtMs(candidate.phoneMoves ?? [], phone));
  const held = phone === null ? undefined : whoHad(phone, candidates, when.writtenAtMs);
  const leftMs = held && leftPhone(held);
  const isGone = typeof leftMs === 'number' && when.writtenAtMs > leftMs;
  if (held && isGone && !byUser) return { kind: 'recycled', addresses, heldBefore: held.id };
  // A phone that one of them has left says nothing about the other.
  const byPhone = isGone || (byUser && leftPhone(byUser) !== null) ? undefined : held;
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
  if (byPhone && !byUser && leftPhone(byPhone) === null && isRecycled(byPhone, identity, when.nowMs))
    return { kind: 'recycled', addresses, heldBefore: byPhone.id };
  const found = byUser ?? (phoneBelongsToAnother ? undefined : byPhone) ?? byParent;
  if (found) {
    const isLate = leftPhone(found) !== null;
    const addsPhone = !isLate && (held === undefined || held.id === found.id);
    const add = addresses.filter((address) => !found.addresses.includes(address) && (address !== phone || addsPhone));
    return { kind: 'use', id: found.id, add, ...(isLate ? { late: true } : {}) };
  }
  return {
    kind: 'create',
    addresses: phoneBelongsToAnother ? addresses.filter((address) => address !== phone) : addresses,
    phoneHeldBy: phoneBelongsToAnother ? byPhone.id : null,
  };
}

/** A carrier gives a number that lay still to somebody else: nothing of the old conversation may be shown to a stranger. */
function isRecycled(holder: Candidate, identity: Known, nowMs: number): boolean {
  const { lastInboundAtMs = null, profileName = null, phone = null, createdAtMs } = holder;
  if (lastInboundAtMs === null) return false;
  // Of a phone its buyer writes from no more it is only known that it was theirs once.
  const isTheirs = phone === null || identity.phone === null || lineOf(phone) === lineOf(identity.phone);
  const seenAtMs = isTheirs ? lastInboundAtMs : Math.min(createdAtMs, lastInboundAtMs);
  if (nowMs - seenAtMs <= recycledAfterMs) return false;
  return areClearlyDifferent(profileName, identity.profileName ?? null);
}
