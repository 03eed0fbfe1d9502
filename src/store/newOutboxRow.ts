import type { OutboxId } from '../core/ids';
import type { ConversationDocument, OutboxDocument } from './documents';

type Order = Pick<OutboxDocument, 'kind' | 'author' | 'agent' | 'text' | 'turnId' | 'epoch' | 'to' | 'createdAtMs'> & {
  readonly state: 'draft' | 'queued';
};

/** A send that nobody has taken yet. */
export function newOutboxRow(id: OutboxId, conversation: ConversationDocument, order: Order): OutboxDocument {
  return {
    _id: id,
    conversationId: conversation._id,
    accountId: conversation.accountId,
    channelAccountId: conversation.channelAccountId,
    ...order,
    basedOnInboundAtMs: conversation.lastInboundAtMs,
    notBeforeMs: null,
    retries: 0,
    claimedAtMs: null,
    claim: null,
    attempts: 0,
    finishedAtMs: null,
    channelMessageId: null,
    failure: null,
    cancelledBecause: null,
    unknownUntilMs: null,
    settled: false,
  };
}

/** Where the channel reaches this buyer; null when it has given neither a phone nor a user id. */
export function addresseeOf({ identity }: ConversationDocument): OutboxDocument['to'] | null {
  if (identity.phone !== null) return { kind: 'phone', phone: identity.phone };
  return identity.userId === null ? null : { kind: 'userId', userId: identity.userId };
}
