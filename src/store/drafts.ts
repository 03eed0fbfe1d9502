import { createHash } from 'node:crypto';
import type { IndexDescription } from 'mongodb';
import type { ConversationId, DraftId } from '../core/ids';
import type { Collections } from './collections';
import type { DraftDocument } from './draftDocument';
import type { ConversationDocument } from './documents';
import { isDuplicateKey } from './storeErrors';

type DraftStore = Pick<Collections, 'drafts'>;

export const draftIndexes: IndexDescription[] = [
  { key: { conversationId: 1, createdAtMs: -1, _id: -1 } },
  { key: { state: 1, createdAtMs: -1, _id: -1 } },
  { key: { createdAtMs: -1, _id: -1 } },
];

/** The id of the draft of one decision: written twice, it is still one. */
export function draftIdOf(conversationId: ConversationId, about: string): DraftId {
  const hash = createHash('sha256').update(`${conversationId}|${about}|draft`).digest('hex');
  return `dra_${hash.slice(0, 24)}` as DraftId;
}

/** Shows a draft to people, once; what was open before it in the conversation is outdated. */
export async function insertDraftOnce(
  store: DraftStore,
  draft: Omit<DraftDocument, 'state' | 'decidedAtMs' | 'decidedBy' | 'changed'>,
): Promise<void> {
  const open = { state: 'open', decidedAtMs: null, decidedBy: null, changed: false } as const;
  try {
    await store.drafts.insertOne({ ...draft, ...open });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return;
  }
  await store.drafts.updateMany(
    {
      conversationId: draft.conversationId,
      state: 'open',
      _id: { $ne: draft._id },
      createdAtMs: { $lte: draft.createdAtMs },
    },
    { $set: { state: 'outdated', decidedAtMs: draft.createdAtMs } },
  );
}

/** A change has ended the wait of a conversation: its open drafts are outdated. To be called after the change. */
export async function outdateDraftsAfter(
  store: DraftStore,
  before: Pick<ConversationDocument, '_id' | 'wait'>,
  after: Pick<ConversationDocument, 'wait'>,
  nowMs: number,
): Promise<void> {
  if (before.wait === null || before.wait.sinceMs === after.wait?.sinceMs) return;
  await outdateDrafts(store, before._id, nowMs);
}

async function outdateDrafts(store: DraftStore, conversationId: ConversationId, nowMs: number): Promise<void> {
  await store.drafts.updateMany({ conversationId, state: 'open' }, { $set: { state: 'outdated', decidedAtMs: nowMs } });
}

/** Notes what a person said of a draft. Null when it is not open any more. */
export async function decideDraft(
  store: DraftStore,
  id: DraftId,
  decided: Pick<DraftDocument, 'decidedBy' | 'changed'> & {
    readonly state: 'approved' | 'discarded';
    readonly nowMs: number;
  },
): Promise<DraftDocument | null> {
  const { state, nowMs, decidedBy, changed } = decided;
  // Its own reply ends the wait, which outdates it in the same moment.
  const from: DraftDocument['state'][] = state === 'approved' ? ['open', 'outdated'] : ['open'];
  return store.drafts.findOneAndUpdate(
    { _id: id, state: { $in: from } },
    { $set: { state, decidedAtMs: nowMs, decidedBy, changed } },
    { returnDocument: 'after' },
  );
}
