import type { IndexDescription } from 'mongodb';
import type { ContactId, ConversationId, DealId, MergeId } from '../core/ids';
import type { Brought } from '../core/merge/combine';
import type { ConversationQuestion } from './documents';

export const mergeIndexes: IndexDescription[] = [{ key: { fromId: 1, atMs: -1 } }, { key: { intoId: 1, atMs: -1 } }];

/** One merge of two contacts: the audit entry, and all that undoing it needs beside the merged contact itself. */
export interface MergeDocument {
  _id: MergeId;
  fromId: ContactId;
  intoId: ContactId;
  /** A person's short name, `api`, or `continuo` when the channel's signature proved it. */
  by: string;
  atMs: number;
  /** Rises from merge to merge into one survivor, also within one millisecond: the survivor's version. */
  order: number;
  brought: Brought;
  /** Conversations that went over. */
  conversationIds: ConversationId[];
  /** What each of them had then that hangs on its contact; `chosen`: by a person. */
  linkedBefore: {
    conversationId: ConversationId;
    phoneAtContact: string | null;
    userIdAtContact: string | null;
    chosen: boolean;
  }[];
  /** Who of them had opted out before. */
  optedOutBefore: { from: boolean; into: boolean };
  deals: { dealId: DealId; contactIds: ContactId[] }[];
  /** All questions of the conversations in which the merge answered or changed some, before and after. */
  questions: { conversationId: ConversationId; before: ConversationQuestion[]; after: ConversationQuestion[] }[];
  undoneAtMs: number | null;
  undoneBy: string | null;
  /** The key of the request that undid it, if it had one. */
  undoneKey: string | null;
}

/** Who merges what: a person's short name, `api`, or `continuo` when the channel's signature proved it. */
export interface MergeOrder {
  readonly fromId: ContactId;
  readonly intoId: ContactId;
  readonly by: string;
  readonly nowMs: number;
}

/** Who merges when the channel's signature proved two contacts to be one. */
export const bySignature = 'continuo';
