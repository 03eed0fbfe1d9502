import type { ConversationId, MessageId, OutboxId, TurnId } from '../core/ids';
import type { TemplateToSend } from '../core/templates/template';
import type { ConversationDocument, MessageDocument, OutboxDocument } from '../store/documents';
import { nextOrder } from '../store/intake';
import { idOfParts, newId } from '../store/newId';
import { addresseeOf, newOutboxRow } from '../store/newOutboxRow';
import { orderCancelledAgain } from '../store/orderAgain';
import { insertOutboxOnce } from '../store/outbox';
import { insertIfNew } from '../store/records';
import type { Dependencies } from './dependencies';

/** The id of what is sent about one thing for one purpose: ordered twice, it is still one message. */
export function outboxIdOf(conversationId: ConversationId, about: string, kind: OutboxDocument['kind']): OutboxId {
  return idOfParts<OutboxId>('out', conversationId, about, kind);
}

/** What an absence is about: once per wait, whatever is decided. */
export function absenceAbout(waitSinceMs: number): string {
  return `absence-${waitSinceMs}`;
}

/** Whether a send says that nobody is there for the wait that is open now; a wait may have come from a conversation that was joined in. */
export function isAbsenceOfWait(
  outboxId: OutboxId,
  { _id, forwardedFrom, wait }: Pick<ConversationDocument, '_id' | 'forwardedFrom' | 'wait'>,
): boolean {
  if (wait === null) return false;
  return [_id, ...forwardedFrom].some((id) => outboxIdOf(id, absenceAbout(wait.sinceMs), 'absence') === outboxId);
}

/** Orders one automatic message: an outbox row first, then its line in the conversation. */
export async function orderAutomaticSend(
  deps: Pick<Dependencies, 'store'>,
  conversation: ConversationDocument,
  order: {
    about: string;
    kind: 'answer' | 'followUp' | 'absence';
    /** What the buyer reads. */
    text: string;
    /** The template it is sent as; left out: free text. */
    template?: TemplateToSend;
    /** Of a follow-up: the name of its wording or template. */
    wording?: string | null;
    turnId: TurnId | null;
    epoch: number;
    nowMs: number;
  },
): Promise<OutboxId | null> {
  const to = addresseeOf(conversation);
  if (to === null) return null;
  const { kind, text, template = null, wording = null, turnId, epoch, nowMs } = order;
  const row = newOutboxRow(outboxIdOf(conversation._id, order.about, kind), conversation, {
    ...{ kind, text, template, wording, turnId, epoch, to, createdAtMs: nowMs },
    author: 'automation',
    agent: null,
    state: 'queued',
  });
  await insertOutboxOnce(deps.store, row);
  // Somebody was there for a moment; now nobody is again.
  if (kind === 'absence') await orderCancelledAgain(deps.store, row);
  await insertOutboundMessage(deps, row, order.nowMs);
  return row._id;
}

/** The line in the conversation that shows a send; once per outbox row. */
export async function insertOutboundMessage(
  deps: Pick<Dependencies, 'store'>,
  row: OutboxDocument,
  nowMs: number,
): Promise<void> {
  const message: MessageDocument = {
    _id: newId<MessageId>('message'),
    conversationId: row.conversationId,
    accountId: row.accountId,
    channelMessageId: null,
    outboxId: row._id,
    sentAs: row.kind,
    direction: 'out',
    author: row.author,
    agent: row.agent,
    content: { type: 'text', body: row.text },
    text: row.text,
    atMs: nowMs,
    order: nextOrder(nowMs),
    position: 0,
    capturedAtMs: nowMs,
    status: 'queued',
    statusAtMs: nowMs,
    errors: [],
    pricing: null,
    replyTo: null,
    editedAtMs: null,
    revokedAtMs: null,
    referral: null,
    contentAsSent: null,
    mediaId: null,
    forwarded: false,
    referredProduct: null,
    groupId: null,
    takenIn: true,
    turnId: null,
    outsideTurns: null,
    intakeId: null,
  };
  await insertIfNew(deps.store.messages, message);
}
