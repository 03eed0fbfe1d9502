import type { IndexDescription } from 'mongodb';
import type { AccountId } from '../core/ids';
import type { Collections } from './collections';
import type { AccountDocument } from './accountDocuments';
import { newId } from './newId';

export const accountIndexes: IndexDescription[] = [
  { key: { channel: 1, channelAccountId: 1 }, unique: true },
  { key: { channel: 1, channelOwnerId: 1 } },
];

/** Finds the account of a business number, or makes it at its first signed event. */
export async function findOrCreateAccount(
  store: Pick<Collections, 'accounts'>,
  number: Pick<AccountDocument, 'channel' | 'channelAccountId' | 'channelOwnerId' | 'displayPhone'>,
  nowMs: number,
): Promise<AccountDocument> {
  const key = { channel: number.channel, channelAccountId: number.channelAccountId };
  const found = await store.accounts.findOne(key);
  if (found) return found;
  const made = await store.accounts.findOneAndUpdate(
    key,
    {
      $setOnInsert: {
        _id: newId<AccountId>('account'),
        channelOwnerId: number.channelOwnerId,
        displayPhone: number.displayPhone,
        defaultCountry: null,
        createdAtMs: nowMs,
        sending: { state: 'open', sinceMs: nowMs },
      },
    },
    { upsert: true, returnDocument: 'after' },
  );
  if (!made) throw new Error('An upsert returned no account.');
  return made;
}
