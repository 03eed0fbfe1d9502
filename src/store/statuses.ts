import type { Filter } from 'mongodb';
import type { StatusEvent } from '../core/capture/event';
import type { ConversationId, OutboxId } from '../core/ids';
import { arrivedStates, statesBelow } from '../core/update/statusRank';
import type { Collections } from './collections';
import type { MessageDocument, OutboxDocument } from './documents';

type StatusStore = Pick<Collections, 'accounts' | 'conversations' | 'messages' | 'outbox' | 'parkedStatuses'>;

/**
 * Writes statuses to messages and outbox, each only forwards. A status whose message is not known yet is parked.
 * Returns the conversations whose plan a status changed: a failure, news of a send whose result was unknown, or that a message which
 * seemed not to arrive did so after all.
 */
export async function applyStatuses(
  store: StatusStore,
  statuses: readonly StatusEvent[],
  nowMs: number,
): Promise<ConversationId[]> {
  const changed = new Set<ConversationId>();
  for (const status of statuses) {
    let found = await apply(store, status, nowMs);
    if (found === null) {
      await park(store, status, nowMs);
      // Its message may have become known in between, and what was parked then was applied without this one.
      found = await apply(store, status, nowMs);
      if (found !== null) await store.parkedStatuses.deleteOne({ _id: parkedIdOf(status) });
    }
    if (found?.changed) changed.add(found.changed);
  }
  return [...changed];
}

/** Null when nobody knows its message; else the conversation whose plan it changes, if any. */
async function apply(
  store: StatusStore,
  status: StatusEvent,
  nowMs: number,
): Promise<{ readonly changed: ConversationId | null } | null> {
  const row = await findSend(store, status);
  if (row) return { changed: (await applyToSend(store, row, status, nowMs)) ? row.conversationId : null };
  return (await applyToMessage(store, status, nowMs)) ? { changed: null } : null;
}

/** Applies what was parked for messages that were written on the phone and have just been captured. */
export async function applyParkedToMessages(
  store: StatusStore,
  accountKey: string,
  channelMessageIds: readonly string[],
  nowMs: number,
): Promise<void> {
  const parked = await store.parkedStatuses
    .find({ accountKey, channelMessageId: { $in: [...channelMessageIds] } })
    .toArray();
  for (const status of parked) {
    if (await applyToMessage(store, { ...status, channelAccountId: accountKey, tag: null }, nowMs))
      await store.parkedStatuses.deleteOne({ _id: status._id });
  }
}

/** Applies what was parked for a message whose channel id has just become known. True when a parked status changes the plan. */
export async function applyParked(store: StatusStore, row: OutboxDocument, nowMs: number): Promise<boolean> {
  if (row.channelMessageId === null) return false;
  const accountKey = row.channelAccountId;
  const parked = await store.parkedStatuses.find({ accountKey, channelMessageId: row.channelMessageId }).toArray();
  let changed = false;
  for (const status of parked) {
    const event = { ...status, channelAccountId: accountKey, tag: row._id };
    changed = (await applyToSend(store, row, event, nowMs)) || changed;
  }
  if (parked.length > 0) await store.parkedStatuses.deleteMany({ _id: { $in: parked.map((status) => status._id) } });
  return changed;
}

async function findSend(store: StatusStore, status: StatusEvent): Promise<OutboxDocument | null> {
  const { channelAccountId, channelMessageId } = status;
  const byTag =
    status.tag === null ? null : await store.outbox.findOne({ _id: status.tag as OutboxId, channelAccountId });
  return byTag ?? store.outbox.findOne({ channelAccountId, channelMessageId });
}

/** A message of ours that did not leave by us: written on the phone. False when there is none. */
async function applyToMessage(store: StatusStore, status: StatusEvent, nowMs: number): Promise<boolean> {
  const { channelMessageId, channelAccountId } = status;
  const message = await store.messages.findOne(
    { channelMessageId, author: 'businessApp' },
    { projection: { accountId: 1 } },
  );
  if (!message) return false;
  const account = await store.accounts.findOne(
    { _id: message.accountId, channelAccountId },
    { projection: { _id: 1 } },
  );
  if (!account) return false;
  await writeStatus(store, { _id: message._id }, status, nowMs);
  return true;
}

