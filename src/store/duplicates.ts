import type { ClientSession, IndexDescription } from 'mongodb';
import type { AgentId, ContactId, DuplicateId } from '../core/ids';
import type { Collections } from './collections';
import type { DuplicateDocument } from './duplicateDocument';

export { compareContact, compareContacts } from './compareContacts';

type PairStore = Pick<Collections, 'duplicates'>;

export const duplicateIndexes: IndexDescription[] = [
  { key: { contactIds: 1 } },
  { key: { state: 1, probability: -1, _id: 1 } },
];

/** Every pair a contact is part of, hidden and decided ones too, the most probable first. */
export async function pairsOf(
  store: PairStore,
  contactId: ContactId,
  session?: ClientSession,
): Promise<DuplicateDocument[]> {
  return store.duplicates.find({ contactIds: contactId }, { session }).sort({ probability: -1, _id: 1 }).toArray();
}

/** A contact was merged away: its pairs are nobody's question while that lasts. To be called in the merge's own transaction. */
export async function markMerged(store: PairStore, fromId: ContactId, session?: ClientSession): Promise<void> {
  await store.duplicates.updateMany({ contactIds: fromId }, { $addToSet: { hiddenBy: fromId } }, { session });
}

/** The merge of this contact was undone: its pairs are as they were before. */
export async function unmarkMerged(store: PairStore, fromId: ContactId, session?: ClientSession): Promise<void> {
  await store.duplicates.updateMany({ contactIds: fromId }, { $pull: { hiddenBy: fromId } }, { session });
}

/** Forgets every pair of a contact that is erased. */
export async function forgetPairs(store: PairStore, contactId: ContactId, session?: ClientSession): Promise<number> {
  return (await store.duplicates.deleteMany({ contactIds: contactId }, { session })).deletedCount;
}

/** A person says these are two people, for good. Null when there is no such pair, or one of them is merged away. */
export async function decideDifferent(
  store: PairStore,
  id: DuplicateId,
  by: AgentId | null,
  nowMs: number,
): Promise<DuplicateDocument | null> {
  return store.duplicates.findOneAndUpdate(
    { _id: id, hiddenBy: [] },
    // Said again, it stays the decision it was.
    [
      {
        $set: {
          decidedBy: { $cond: [{ $eq: ['$state', 'different'] }, '$decidedBy', { $literal: by }] },
          decidedAtMs: { $cond: [{ $eq: ['$state', 'different'] }, '$decidedAtMs', nowMs] },
          state: 'different',
        },
      },
    ],
    { returnDocument: 'after' },
  );
}

/**
 * A person takes "different people" back. The pair is a question again, and both are compared anew soon: what changed meanwhile
 * may withdraw it. Null as above.
 */
export async function reopenPair(
  store: Pick<Collections, 'duplicates' | 'contacts'>,
  id: DuplicateId,
): Promise<DuplicateDocument | null> {
  const pair = await store.duplicates.findOneAndUpdate(
    { _id: id, hiddenBy: [] },
    { $set: { state: 'open', decidedBy: null, decidedAtMs: null } },
    { returnDocument: 'after' },
  );
  if (pair) await store.contacts.updateMany({ _id: { $in: pair.contactIds } }, { $set: { duplicatesDue: true } });
  return pair;
}
