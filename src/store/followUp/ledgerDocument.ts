import type { ContactId, ConversationId, OutboxId } from '../../core/ids';

/** Whose follow-ups are counted together: a contact's, or those of a conversation without one. */
export type LedgerOwner = ContactId | ConversationId;

/** One follow-up that is about to be ordered. */
export interface FollowUpClaim {
  readonly outboxId: OutboxId;
  readonly conversationId: ConversationId;
  readonly atMs: number;
}

/**
 * The follow-ups claimed for one contact. What was really ordered is told by the outbox; this makes two conversations of one contact
 * that look in the same instant count each other.
 */
export interface FollowUpLedgerDocument {
  readonly _id: LedgerOwner;
  readonly revision: number;
  readonly claims: readonly FollowUpClaim[];
}
