import type { AccountEvent } from '../../src/core/capture/event';
import type { AccountId } from '../../src/core/ids';
import { storeAccountEvent } from '../../src/store/accountEvents';
import type { Database } from '../../src/store/database';
import { useStore } from '../support/useStore';

const now = Date.parse('2026-11-21T10:00:00Z');
let store: Database;
useStore((started) => (store = started));

/** Two accounts, one without an owner, hear of a ban; which of them are stopped by it? */
async function stoppedBy(whose: Pick<AccountEvent, 'channelOwnerId' | 'channelAccountId'>): Promise<string[]> {
  await Promise.all([store.accounts.deleteMany({}), store.accountEvents.deleteMany({})]);
  const account = { channel: 'whatsapp', displayPhone: null, defaultCountry: null, createdAtMs: 1 };
  const sending = { state: 'open' as const, sinceMs: 1 };
  await store.accounts.insertMany([
    { ...account, sending, _id: 'acc_1' as AccountId, channelAccountId: 'owned', channelOwnerId: 'owner' },
    { ...account, sending, _id: 'acc_2' as AccountId, channelAccountId: 'ownerless', channelOwnerId: null },
  ]);
  const ban = { field: 'account_update', what: 'DISABLED_UPDATE', effect: 'stop', details: '{}' } as const;
  expect(await storeAccountEvent(store, 'whatsapp', { ...ban, ...whose, key: 'k', atMs: now }, [], now)).toBe(true);
  expect(await store.accountEvents.countDocuments()).toBe(1);
  const stopped = await store.accounts.find({ 'sending.state': 'stopped' }).toArray();
  return stopped.map(({ channelAccountId }) => channelAccountId);
}

test.each([
  ['an owner', { channelOwnerId: 'owner', channelAccountId: null }, ['owned']],
  ['an account', { channelOwnerId: null, channelAccountId: 'ownerless' }, ['ownerless']],
  ['nobody: it is kept, and stops nothing', { channelOwnerId: null, channelAccountId: null }, []],
])('news that names %s', async (_what, whose, stopped) => {
  expect(await stoppedBy(whose)).toEqual(stopped);
});
