import type { Filter } from 'mongodb';
import type { AccountId } from '../core/ids';
import type { AccountDocument } from './accountDocuments';
import type { Collections } from './collections';

type SyncStore = Pick<Collections, 'accounts'>;

/** Lists are read again after this long, or sooner when news comes. */
export const syncEveryMs = 3600_000;
/** One that could not be had is asked for again after this long, unless the channel says when. */
export const syncAgainMs = 5 * 60_000;
/** Whoever reads a list has it to themselves for so long. */
const leaseMs = 3 * 60_000;

/** The lists of these accounts are to be read at the next occasion. */
export async function bringSyncForward(store: SyncStore, which: Filter<AccountDocument>, nowMs: number): Promise<void> {
  await store.accounts.updateMany(which, { $min: { 'templates.nextAtMs': nowMs } });
}

/** An account whose list is due, and until when it is ours. */
export interface ClaimedSync {
  readonly account: AccountDocument;
  readonly leaseUntilMs: number;
}

/** Takes the account of these channels whose list has been due longest; null when none is due. */
export async function claimSync(
  store: SyncStore,
  channels: readonly string[],
  nowMs: number,
): Promise<ClaimedSync | null> {
  const leaseUntilMs = nowMs + leaseMs;
  const account = await store.accounts.findOneAndUpdate(
    {
      channel: { $in: [...channels] },
      $or: [{ 'templates.nextAtMs': { $lte: nowMs } }, { 'templates.nextAtMs': { $exists: false } }],
    },
    { $set: { 'templates.nextAtMs': leaseUntilMs } },
    { sort: { 'templates.nextAtMs': 1, _id: 1 }, returnDocument: 'after' },
  );
  return account && { account, leaseUntilMs };
}

/**
 * Takes the other accounts that the same reading is good for, due or not, so that they stay together: those of the same owner that
 * don't ask alone.
 */
export async function claimWithIt(
  store: SyncStore,
  { account: { _id, channel, channelOwnerId, channelAccountId }, leaseUntilMs }: ClaimedSync,
  asksAlone: (channelAccountId: string) => boolean,
): Promise<ClaimedSync[]> {
  if (channelOwnerId === null || asksAlone(channelAccountId)) return [];
  const ofOwner = await store.accounts.find({ channel, channelOwnerId, _id: { $ne: _id } }).toArray();
  const shared = ofOwner.filter((other) => !asksAlone(other.channelAccountId));
  const ids = shared.map((other) => other._id);
  await store.accounts.updateMany({ _id: { $in: ids } }, { $set: { 'templates.nextAtMs': leaseUntilMs } });
  return shared.map((account) => ({ account, leaseUntilMs }));
}

/** Notes what a reading came to. News that came meanwhile keeps the account due. */
export async function finishSync(
  store: SyncStore,
  { account: { _id }, leaseUntilMs }: ClaimedSync,
  result: { readonly syncedAtMs: number | null; readonly fault: string | null; readonly nextAtMs: number },
): Promise<void> {
  const { syncedAtMs, fault, nextAtMs } = result;
  await store.accounts.updateOne(
    { _id },
    { $set: { 'templates.fault': fault, ...(syncedAtMs === null ? {} : { 'templates.syncedAtMs': syncedAtMs }) } },
  );
  await store.accounts.updateOne(
    { _id, 'templates.nextAtMs': leaseUntilMs },
    { $set: { 'templates.nextAtMs': nextAtMs } },
  );
}

/** One account, or all of these channels. */
export async function accountsWithTemplates(
  store: SyncStore,
  channels: readonly string[],
  id?: AccountId,
): Promise<AccountDocument[]> {
  return store.accounts
    .find({ channel: { $in: [...channels] }, ...(id === undefined ? {} : { _id: id }) })
    .sort({ createdAtMs: -1, _id: -1 })
    .toArray();
}
