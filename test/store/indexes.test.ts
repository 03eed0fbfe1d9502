import type { Collection, Document, Filter } from 'mongodb';
import { ensureIndexes, type Database } from '../../src/store/database';
import { useStore } from '../support/useStore';

let store: Database;
useStore((started) => (store = started));

const ids = { $in: ['a', 'b'] };
/** As the reply sweep pages. */
const afterPlace = (field: string) => ({ $or: [{ [field]: { $gt: 1 } }, { _id: { $gt: 'a' } }] });
const queries: readonly (readonly [keyof Database, Document])[] = [
  ['messages', { outboxId: 'a' }],
  ['messages', { outboxId: ids }],
  ['messages', { accountId: 'a', channelMessageId: ids }],
  ['messages', { channelMessageId: 'a', author: 'businessApp' }],
  ['messages', { conversationId: 'a', channelMessageId: ids, takenIn: false }],
  ['messages', { conversationId: 'a', 'content.originalMessageId': ids }],
  ['messages', { conversationId: 'a', turnId: null, direction: 'in', outsideTurns: null }],
  ['messages', { turnId: null, direction: 'in', outsideTurns: null, capturedAtMs: { $gt: 0, $lt: 9 } }],
  [
    'messages',
    { turnId: { $gt: '' }, direction: 'in', capturedAtMs: { $gte: 1, $lt: 9 }, ...afterPlace('capturedAtMs') },
  ],
  ['decisions', { turnId: ids, step: 'route' }],
  ['conversations', { 'control.holder.kind': 'nobody', turn: null, 'wait.sinceMs': { $gt: 0, $lt: 9 } }],
  ['conversations', { 'wait.overdue': false, 'control.snoozedUntilMs': null, 'wait.dueAtMs': { $gt: 0, $lt: 9 } }],
  ['conversations', { 'wait.overdue': false, 'wait.toldStage': null, 'wait.told.assigneeAtMs': { $gt: 0, $lt: 9 } }],
  ['conversations', { 'wait.toldStage': 1, 'wait.told.assigneeAtMs': { $gt: 0 }, 'wait.told.teamAtMs': { $lt: 9 } }],
  ['alerts', { endedAtMs: null, atMs: { $gt: 0, $lt: 9 } }],
  ['alerts', { 'for.agent': 'ana', endedAtMs: null }],
  ['alerts', { 'for.team': 'sales' }],
  ['alerts', { conversationId: 'a', endedAtMs: null, waitSinceMs: { $ne: 1 } }],
  ['conversations', { 'thinking.untilMs': { $lt: 9 }, 'thinking.state': 'asked', forwardedTo: null }],
  ['thoughts', { key: 'a', 'result.kind': { $in: ['understood'] } }],
  ['thoughts', { conversationId: ids }],
  ['outbox', { channelAccountId: 'a', channelMessageId: 'b' }],
  ['outbox', { conversationId: 'a', state: 'queued', author: 'automation' }],
  ['outbox', { conversationId: 'a', settled: false }],
  ['parkedStatuses', { accountKey: 'a', channelMessageId: ids }],
  ['conversations', { addresses: ids, 'addresses.0': { $exists: true } }],
  ['conversations', { contactId: ids, lastInboundAtMs: { $gt: 0 } }],
  ['conversations', { $and: [{ companyId: 'a' }, { forwardedTo: null }] }],
  ['conversations', { questions: { $elemMatch: { conversationId: ids } } }],
  ['contacts', { $or: [{ phoneLines: ids }, { unreadablePhones: 'a' }], mergedInto: null }],
  ['conversations', { untold: true, forwardedTo: null }],
  [
    'conversations',
    { 'control.holder.kind': 'human', 'control.holder.assignee': null, 'wait.dueAtMs': { $gt: 0 }, turn: null },
  ],
  ['agents', { 'holding.conversationId': 'a', _id: { $ne: 'b' } }],
  ['contacts', { $or: [{ channelIds: ids }, { phoneLines: ids }, { emailKeys: ids }], mergedInto: null }],
  ['contacts', { madeFor: ids }],
  ['contacts', { duplicatesDue: true }],
  ['contacts', { mergedInto: 'a' }],
  ['deals', { madeFor: 'a' }],
  [
    'deals',
    {
      $or: [
        { contactIds: 'a', open: true },
        { companyId: 'b', open: true },
      ],
    },
  ],
  ['companies', { domains: ids }],
  ['intake', { pending: 'a', 'pending.0': { $exists: true } }],
];

test.each(queries)('%s by %j uses an index', async (name, filter) => {
  const plan = await (store[name] as unknown as Collection).find(filter as Filter<Document>).explain('queryPlanner');
  const winning = JSON.stringify((plan as { queryPlanner: { winningPlan: unknown } }).queryPlanner.winningPlan);
  expect(winning).toContain('IXSCAN');
  expect(winning).not.toContain('COLLSCAN');
});

test('indexes of an earlier version go when the new ones are there', async () => {
  await store.messages.dropIndexes();
  await store.messages.createIndex(
    { outboxId: 1 },
    { unique: true, partialFilterExpression: { outboxId: { $type: 'string' } } },
  );
  await Promise.all([ensureIndexes(store), ensureIndexes(store)]);
  const names = (await store.messages.indexes()).map(({ name }) => name);
  expect(names).toContain('outbox');
  expect(names).not.toContain('outboxId_1');
});
