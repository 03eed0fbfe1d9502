import type { IndexDescription } from 'mongodb';
import type { ConversationId, DraftId } from '../core/ids';
import type { Collections } from './collections';
import type { DraftDocument } from './draftDocument';
import { idOfParts } from './newId';
import { insertIfNew } from './records';

type DraftStore = Pick<Collections, 'drafts'>;

export const draftIndexes: IndexDescription[] = [
  { key: { conversationId: 1, createdAtMs: -1, _id: -1 } },
  { key: { state: 1, createdAtMs: -1, _id: -1 } },
  { key: { createdAtMs: -1, _id: -1 } },
];

/** The id of the draft of one decision: written twice, it is still one. */
export function draftIdOf(conversationId: ConversationId, about: string): DraftId {
  return idOfParts<DraftId>('dra', conversationId, about, 'draft');
}

/** Shows a draft to people, once; what was open before it in the conversation is outdated. */
export async function insertDraftOnce(
  store: DraftStore,
  draft: Omit<DraftDocument, 'state' | 'decidedAtMs' | 'decidedBy' | 'changed'>,
): Promise<void> {
  const open = { state: 'open', decidedAtMs: null, decidedBy: null, changed: false } as const;
  if (!(await insertIfNew(store.drafts, { ...draft, ...open }))) return;
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

/** The wait of a conversation is over: its open drafts are outdated. */
export async function outdateDrafts(store: DraftStore, conversationId: ConversationId, nowMs: number): Promise<void> {
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
