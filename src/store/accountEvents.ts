import type { IndexDescription } from 'mongodb';
import type { AccountEvent } from '../core/capture/event';
import { openSending, restrictSending, stopSending, type WhichAccounts } from './accountSending';
import type { Collections } from './collections';
import { isDuplicateKey } from './storeErrors';

export const accountEventIndexes: IndexDescription[] = [{ key: { receivedAtMs: -1, _id: -1 } }];

/** Meta gives no end for a restriction of its own accord; after a week nobody remembers to lift it by hand. */
const restrictedForMs = 7 * 24 * 3600_000;

/**
 * Stores news about an account once, and carries out what it means for sending. Older news never undoes newer, nor a person's
 * word that came after it. True when it was new.
 */
export async function storeAccountEvent(
  store: Pick<Collections, 'accounts' | 'accountEvents'>,
  channel: string,
  event: AccountEvent,
  uncovered: readonly string[],
  nowMs: number,
): Promise<boolean> {
  const _id = `${channel}:${event.key}`;
  const { channelOwnerId, channelAccountId, field, what, effect, atMs, details } = event;
  const row = { _id, channel, channelOwnerId, channelAccountId, field, what, effect, atMs, details };
  let receivedAtMs = nowMs;
  let isNew = true;
  try {
    await store.accountEvents.insertOne({ ...row, receivedAtMs });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    isNew = false;
    receivedAtMs = (await store.accountEvents.findOne({ _id }))?.receivedAtMs ?? nowMs;
  }
  // It says of nobody whom it is about.
  if (channelAccountId === null && channelOwnerId === null) return isNew;
  const which: WhichAccounts = {
    channel,
    ...(channelAccountId === null ? { channelOwnerId, except: uncovered } : { channelAccountId }),
  };
  const sinceMs = atMs > 0 ? Math.min(atMs, receivedAtMs) : receivedAtMs;
  const because = `${field}${what === null ? '' : `.${what}`}`;
  switch (effect) {
    case 'stop':
      await stopSending(store, which, { because, sinceMs, untilMs: null });
      break;
    case 'restrict':
      await restrictSending(store, which, { because, sinceMs, untilMs: sinceMs + restrictedForMs });
      break;
    case 'resume':
      await openSending(store, which, sinceMs);
      break;
    case 'alert':
    case 'none':
      break;
  }
  return isNew;
}
