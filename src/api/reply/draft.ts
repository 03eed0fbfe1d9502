import type { AgentId, OutboxId } from '../../core/ids';
import type { TemplateToSend } from '../../core/templates/template';
import { Fault } from '../../errors';
import type { Collections } from '../../store/collections';
import type { ConversationDocument, OutboxDocument } from '../../store/documents';
import { addresseeOf, isPhoneInDoubt, newOutboxRow } from '../../store/newOutboxRow';
import { finishSend } from '../../store/outbox';
import { isDuplicateKey } from '../../store/storeErrors';
import { idFrom } from '../http/idempotencyKey';

/** What a follow-up that a person sends leaves as. */
export interface FollowUpOfReply {
  /** Null: free text. */
  readonly template: TemplateToSend | null;
  /** The approved wording or template it is, by name; null: words of one's own. */
  readonly wording: string | null;
}

/** The words of a person, and what they leave as. */
interface WordsOfReply {
  readonly text: string;
  readonly agent?: AgentId | undefined;
  /** Set when it follows up a silence: it counts as such. */
  readonly followUp?: FollowUpOfReply | undefined;
}

const givenUp = 'notOrdered';
const mostAttempts = 20;

/**
 * Stores a reply as a draft, which nobody may send yet. The same key finds the draft of an earlier try, so that a repeat never
 * sends twice; a draft that was taken back stays so, and the repeat gets a new one.
 */
export async function insertDraft(
  store: Pick<Collections, 'outbox'>,
  conversation: ConversationDocument,
  reply: WordsOfReply & { readonly key: string },
  nowMs: number,
): Promise<OutboxDocument> {
  for (let attempt = 1; attempt <= mostAttempts; attempt++) {
    const draft = newDraft(idFrom<OutboxId>('out', `${reply.key}\n${attempt}`), conversation, reply, nowMs);
    try {
      await store.outbox.insertOne(draft);
      return draft;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const earlier = await store.outbox.findOne({ _id: draft._id });
      if (earlier && earlier.cancelledBecause !== givenUp) return earlier;
    }
  }
  throw new Fault('conflict', 'This Idempotency-Key was tried too often. Take a new one.');
}

/** Takes a draft back. False when the conversation took it first: it is a send now. */
export async function giveUpDraft(store: Pick<Collections, 'outbox'>, id: OutboxId, nowMs: number): Promise<boolean> {
  const result = { state: 'cancelled', cancelledBecause: givenUp, finishedAtMs: nowMs, settled: true } as const;
  return finishSend(store, id, ['draft'], result);
}

function newDraft(
  id: OutboxId,
  conversation: ConversationDocument,
  reply: WordsOfReply,
  nowMs: number,
): OutboxDocument {
  const to = addresseeOf(conversation);
  if (to === null)
    throw new Fault(
      'refused',
      isPhoneInDoubt(conversation)
        ? "This conversation's phone was seen with somebody else. Answer the question about it first."
        : 'The channel has given neither a phone nor a user id to answer to.',
    );
  return newOutboxRow(id, conversation, {
    kind: reply.followUp === undefined ? 'humanReply' : 'followUp',
    author: 'agent',
    agent: reply.agent ?? null,
    text: reply.text,
    template: reply.followUp?.template ?? null,
    wording: reply.followUp?.wording ?? null,
    turnId: null,
    epoch: conversation.control.epoch,
    to,
    createdAtMs: nowMs,
    state: 'draft',
  });
}
