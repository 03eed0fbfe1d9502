import type { Identity } from '../capture/event';
import type { AccountId, ConversationId } from '../ids';

/** What is known of a conversation that already has one of the sender's addresses. */
export interface Candidate {
  readonly id: ConversationId;
  readonly createdAtMs: number;
  readonly addresses: readonly string[];
}

export type ConversationMatch =
  | { readonly kind: 'use'; readonly id: ConversationId; readonly add: readonly string[] }
  | { readonly kind: 'create'; readonly addresses: readonly string[]; readonly phoneHeldBy: ConversationId | null }
  /** Both were this buyer: the older one survives, the younger one forwards to it. */
  | { readonly kind: 'join'; readonly olderId: ConversationId; readonly youngerId: ConversationId };

const phoneAddress = (accountId: AccountId, phone: string) => `${accountId}|phone|${phone}`;
const userAddress = (accountId: AccountId, userId: string) => `${accountId}|user|${userId}`;
/** True for an address that is a business-scoped user id. */
export const isUserAddress = (address: string) => address.includes('|user|');

/** The addresses an identity block gives, strongest first. */
export function addressesOf(accountId: AccountId, identity: Pick<Identity, 'phone' | 'userId'>): string[] {
  return [
    ...(identity.userId ? [userAddress(accountId, identity.userId)] : []),
    ...(identity.phone ? [phoneAddress(accountId, identity.phone)] : []),
  ];
}

/**
 * Which conversation a sender belongs to. A phone and a user id in one signed block are one buyer; a known phone that arrives
 * with a different user id is somebody else until people say otherwise.
 */
export function matchConversation(
  accountId: AccountId,
  identity: Pick<Identity, 'phone' | 'userId'>,
  candidates: readonly Candidate[],
): ConversationMatch {
  const addresses = addressesOf(accountId, identity);
  const user = identity.userId ? userAddress(accountId, identity.userId) : null;
  const phone = identity.phone ? phoneAddress(accountId, identity.phone) : null;
  const byUser = candidates.find((candidate) => user !== null && candidate.addresses.includes(user));
  const byPhone = candidates.find((candidate) => phone !== null && candidate.addresses.includes(phone));
  const phoneBelongsToAnother =
    byPhone !== undefined && user !== null && byPhone.addresses.some((a) => isUserAddress(a) && a !== user);

  if (byUser && byPhone && byUser.id !== byPhone.id && !phoneBelongsToAnother) {
    const [older, younger] = [byUser, byPhone].sort((a, b) => a.createdAtMs - b.createdAtMs || (a.id < b.id ? -1 : 1));
    if (older && younger) return { kind: 'join', olderId: older.id, youngerId: younger.id };
  }
  const found = byUser ?? (phoneBelongsToAnother ? undefined : byPhone);
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
