import type { IndexDescription } from 'mongodb';
import type { ConversationId } from '../core/ids';
import { endWithWait } from './afterWait';
import type { Collections } from './collections';
import type { ConversationDocument } from './documents';

type ConversationStore = Pick<Collections, 'conversations'>;

export const conversationIndexes: IndexDescription[] = [
  // An address belongs to one conversation; documents without any (joined into another) are not indexed.
  { key: { addresses: 1 }, unique: true, partialFilterExpression: { 'addresses.0': { $exists: true } } },
  { key: { lastActivityAtMs: -1, _id: -1 } },
  { key: { 'control.state': 1, lastActivityAtMs: -1 } },
  { key: { 'control.holder.kind': 1, lastActivityAtMs: -1 } },
  { key: { 'control.holder.assignee': 1, lastActivityAtMs: -1 } },
  { key: { contactId: 1, lastActivityAtMs: -1 } },
  { key: { 'questions.contactIds': 1 }, sparse: true },
  { key: { 'questions.conversationId': 1 }, sparse: true },
  { key: { dealId: 1 } },
  { key: { companyId: 1 }, partialFilterExpression: { companyId: { $gt: '' } } },
  { key: { 'identity.phone': 1 } },
  { key: { 'phoneMoves.from': 1 }, sparse: true },
  { key: { untold: 1 }, partialFilterExpression: { untold: true } },
  // What the relay looks for: things that should have happened by now.
  { key: { 'turn.settleAtMs': 1 }, sparse: true },
  { key: { 'wait.overdue': 1, 'wait.dueAtMs': 1 }, sparse: true },
  {
    key: {
      'wait.toldStage': 1,
      'wait.told.assigneeAtMs': 1,
      'wait.told.teamAtMs': 1,
      'wait.told.supervisorAtMs': 1,
    },
    partialFilterExpression: { 'wait.told.assigneeAtMs': { $gt: 0 } },
    name: 'toBeTold',
  },
  // What the reply sweep looks for: waits that nobody has.
  {
    key: { 'control.holder.kind': 1, 'wait.sinceMs': 1 },
    partialFilterExpression: { 'wait.sinceMs': { $gt: 0 } },
    name: 'waitsByHolder',
  },
  { key: { 'followUp.lookAtMs': 1 }, sparse: true },
  // Who has what needs a reply, and the queues by due time.
  {
    key: { 'control.holder.kind': 1, 'control.holder.assignee': 1, 'wait.dueAtMs': 1 },
    partialFilterExpression: { 'wait.dueAtMs': { $gt: 0 } },
  },
  { key: { rulesVersion: 1 }, partialFilterExpression: { 'followUp.lookAtMs': { $gt: 0 } } },
  { key: { 'control.paused.untilMs': 1 }, sparse: true },
  { key: { 'thinking.untilMs': 1 }, sparse: true },
  { key: { 'control.snoozedUntilMs': 1 }, sparse: true },
];

/** Indexes of earlier versions, by name: the newer ones serve what they did. */
export const formerConversationIndexes = ['contactId_1'];

/** The conversation, or null. */
export async function findConversation(
  store: ConversationStore,
  id: ConversationId,
): Promise<ConversationDocument | null> {
  return store.conversations.findOne({ _id: id });
}

/** Notes that something is waiting for capture. True when this call put the note there: then, and only then, the bell must be rung. */
export async function raiseBell(store: ConversationStore, id: ConversationId): Promise<boolean> {
  const answer = await store.conversations.updateOne(
    { _id: id, bell: false },
    { $set: { bell: true } },
    { writeConcern: { w: 1 } },
  );
  return answer.modifiedCount === 1;
}

/** Takes the note away, before capture reads intake: what comes after rings again. */
export async function lowerBell(store: ConversationStore, id: ConversationId): Promise<ConversationDocument | null> {
  return store.conversations.findOneAndUpdate(
    { _id: id },
    { $set: { bell: false } },
    { returnDocument: 'after', writeConcern: { w: 1 } },
  );
}

/**
 * Changes a conversation, only while it is still the one the change was thought out under; a wait that ends takes its alerts and drafts along.
 * Returns the changed document, or null when something came between.
 */
export async function changeUnderRevision(
  store: Pick<Collections, 'conversations' | 'alerts' | 'drafts'>,
  conversation: ConversationDocument,
  change: Partial<Omit<ConversationDocument, '_id' | 'lastActivityAtMs' | 'revision'>>,
  nowMs: number,
): Promise<ConversationDocument | null> {
  const changed = await store.conversations.findOneAndUpdate(
    { _id: conversation._id, revision: conversation.revision },
    { $set: change, $inc: { revision: 1 }, $max: { lastActivityAtMs: nowMs } },
    { returnDocument: 'after' },
  );
  if (changed) await endWithWait(store, conversation, changed, nowMs);
  return changed;
}
