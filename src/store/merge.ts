import type { ClientSession } from 'mongodb';
import { combine, fieldsOf } from '../core/merge/combine';
import type { ContactId, ConversationId, MergeId } from '../core/ids';
import type { ContactDocument } from './crmDocuments';
import type { Database } from './database';
import { defaultCountry } from './defaultCountry';
import { followMerge } from './followMerge';
import { duplicateIdOf } from './duplicateId';
import { markMerged } from './duplicates';
import { beingErased } from './erase/erasures';
import { bySignature, type MergeDocument, type MergeOrder } from './mergeDocument';
import { moveConversations, moveDeals, recordMerge, writeFields } from './mergeParts';
import { newId } from './newId';

/** `told`: conversations that look again at who and what they are about; ring for them. */
export type MergeAnswer =
  | { readonly kind: 'merged'; readonly survivor: ContactDocument; readonly told: readonly ConversationId[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly detail: string };

/**
 * Merges one contact into another, in one transaction: what it has, its conversations with all that hangs on them, and its deals belong
 * to the survivor; the merged one stays as it was, found by nothing, for unmerging. Conversations are not joined: each is one chat on
 * the buyer's phone, and an answer must go where the question came from. Safe to repeat.
 */
export async function mergeContacts(store: Database, order: MergeOrder): Promise<MergeAnswer> {
  const { fromId, intoId, by, nowMs } = order;
  const country = await defaultCountry(store);
  const answer = await store.client.withSession(async (session) =>
    session.withTransaction(async (): Promise<MergeAnswer> => {
      const from = await store.contacts.findOne({ _id: fromId }, { session });
      const into = await store.contacts.findOne({ _id: intoId }, { session });
      if (!from || !into) return { kind: 'missing' };
      if (from.mergedInto === intoId) return { kind: 'merged', survivor: into, told: [] };
      const why =
        whyNot(from, into) ??
        (await whileErased(store, [fromId, intoId], session)) ??
        (by === bySignature ? await saidDifferent(store, order, session) : null);
      if (why !== null) return { kind: 'refused', detail: why };
      const { after, brought } = combine(fieldsOf(into), fieldsOf(from));
      const survivor = await writeFields(store, into, { after, country, nowMs }, session);
      await store.contacts.updateOne(
        { _id: fromId },
        { $set: { mergedInto: intoId, duplicatesDue: false, updatedAtMs: nowMs }, $inc: { version: 1 } },
        { session },
      );
      const { told, ...moved } = await moveConversations(store, order, survivor.optedOut, session);
      const merge: MergeDocument = {
        ...{ _id: newId<MergeId>('merge'), fromId, intoId, by, atMs: nowMs, brought },
        order: survivor.version,
        optedOutBefore: { from: from.optedOut, into: into.optedOut },
        ...moved,
        deals: await moveDeals(store, order, session),
        ...{ undoneAtMs: null, undoneBy: null, undoneKey: null },
      };
      await markMerged(store, fromId, session);
      await store.merges.insertOne(merge, { session });
      await recordMerge(store, merge, { outcome: 'contactMerged', by, atMs: nowMs }, session);
      return { kind: 'merged', survivor, told };
    }),
  );
  // What was linked to it while the transaction ran.
  if (answer.kind === 'merged') await followMerge(store, fromId);
  return answer;
}

function whyNot(from: ContactDocument, into: ContactDocument): string | null {
  if (from._id === into._id) return 'A contact can not be merged into itself.';
  if (from.mergedInto !== null) return `It was merged into ${from.mergedInto} already. Unmerge it first.`;
  if (into.mergedInto !== null) return `The other one was merged into ${into.mergedInto}. Merge into that one.`;
  return null;
}

/** Somebody who is being erased is merged with nobody, and nobody is taken out: it would be lost with them, or kept. */
export async function whileErased(
  store: Pick<Database, 'erasures'>,
  contactIds: readonly ContactId[],
  session: ClientSession,
): Promise<string | null> {
  const id = await beingErased(store, contactIds, session);
  return id === null ? null : `Contact ${id} is being erased.`;
}

/** What people have said of these two goes before any signature: else the machine would merge again what a person has undone. */
async function saidDifferent(
  store: Pick<Database, 'merges' | 'duplicates'>,
  { fromId, intoId }: MergeOrder,
  session: ClientSession,
): Promise<string | null> {
  const pair = [
    { fromId, intoId },
    { fromId: intoId, intoId: fromId },
  ];
  const undone = await store.merges.findOne({ $or: pair, undoneAtMs: { $ne: null } }, { session });
  if (undone) return 'A person has undone the merge of these two.';
  const different = { _id: duplicateIdOf(fromId, intoId), state: 'different' } as const;
  return (await store.duplicates.findOne(different, { session })) ? 'A person has said that these are two.' : null;
}
