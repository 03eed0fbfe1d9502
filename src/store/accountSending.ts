import type { Filter } from 'mongodb';
import type { AccountId } from '../core/ids';
import type { Collections } from './collections';
import type { AccountDocument, AccountSending } from './accountDocuments';

type AccountStore = Pick<Collections, 'accounts'>;

/** One account, or all of an owner but for some. */
export type WhichAccounts =
  | { readonly id: AccountId }
  | { readonly channel: string; readonly channelAccountId: string }
  | { readonly channel: string; readonly channelOwnerId: string | null; readonly except: readonly string[] };

interface Held {
  /** A code for people: the channel's word, or a meaning of ours. */
  readonly because: string;
  readonly sinceMs: number;
  readonly untilMs: number | null;
}

/** Nothing leaves these accounts any more; what is queued stays queued. */
export async function stopSending(store: AccountStore, which: WhichAccounts, held: Held): Promise<void> {
  await write(store, which, { state: 'stopped', ...held }, {});
}

/** Nothing leaves these accounts that nobody asked for. A stopped account stays stopped. */
export async function restrictSending(store: AccountStore, which: WhichAccounts, held: Held): Promise<void> {
  await write(store, which, { state: 'restricted', ...held }, { 'sending.state': { $ne: 'stopped' } });
}

/** These accounts may send again. */
export async function openSending(store: AccountStore, which: WhichAccounts, sinceMs: number): Promise<void> {
  await write(store, which, { state: 'open', sinceMs }, {});
}

/** The trial send of a stopped account was taken: it may send again, unless a newer stop has come while that was under way. */
export async function openAfterTrial(
  store: AccountStore,
  { _id, sending }: Pick<AccountDocument, '_id' | 'sending'>,
  sinceMs: number,
): Promise<void> {
  await write(store, { id: _id }, { state: 'open', sinceMs }, { $and: [{ 'sending.sinceMs': sending.sinceMs }] });
}

/** A stopped account lets one send try after this long. */
const trialAfterMs = 10 * 60_000;
/** Meta: a restriction for spam or quality cools down by itself, in a day or more. */
const coolDownMs = 24 * 3600_000;

/** What a failed send means for its account: a fault of the channel stops it, a restriction holds back what nobody asked for. */
export async function holdAccount(store: AccountStore, id: AccountId, meaning: string, nowMs: number): Promise<void> {
  if (meaning === 'channelDown')
    await stopSending(store, { id }, { because: meaning, sinceMs: nowMs, untilMs: nowMs + trialAfterMs });
  if (meaning === 'restricted')
    await restrictSending(store, { id }, { because: meaning, sinceMs: nowMs, untilMs: nowMs + coolDownMs });
}

/** What holds an account's sends back now, or null. */
export function heldBack(sending: AccountSending, nowMs: number): Exclude<AccountSending, { state: 'open' }> | null {
  if (sending.state === 'open') return null;
  return sending.untilMs !== null && sending.untilMs <= nowMs ? null : sending;
}

/** Only news that is newer than what stands is written. */
async function write(
  store: AccountStore,
  which: WhichAccounts,
  sending: AccountSending,
  guard: Filter<AccountDocument>,
): Promise<void> {
  await store.accounts.updateMany(
    { ...filterOf(which), ...guard, 'sending.sinceMs': { $lt: sending.sinceMs } },
    { $set: { sending } },
  );
}

function filterOf(which: WhichAccounts): Filter<AccountDocument> {
  if ('id' in which) return { _id: which.id };
  if ('channelAccountId' in which) return which;
  const { channel, channelOwnerId, except } = which;
  return { channel, channelOwnerId, channelAccountId: { $nin: [...except] } };
}
