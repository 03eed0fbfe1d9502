import type { Filter } from 'mongodb';
import type { AccountId, ConversationId } from '../core/ids';
import { tryForMs } from '../core/update/tryForMs';
import type { AccountDocument } from './accountDocuments';
import type { Collections } from './collections';
import type { ConversationDocument, OutboxDocument } from './documents';
import { conversationsLeftWithMedia } from './media';

/** What a workflow does at its deadline is done within moments; later than this it has lost it. */
const graceMs = 15_000;
/** Longer than the longest wait between two tries of a send. */
const lostSendMs = 10 * 60_000;
/** Longer than the longest patience with a send that can't leave: then a stopped account's is given up too. */
const givenUpMs = tryForMs.agent + 60_000;
/** Longer than all tries for a file. */
const lostMediaMs = 45 * 60_000;

/**
 * Conversations with something that should have happened by now by what MongoDB says: a turn, a due time, a look, the end of a
 * pause, a send or its result, a file. Their workflow has lost it (Temporal's data may be gone), or new rules moved it; they are rung
 * and read their standing anew.
 */
export async function conversationsLeftDue(
  store: Pick<Collections, 'accounts' | 'conversations' | 'outbox' | 'media'>,
  now: { readonly nowMs: number; readonly rulesVersion: number },
  limit: number,
): Promise<ConversationId[]> {
  const past = { $lt: now.nowMs - graceMs };
  const due: Filter<ConversationDocument>[] = [
    { 'turn.settleAtMs': past },
    { 'wait.dueAtMs': past, 'wait.overdue': false, 'control.snoozedUntilMs': null },
    ...waitsToTell(past),
    { 'followUp.lookAtMs': past, 'control.paused': null, 'control.snoozedUntilMs': null },
    { 'control.paused.untilMs': past },
    { 'thinking.untilMs': past, 'thinking.state': 'asked', forwardedTo: null },
    { 'control.snoozedUntilMs': past },
    { untold: true, forwardedTo: null },
    { 'followUp.lookAtMs': { $gt: 0 }, rulesVersion: { $lt: now.rulesVersion } },
  ];
  const mayLeave = { accountId: { $nin: await stoppedAccounts(store, now.nowMs) } };
  const lost = { claimedAtMs: { $lt: now.nowMs - lostSendMs } };
  const left: Filter<OutboxDocument>[] = [
    { state: 'queued', attempts: 0, createdAtMs: past, ...mayLeave },
    { state: 'queued', ...lost, ...mayLeave },
    { state: 'queued', createdAtMs: { $lt: now.nowMs - givenUpMs } },
    { state: 'claimed', ...lost },
    { settled: false, state: { $in: ['sent', 'failed', 'cancelled'] }, finishedAtMs: past },
    { settled: false, state: 'unknown', unknownUntilMs: past },
  ];
  const [conversations, sends, withMedia] = await Promise.all([
    Promise.all(
      due.map((filter) =>
        store.conversations
          .find(filter, { projection: { _id: 1 } })
          .limit(limit)
          .toArray(),
      ),
    ),
    Promise.all(
      left.map((filter) =>
        store.outbox
          .find(filter, { projection: { conversationId: 1 } })
          .limit(limit)
          .toArray(),
      ),
    ),
    conversationsLeftWithMedia(store, now.nowMs - lostMediaMs, limit),
  ]);
  return [
    ...new Set([
      ...conversations.flat().map(({ _id }) => _id),
      ...sends.flat().map((send) => send.conversationId),
      ...withMedia,
    ]),
  ];
}

/** Waits that people should have been told of by now, at each stage. */
function waitsToTell(past: { readonly $lt: number }): Filter<ConversationDocument>[] {
  const open = { 'wait.overdue': false, 'control.snoozedUntilMs': null };
  const isSet = { 'wait.told.assigneeAtMs': { $gt: 0 } };
  return [
    { ...open, 'wait.toldStage': null, 'wait.told.assigneeAtMs': { $gt: 0, ...past } },
    { ...open, ...isSet, 'wait.toldStage': 1, 'wait.told.teamAtMs': past },
    { ...open, ...isSet, 'wait.toldStage': 2, 'wait.told.supervisorAtMs': past },
  ] as Filter<ConversationDocument>[];
}

/** Accounts from which nothing leaves now: their sends wait in MongoDB, and nothing is lost about them. */
async function stoppedAccounts(store: Pick<Collections, 'accounts'>, nowMs: number): Promise<AccountId[]> {
  const stopped: Filter<AccountDocument> = {
    'sending.state': 'stopped',
    $or: [{ 'sending.untilMs': null }, { 'sending.untilMs': { $gt: nowMs } }],
  };
  const accounts = await store.accounts.find(stopped, { projection: { _id: 1 } }).toArray();
  return accounts.map(({ _id }) => _id);
}
