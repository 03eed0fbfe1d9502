import type { Document } from 'mongodb';
import { textOf } from '../../core/erase/redact';
import type { Database } from '../database';
import type { ConversationQuestion } from '../documents';
import type { MergeDocument } from '../mergeDocument';
import type { ErasureWork } from './erasureWork';

/** True for a merge of one of the person's contacts, or one whose notes say what the person is known by. */
export function isTheirMerge(merge: Document, { scope, finds }: Pick<ErasureWork, 'scope' | 'finds'>): boolean {
  const { fromId, intoId, brought } = merge as MergeDocument;
  return scope.contactIds.includes(fromId) || scope.contactIds.includes(intoId) || finds(textOf(brought));
}

/**
 * The person's own merges are deleted. Of a merge of two others that names the person only that is taken out: undoing it still gives
 * both back.
 */
export async function eraseInMerge(
  store: Pick<Database, 'client' | 'merges'>,
  work: ErasureWork,
  { _id }: Pick<MergeDocument, '_id'>,
): Promise<'erased' | 'left'> {
  return store.client.withSession(async (session) =>
    session.withTransaction(async () => {
      const merge = await store.merges.findOne({ _id }, { session });
      if (!merge) return 'left';
      const { modifiedCount } = isTheirMerge(merge, work)
        ? { modifiedCount: (await store.merges.deleteOne({ _id }, { session })).deletedCount }
        : await store.merges.updateOne({ _id }, { $set: withoutPerson(merge, work) }, { session });
      return modifiedCount === 1 ? 'erased' : 'left';
    }),
  );
}

function withoutPerson(
  merge: MergeDocument,
  { scope, finds }: ErasureWork,
): Pick<MergeDocument, 'conversationIds' | 'linkedBefore' | 'deals' | 'questions'> {
  const contacts = new Set<string>(scope.contactIds);
  const conversations = new Set<string>(scope.conversationIds);
  const others = <Item extends { readonly conversationId: string }>(items: readonly Item[]) =>
    items.filter(({ conversationId }) => !conversations.has(conversationId));
  const known = (value: string | null) => (value !== null && finds(value) ? null : value);
  const asked = (questions: readonly ConversationQuestion[]) =>
    questions.flatMap((question): ConversationQuestion[] => {
      if (question.conversationId !== null && conversations.has(question.conversationId)) return [];
      const contactIds = question.contactIds.filter((id) => !contacts.has(id));
      const asksNothing = question.contactIds.length > 0 && contactIds.length === 0;
      return asksNothing ? [] : [{ ...question, contactIds }];
    });
  return {
    conversationIds: merge.conversationIds.filter((id) => !conversations.has(id)),
    linkedBefore: others(merge.linkedBefore).map((link) => ({
      ...link,
      phoneAtContact: known(link.phoneAtContact),
      userIdAtContact: known(link.userIdAtContact),
    })),
    deals: merge.deals.map((deal) => ({ ...deal, contactIds: deal.contactIds.filter((id) => !contacts.has(id)) })),
    questions: others(merge.questions).map(({ conversationId, before, after }) => ({
      ...{ conversationId, before: asked(before), after: asked(after) },
    })),
  };
}
