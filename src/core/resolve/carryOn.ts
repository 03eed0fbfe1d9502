import type { AccountId, ConversationId } from '../ids';
import type { ChangedIdentity } from './identityChange';
import { addressesOf, phoneAddress, type Candidate, type Known } from './matchConversation';
import { whoHad, type PhoneMove } from './phoneMoves';

/** What the channel's word that a buyer has a new phone or user id means for the conversations. `move`: what it says of phones. */
export type CarryOn = { readonly move: PhoneMove | null } & (
  | {
      /** The conversation goes on under the new addresses as well; `add` is empty when it has them already. */
      readonly kind: 'carriedOn';
      readonly id: ConversationId;
      readonly add: readonly string[];
      /** True when a later move is known: the new identity is a former one by now. */
      readonly isFormer: boolean;
    }
  /** Another conversation has one of them: nothing is changed but the phone that was left, people are asked. */
  | { readonly kind: 'taken'; readonly id: ConversationId; readonly by: ConversationId }
  /** Nobody is known under the old identity, nor under the new one. */
  | { readonly kind: 'unknown'; readonly addresses: readonly string[] }
);

/**
 * Carries a conversation on under a buyer's new identity. Old addresses stay: what was sent before the change may arrive after it.
 * The phone that was left is noted with the time: what is written from it later is a stranger's.
 */
export function carryOn(
  accountId: AccountId,
  change: { readonly before: Known; readonly after: ChangedIdentity; readonly atMs: number },
  candidates: readonly Candidate[],
): CarryOn {
  const { before, after, atMs } = change;
  const oldAddresses = addressesOf(accountId, before);
  const newAddresses = addressesOf(accountId, after);
  const having = (addresses: readonly string[]) =>
    candidates.filter((candidate) => addresses.some((address) => candidate.addresses.includes(address)));
  const byStrength = oldAddresses.flatMap((address) =>
    address.includes('|phone|') ? (whoHad(address, candidates, atMs) ?? []) : having([address]),
  );
  const own = byStrength[0] ?? having(newAddresses)[0];
  const move = moveOf(accountId, change, own ?? null);
  if (!own) return { kind: 'unknown', addresses: [...new Set([...oldAddresses, ...newAddresses])], move };
  const other = having(newAddresses).find((candidate) => candidate.id !== own.id);
  if (other) return { kind: 'taken', id: own.id, by: other.id, move };
  return {
    kind: 'carriedOn',
    id: own.id,
    add: newAddresses.filter((address) => !own.addresses.includes(address)),
    isFormer: (own.phoneMoves ?? []).some((known) => known.atMs > atMs),
    move,
  };
}

/** From which phone to which the buyer went; null when it is no move. A phone the notice leaves out is the one we wrote to. */
function moveOf(
  accountId: AccountId,
  { before, after, atMs }: { readonly before: Known; readonly after: ChangedIdentity; readonly atMs: number },
  own: Candidate | null,
): PhoneMove | null {
  const to = after.phone === null ? null : phoneAddress(accountId, after.phone);
  if (to === null && !after.leavesPhone) return null;
  const known = before.phone ?? own?.phone ?? null;
  const from = known === null ? null : phoneAddress(accountId, known);
  return from === to ? null : { from, to, atMs };
}