/** A message's status, only forwards. Its price comes with any of its statuses, in any order. */
async function writeStatus(
  store: StatusStore,
  which: Filter<MessageDocument>,
  status: StatusEvent,
  nowMs: number,
): Promise<void> {
  const below = statesBelow(status.status) as MessageDocument['status'][];
  await store.messages.updateOne(
    { ...which, status: { $in: below } },
    {
      $set: {
        status: status.status,
        statusAtMs: status.atMs > 0 ? status.atMs : nowMs,
        channelMessageId: status.channelMessageId,
        errors: [...status.errors],
      },
    },
  );
  if (status.status === 'failed') {
    await store.messages.updateOne(
      { ...which, status: { $in: [...arrivedStates] } },
      { $set: { errors: [...status.errors] } },
    );
  }
  if (status.pricing) await store.messages.updateOne(which, { $set: { pricing: status.pricing } });
}

async function applyToSend(
  store: StatusStore,
  row: OutboxDocument,
  status: StatusEvent,
  nowMs: number,
): Promise<boolean> {
  const failed = status.status === 'failed';
  await writeStatus(store, { outboxId: row._id }, status, nowMs);
  if (failed) {
    const arrived = await store.messages.findOne(
      { outboxId: row._id, status: { $in: [...arrivedStates] } },
      { projection: { _id: 1 } },
    );
    if (arrived) return false;
    const failure = { code: status.errors[0]?.code ?? null, meaning: status.meaning ?? 'badRequest' };
    const answer = await store.outbox.updateOne(
      { _id: row._id, state: { $in: ['claimed', 'sent', 'unknown'] } },
      {
        $set: {
          state: 'failed',
          failure,
          channelMessageId: status.channelMessageId,
          finishedAtMs: nowMs,
          settled: false,
        },
      },
    );
    return answer.modifiedCount === 1;
  }
  if (row.state === 'sent') return changesUnreached(store, row, status);
  if (row.state !== 'claimed' && row.state !== 'unknown') return false;
  // The channel's clock counts whole seconds: nothing left before it was claimed.
  const leftAtMs = Math.max(status.atMs, row.claimedAtMs ?? row.createdAtMs);
  const answer = await store.outbox.updateOne(
    { _id: row._id, state: { $in: ['claimed', 'unknown'] } },
    {
      $set: {
        state: 'sent',
        channelMessageId: status.channelMessageId,
        finishedAtMs: leftAtMs,
        unknownUntilMs: null,
        // A person may have been asked already; that it left after all is news.
        settled: false,
      },
    },
  );
  if (answer.modifiedCount === 0) return false;
  await store.messages.updateOne({ outboxId: row._id }, { $set: { atMs: leftAtMs } });
  return row.state === 'unknown';
}

/** What arrives, or is seen, within this is as usual. */
const lateMs = 3600 * 1000;

/** A message whose silence is taken for one that never reached the buyer was delivered or read late. */
async function changesUnreached(
  { conversations }: Pick<Collections, 'conversations'>,
  { conversationId, finishedAtMs }: OutboxDocument,
  { status, atMs }: StatusEvent,
): Promise<boolean> {
  if (status === 'sent' || finishedAtMs === null || atMs < finishedAtMs + lateMs) return false;
  const plan = { 'followUp.means': 'unreached', 'followUp.sinceMs': finishedAtMs } as const;
  return (await conversations.findOne({ _id: conversationId, ...plan }, { projection: { _id: 1 } })) !== null;
}

function parkedIdOf({ channelAccountId, channelMessageId, status }: StatusEvent): string {
  return `${channelAccountId}|${channelMessageId}|${status}`;
}

async function park(store: StatusStore, status: StatusEvent, nowMs: number): Promise<void> {
  await store.parkedStatuses.updateOne(
    { _id: parkedIdOf(status) },
    {
      $setOnInsert: {
        accountKey: status.channelAccountId,
        channelMessageId: status.channelMessageId,
        status: status.status,
        atMs: status.atMs,
        errors: [...status.errors],
        meaning: status.meaning,
        pricing: status.pricing,
        parkedAt: new Date(nowMs),
      },
    },
    { upsert: true },
  );
}
