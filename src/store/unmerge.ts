import type { ClientSession } from 'mongodb';
import type { ContactId, ConversationId } from '../core/ids';
import { fieldsOf, takeApart, type Combinable, type StandingMerge } from '../core/merge/combine';
import type { ContactDocument } from './crmDocuments';
import type { Database } from './database';
import { defaultCountry } from './defaultCountry';
import type { ConversationDocument } from './documents';
import { unmarkMerged } from './duplicates';
import { whileErased } from './merge';
import type { MergeDocument } from './mergeDocument';
import { recordMerge, writeFields } from './mergeParts';
import { saidSince } from './saidSince';
import { conversationsBack, dealsBack, goingBack } from './unmergeParts';

/** `told`: conversations that look again at who and what they are about; ring for them. */
export type UnmergeAnswer =
  | {
      readonly kind: 'unmerged';
      readonly contact: ContactDocument;
      readonly survivorId: ContactId;
      readonly told: readonly ConversationId[];
    }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly detail: string };

/**
 * Undoes a merge, in one transaction: of a contact that was merged away, that one; of a survivor, its newest. What the merge moved goes
 * back, unless people have moved it elsewhere since; what has come since stays with the survivor. Nothing is lost.
 */
export async function unmergeContact(
  store: Database,
  order: {
    readonly contactId: ContactId;
    readonly by: string;
    /** The request's key: sent again, it undoes nothing more. */
    readonly key: string | null;
    readonly nowMs: number;
  },
): Promise<UnmergeAnswer> {
  const { contactId, by, key, nowMs } = order;
  const country = await defaultCountry(store);
  return store.client.withSession(async (session) =>
    session.withTransaction(async (): Promise<UnmergeAnswer> => {
      const contact = await store.contacts.findOne({ _id: contactId }, { session });
      if (!contact) return { kind: 'missing' };
      const repeated = key === null ? null : await undoneUnder(store, contactId, key, session);
      if (repeated) return repeated;
      const merge = await mergeToUndo(store, contact, session);
      if (!merge) return { kind: 'refused', detail: 'No merge of this contact is left to undo.' };
      const from = await store.contacts.findOne({ _id: merge.fromId }, { session });
      const into = await store.contacts.findOne({ _id: merge.intoId }, { session });
      if (!from || !into) return { kind: 'missing' };
      if (into.mergedInto !== null)
        return {
          kind: 'refused',
          detail: `${into._id} was itself merged into ${into.mergedInto} since. Unmerge ${into._id} first.`,
        };
      const erased = await whileErased(store, [from._id, into._id], session);
      if (erased !== null) return { kind: 'refused', detail: erased };
      const others = await othersInto(store, merge, session);
      const rows = await store.conversations.find({ contactId: into._id }, { session }).toArray();
      const back = await goingBack(store, merge, rows, session);
      const said = await optOutsSince(store, { merge, survivor: into, others, rows, back }, session);
      const apart = takeApart(
        fieldsOf(into),
        { from: fieldsOf(from), brought: merge.brought },
        others.map(({ standing }) => standing),
        { saidSince: said.stopped },
      );
      const survivor = await writeFields(store, into, { after: apart.after, country, nowMs }, session);
      for (const [place, { merge: other }] of others.entries())
        await store.merges.updateOne({ _id: other._id }, { $set: { brought: apart.brought[place] } }, { session });
      const fields: Combinable = { ...fieldsOf(from), optedOut: said.stopped || (from.optedOut && !said.resumed) };
      await store.contacts.updateOne({ _id: from._id }, { $set: { mergedInto: null } }, { session });
      const alone = { ...from, mergedInto: null };
      const again = await writeFields(store, alone, { after: fields, country, nowMs }, session);
      const other = others.map(({ merge: standing }) => standing);
      const told = await conversationsBack(store, { merge, others: other, from: again, survivor, rows, back }, session);
      await dealsBack(store, { merge, others: other, nowMs }, session);
      await unmarkMerged(store, from._id, session);
      await store.merges.updateOne(
        { _id: merge._id },
        { $set: { undoneAtMs: nowMs, undoneBy: by, undoneKey: key } },
        { session },
      );
      const went = { ...merge, conversationIds: [...back] };
      await recordMerge(store, went, { outcome: 'contactUnmerged', by, atMs: nowMs }, session);
      return { kind: 'unmerged', contact: again, survivorId: survivor._id, told };
    }),
  );
}

async function mergeToUndo(
  store: Pick<Database, 'merges'>,
  contact: ContactDocument,
  session: ClientSession,
): Promise<MergeDocument | null> {
  if (contact.mergedInto !== null) return store.merges.findOne({ fromId: contact._id, undoneAtMs: null }, { session });
  const [newest] = await store.merges
    .find({ intoId: contact._id, undoneAtMs: null }, { session })
    .sort({ order: -1 })
    .limit(1)
    .toArray();
  return newest ?? null;
}

/** The answer to a request that was carried out already. */
async function undoneUnder(
  store: Pick<Database, 'merges' | 'contacts'>,
  contactId: ContactId,
  key: string,
  session: ClientSession,
): Promise<UnmergeAnswer | null> {
  const ofIt = { $or: [{ fromId: contactId }, { intoId: contactId }] };
  const merge = await store.merges.findOne({ ...ofIt, undoneKey: key }, { session });
  const contact = merge && (await store.contacts.findOne({ _id: merge.fromId }, { session }));
  return merge && contact ? { kind: 'unmerged', contact, survivorId: merge.intoId, told: [] } : null;
}

interface Other {
  readonly merge: MergeDocument;
  readonly standing: StandingMerge;
}

/** The other merges into the same survivor that stand, oldest first. */
async function othersInto(
  store: Pick<Database, 'merges' | 'contacts'>,
  merge: MergeDocument,
  session: ClientSession,
): Promise<Other[]> {
  const others = await store.merges
    .find({ intoId: merge.intoId, undoneAtMs: null, _id: { $ne: merge._id } }, { session })
    .sort({ order: 1 })
    .toArray();
  const contacts = await store.contacts
    .find({ _id: { $in: others.map(({ fromId }) => fromId) } }, { session })
    .toArray();
  return others.flatMap((other) => {
    const from = contacts.find((contact) => contact._id === other.fromId);
    return from ? [{ merge: other, standing: { from: fieldsOf(from), brought: other.brought } }] : [];
  });
}

/**
 * What the buyer said about automatic messages while they were one. A stop was said by both; that one wants to hear from us again only
 * by who said it in a conversation of their own.
 */
async function optOutsSince(
  store: Pick<Database, 'decisions'>,
  now: {
    readonly merge: MergeDocument;
    readonly survivor: ContactDocument;
    readonly others: readonly Other[];
    readonly rows: readonly ConversationDocument[];
    readonly back: ReadonlySet<ConversationId>;
  },
  session: ClientSession,
): Promise<{ readonly stopped: boolean; readonly resumed: boolean }> {
  const { atMs, optedOutBefore } = now.merge;
  if (!now.survivor.optedOut)
    return { stopped: false, resumed: await saidSince(store, 'resume', [...now.back], atMs, session) };
  const known = [optedOutBefore.from, optedOutBefore.into, ...now.others.map(({ standing }) => standing.from.optedOut)];
  if (!known.includes(true)) return { stopped: true, resumed: false };
  const all = now.rows.map(({ _id }) => _id);
  return { stopped: await saidSince(store, 'stop', all, atMs, session), resumed: false };
}
