import type { OutboxId } from '../../src/core/ids';
import type { AccountSending } from '../../src/store/accountDocuments';
import { conversationsLeftDue } from '../../src/store/conversationsLeftDue';
import type { Database } from '../../src/store/database';
import type { OutboxDocument } from '../../src/store/documents';
import { newId } from '../../src/store/newId';
import { newOutboxRow } from '../../src/store/newOutboxRow';
import { seedConversation } from '../api/seed';
import { useStore } from '../support/useStore';

const now = Date.parse('2026-11-21T10:00:00Z');
const minuteMs = 60_000;
let store: Database;
useStore((started) => (store = started));

beforeEach(async () => {
  for (const collection of [store.accounts, store.conversations, store.outbox]) await collection.deleteMany({});
});

/** Whether the relay rings for a send on an account that stands so. */
async function isRung(sending: AccountSending, send: Partial<OutboxDocument>): Promise<boolean> {
  const conversation = await seedConversation(store);
  await store.accounts.insertOne({
    ...{ _id: conversation.accountId, channel: 'whatsapp', channelAccountId: conversation.channelAccountId },
    ...{ channelOwnerId: null, displayPhone: null, defaultCountry: null, createdAtMs: 1, sending },
  });
  const row = newOutboxRow(newId<OutboxId>('outbox'), conversation, {
    ...{ kind: 'humanReply', author: 'agent', agent: null, text: 'Olá', turnId: null, epoch: 0, state: 'queued' },
    ...{ to: { kind: 'phone', phone: '5511987654321' }, createdAtMs: now - minuteMs },
  });
  await store.outbox.insertOne({ ...row, ...send });
  return (await conversationsLeftDue(store, { nowMs: now, rulesVersion: 0 }, 10)).length === 1;
}

const stopped = (untilMs: number | null) =>
  ({ state: 'stopped', because: 'account_update', sinceMs: 1, untilMs }) as const satisfies AccountSending;
const open = { state: 'open', sinceMs: 1 } as const;
const triedLongAgo = { attempts: 1, claimedAtMs: now - 11 * minuteMs };

test.each([
  ['of an open account', open, {}, true],
  ['of a stopped account: it waits', stopped(null), {}, false],
  ['of a stopped account, tried before: it waits', stopped(null), triedLongAgo, false],
  ['of an account stopped until later', stopped(now + minuteMs), {}, false],
  ['of an account whose stop is over', stopped(now - minuteMs), {}, true],
  [
    'of a stopped account for so long that it is given up',
    stopped(null),
    { createdAtMs: now - 25 * 60 * minuteMs },
    true,
  ],
  [
    'of a stopped account that was claimed and lost',
    stopped(null),
    { ...triedLongAgo, state: 'claimed' as const },
    true,
  ],
])('a queued send %s', async (_what, sending, send, rung) => {
  expect(await isRung(sending, send)).toBe(rung);
});
