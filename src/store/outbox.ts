import type { ClientSession, IndexDescription } from 'mongodb';
import type { ConversationId, OutboxId } from '../core/ids';
import type { Collections } from './collections';
import type { OutboxDocument } from './documents';
import { insertIfNew } from './records';

type OutboxStore = Pick<Collections, 'outbox'>;

export const outboxIndexes: IndexDescription[] = [
  { key: { conversationId: 1, settled: 1, state: 1 } },
  { key: { channelAccountId: 1, channelMessageId: 1 } },
  { key: { state: 1, createdAtMs: 1 } },
  { key: { settled: 1, finishedAtMs: 1 } },
  // The follow-ups of a contact's conversations, which the rules count.
  {
    key: { conversationId: 1, createdAtMs: -1 },
    partialFilterExpression: { kind: 'followUp' },
    name: 'followUps',
  },
];

/** Stores a send once under its id; a second order of the same send changes nothing. */
export async function insertOutboxOnce(store: OutboxStore, row: OutboxDocument): Promise<void> {
  await insertIfNew(store.outbox, row);
}

/** The sends of a conversation whose results the workflow has not taken into account. */
export async function unsettledSends(store: OutboxStore, conversationId: ConversationId): Promise<OutboxDocument[]> {
  return store.outbox.find({ conversationId, settled: false }).sort({ createdAtMs: 1 }).toArray();
}

/**
 * Cancels the sends of a conversation that nobody has claimed. Returns those that were already with the channel.
 * After this call no cancelled row can be claimed.
 */
export async function cancelUnclaimed(
  store: OutboxStore,
  conversationId: ConversationId,
  filter: { kinds: readonly OutboxDocument['kind'][]; because: string; nowMs: number },
): Promise<{ cancelled: OutboxId[]; inFlight: OutboxId[] }> {
  // Whoever overrules an answer speaks for themselves: that nobody is there is not true any more.
  const absence = filter.kinds.includes('answer') ? (['absence'] as const) : [];
  const kinds = { $in: [...filter.kinds, ...absence] };
  // What a person has sent no command takes back, only what the buyer or a colleague has written since.
  const whose = filter.because.startsWith('command.') ? ({ author: 'automation' } as const) : {};
  const before = await store.outbox
    .find(
      { conversationId, settled: false, kind: kinds, state: { $in: ['queued', 'claimed'] }, ...whose },
      { projection: { _id: 1 } },
    )
    .toArray();
  if (before.length === 0) return { cancelled: [], inFlight: [] };
  const ids = before.map((row) => row._id);
  await store.outbox.updateMany(
    { _id: { $in: ids }, state: 'queued' },
    { $set: { state: 'cancelled', cancelledBecause: filter.because, finishedAtMs: filter.nowMs } },
  );
  const after = await store.outbox.find({ _id: { $in: ids } }, { projection: { state: 1 } }).toArray();
  return {
    cancelled: after.filter((row) => row.state === 'cancelled').map((row) => row._id),
    inFlight: after.filter((row) => row.state === 'claimed').map((row) => row._id),
  };
}

/** Cancels every automatic send that nobody has claimed, in all conversations: the kill switch. */
export async function cancelAutomatic(store: OutboxStore, nowMs: number): Promise<void> {
  await store.outbox.updateMany(
    { state: 'queued', author: 'automation' },
    { $set: { state: 'cancelled', cancelledBecause: 'automationOff', finishedAtMs: nowMs } },
  );
}

/** Cancels the automatic sends of these conversations that nobody has claimed. */
export async function cancelAutomaticOf(
  store: OutboxStore,
  conversationIds: readonly ConversationId[],
  cancel: { readonly because: string; readonly nowMs: number; readonly session?: ClientSession },
): Promise<void> {
  const { because, nowMs, session } = cancel;
  await store.outbox.updateMany(
    { conversationId: { $in: [...conversationIds] }, state: 'queued', author: 'automation' },
    { $set: { state: 'cancelled', cancelledBecause: because, finishedAtMs: nowMs } },
    { session },
  );
}

/** Takes a queued row for sending. Null when it is not queued any more, or was ordered under another epoch. */
export async function claimSend(
  store: OutboxStore,
  id: OutboxId,
  claim: { epoch: number; claim: string; nowMs: number; textKey?: string },
): Promise<OutboxDocument | null> {
  const which = claim.textKey === undefined ? {} : { textKey: claim.textKey };
  return store.outbox.findOneAndUpdate(
    { _id: id, state: 'queued', epoch: claim.epoch },
    { $set: { state: 'claimed', claim: claim.claim, claimedAtMs: claim.nowMs, ...which }, $inc: { attempts: 1 } },
    { returnDocument: 'after' },
  );
}

/** Points a queued row to where its buyer is reached now. */
export async function readdressSend(store: OutboxStore, row: OutboxDocument, to: OutboxDocument['to']): Promise<void> {
  if (isSameAddress(row.to, to)) return;
  await store.outbox.updateOne({ _id: row._id, state: 'queued' }, { $set: { to } });
}

function isSameAddress(one: OutboxDocument['to'], other: OutboxDocument['to']): boolean {
  if (one.kind === 'phone') return other.kind === 'phone' && one.phone === other.phone;
  return other.kind === 'userId' && one.userId === other.userId;
}

/** Writes what became of a claimed row. False when somebody else settled it first. */
export async function finishSend(
  store: OutboxStore,
  id: OutboxId,
  from: readonly OutboxDocument['state'][],
  result: Partial<
    Pick<
      OutboxDocument,
      'state' | 'channelMessageId' | 'failure' | 'cancelledBecause' | 'unknownUntilMs' | 'finishedAtMs' | 'settled'
    >
  >,
): Promise<boolean> {
  const answer = await store.outbox.updateOne({ _id: id, state: { $in: [...from] } }, { $set: result });
  return answer.modifiedCount === 1;
}
