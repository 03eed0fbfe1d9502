import type { OutboxId } from '../core/ids';
import type { ConversationDocument, OutboxDocument } from './documents';

type Order = Pick<
  OutboxDocument,
  'kind' | 'author' | 'agent' | 'text' | 'template' | 'wording' | 'turnId' | 'epoch' | 'to' | 'createdAtMs'
> & {
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

/**
 * Where the channel reaches this buyer; null when it has given neither a phone nor a user id. A phone that was seen with somebody else
 * reaches a stranger: it is not written to until people have said whose it is.
 */
export function addresseeOf(
  conversation: Pick<ConversationDocument, 'identity' | 'questions'>,
): OutboxDocument['to'] | null {
  const { identity } = conversation;
  if (identity.phone !== null && !isPhoneInDoubt(conversation)) return { kind: 'phone', phone: identity.phone };
  return identity.userId === null ? null : { kind: 'userId', userId: identity.userId };
}

/** True while people have not said whether the phone is still this buyer's. */
export function isPhoneInDoubt({ questions }: Pick<ConversationDocument, 'questions'>): boolean {
  return questions.some(({ kind }) => kind === 'phoneNowWithAnother');
}
