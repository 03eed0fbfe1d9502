import { createHash } from 'node:crypto';
import type { IndexDescription } from 'mongodb';
import type { ConversationId } from '../core/ids';
import type { Collections } from './collections';
import type { IntakeDocument } from './documents';
import { isDuplicateKey } from './storeErrors';

type IntakeStore = Pick<Collections, 'intake'>;

export const intakeIndexes: IndexDescription[] = [
  { key: { pending: 1, order: 1 }, partialFilterExpression: { 'pending.0': { $exists: true } }, name: 'pending' },
  { key: { order: 1 }, partialFilterExpression: { 'pending.0': { $exists: true } }, name: 'leftPending' },
  {
    key: { applied: 1, order: 1 },
    partialFilterExpression: { applied: false },
    name: 'toApply',
  },
  {
    key: { 'setAside.0': 1, order: 1 },
    partialFilterExpression: { 'setAside.0': { $exists: true } },
    name: 'setAside',
  },
];

/**
 * The row id of a webhook: the same one again has the same id. The same bytes signed by somebody who does not speak for these accounts
 * are another row: what was left out of that one is taken when it comes rightly signed.
 */
export function intakeIdOf(channel: string, rawBody: Uint8Array, query: string, uncovered: readonly string[]): string {
  const hash = createHash('sha256').update(rawBody);
  if (query !== '') hash.update(`?${query}`);
  if (uncovered.length > 0) hash.update(`!${[...uncovered].sort().join()}`);
  return `${channel}:${hash.digest('hex')}`;
}

const orderCounter = { lastMs: 0, next: 0 };

/** A number that grows with every row of this process, and with time across processes. */
export function nextOrder(nowMs: number): number {
  if (nowMs > orderCounter.lastMs) {
    orderCounter.lastMs = nowMs;
    orderCounter.next = 0;
  }
  return orderCounter.lastMs * 1000 + orderCounter.next++;
}

/**
 * Stores a webhook body durably. Returns false when it was there already; the row is then durable too.
 * Throws the driver's error when MongoDB is away.
 */
export async function insertIntake(store: IntakeStore, row: IntakeDocument): Promise<boolean> {
  try {
    await store.intake.insertOne(row);
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await store.intake.updateOne({ _id: row._id }, { $inc: { deliveries: 1 } });
    return false;
  }
}

const rowsAtOnce = 100;
/** One call takes about so much in: an import comes in bodies of up to 3 MB. */
const bytesAtOnce = 3 * 1024 * 1024;

/** The rows this conversation has not captured yet, oldest first, as many as one call can take in. */
export async function uncapturedRows(
  store: IntakeStore,
  conversationId: ConversationId,
): Promise<{ rows: IntakeDocument[]; more: boolean }> {
  const cursor = store.intake
    .find({ pending: conversationId, 'pending.0': { $exists: true } })
    .sort({ order: 1 })
    .limit(rowsAtOnce);
  const rows: IntakeDocument[] = [];
  let bytes = 0;
  for await (const row of cursor) {
    rows.push(row);
    bytes += row.raw.length;
    if (bytes >= bytesAtOnce) break;
  }
  return { rows, more: rows.length === rowsAtOnce || bytes >= bytesAtOnce };
}

/** True while something of this conversation is stored but not captured. */
export async function hasUncaptured(store: IntakeStore, conversationId: ConversationId): Promise<boolean> {
  const row = await store.intake.findOne(
    { pending: conversationId, 'pending.0': { $exists: true } },
    { projection: { _id: 1 } },
  );
  return row !== null;
}

/** Notes that a row could not be read: kept, shown, never in the way. */
export async function setAside(
  store: IntakeStore,
  rowId: string,
  fault: IntakeDocument['setAside'][number],
): Promise<void> {
  await store.intake.updateOne({ _id: rowId }, { $addToSet: { setAside: fault } });
}

/** Marks rows as captured by this conversation; one that a join has made pending anew since it was read stays pending. */
export async function markCaptured(
  store: IntakeStore,
  conversationId: ConversationId,
  rows: readonly Pick<IntakeDocument, '_id' | 'joins'>[],
): Promise<void> {
  const captured = { $pull: { pending: conversationId } };
  const plain = rows.flatMap(({ _id, joins }) => (joins === undefined ? [_id] : []));
  await store.intake.updateMany({ _id: { $in: plain }, joins: { $exists: false } }, captured);
  for (const { _id, joins } of rows) if (joins !== undefined) await store.intake.updateOne({ _id, joins }, captured);
}

/** Conversations with rows of these channels older than `beforeMs` that nobody has captured yet. */
export async function conversationsLeftPending(
  store: IntakeStore,
  channels: readonly string[],
  beforeMs: number,
  limit: number,
): Promise<ConversationId[]> {
  const rows = await store.intake
    .find(
      { 'pending.0': { $exists: true }, order: { $lt: beforeMs * 1000 }, channel: { $in: [...channels] } },
      { projection: { pending: 1 } },
    )
    .sort({ order: 1 })
    .limit(limit)
    .toArray();
  return [...new Set(rows.flatMap((row) => row.pending))];
}

/** Rows of these channels older than `beforeMs` of which something beside conversations was not written. Ids: a row can have 3 MB. */
export async function rowsToApply(
  store: IntakeStore,
  channels: readonly string[],
  beforeMs: number,
  limit: number,
): Promise<string[]> {
  const rows = await store.intake
    .find(
      { applied: false, order: { $lt: beforeMs * 1000 }, channel: { $in: [...channels] } },
      { projection: { _id: 1 } },
    )
    .sort({ order: 1 })
    .limit(limit)
    .toArray();
  return rows.map(({ _id }) => _id);
}

/** Marks what a row says beside conversations as written. Written lazily: doing it again does no harm. */
export async function markApplied(store: IntakeStore, rowId: string): Promise<void> {
  await store.intake.updateOne({ _id: rowId }, { $set: { applied: true } }, { writeConcern: { w: 1 } });
}
