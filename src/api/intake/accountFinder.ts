import type { ChannelMessage } from '../../core/capture/event';
import { findOrCreateAccount } from '../../store/accounts';
import type { Collections } from '../../store/collections';
import type { AccountDocument } from '../../store/accountDocuments';
import { isDuplicateKey } from '../../store/storeErrors';

export type FindAccount = (
  number: Pick<ChannelMessage, 'channelAccountId' | 'channelOwnerId' | 'displayPhone'>,
) => Promise<AccountDocument>;

const mostKept = 1000;

/** Finds the account of a business number, from memory after the first time: an account never changes. */
export function createAccountFinder(
  store: Pick<Collections, 'accounts'>,
  channel: string,
  clock: () => number,
): FindAccount {
  const known = new Map<string, AccountDocument>();
  return async ({ channelAccountId, channelOwnerId, displayPhone }) => {
    const kept = known.get(channelAccountId);
    if (kept) return kept;
    const number = { channel, channelAccountId, channelOwnerId, displayPhone };
    const find = () => findOrCreateAccount(store, number, clock());
    const account = await find().catch((error: unknown) => {
      // Another request made it at the same moment.
      if (isDuplicateKey(error)) return find();
      throw error;
    });
    if (known.size >= mostKept) known.clear();
    known.set(channelAccountId, account);
    return account;
  };
}
