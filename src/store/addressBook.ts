import type { AddressBookEntry } from '../core/capture/event';
import type { AccountId } from '../core/ids';
import { addressesOf } from '../core/resolve/matchConversation';
import type { Collections } from './collections';
import { isDuplicateKey } from './storeErrors';

/** Stores what the phone app's address book calls a buyer, under each of the buyer's addresses; the newest line counts. */
export async function storeAddressBookEntry(
  store: Pick<Collections, 'accounts' | 'addressBook'>,
  channel: string,
  entry: AddressBookEntry,
  nowMs: number,
): Promise<void> {
  const { channelAccountId, identity, name, action } = entry;
  const account = await store.accounts.findOne({ channel, channelAccountId });
  // The address book of a number nobody has written to yet: its line comes again with the next synchronisation.
  if (!account) return;
  const atMs = entry.atMs > 0 ? entry.atMs : nowMs;
  for (const _id of addressesOf(account._id, identity)) {
    try {
      await store.addressBook.updateOne(
        { _id, atMs: { $lte: atMs } },
        { $set: { channelAccountId, name, listed: action === 'add', atMs } },
        { upsert: true },
      );
    } catch (error) {
      // A newer line is there already.
      if (!isDuplicateKey(error)) throw error;
    }
  }
}

/** What the address book calls whoever has one of these addresses; null when it does not. */
export async function nameInAddressBook(
  store: Pick<Collections, 'addressBook'>,
  accountId: AccountId,
  identity: Parameters<typeof addressesOf>[1],
): Promise<string | null> {
  const addresses = addressesOf(accountId, identity);
  const line = await store.addressBook.findOne({ _id: { $in: addresses }, listed: true }, { sort: { atMs: -1 } });
  return line?.name ?? null;
}
