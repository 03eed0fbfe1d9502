import type { DecisionId, MessageId, OutboxId, TurnId } from '../../src/core/ids';
import type { Database } from '../../src/store/database';
import type {
  ConversationDocument,
  DecisionDocument,
  MessageDocument,
  OutboxDocument,
} from '../../src/store/documents';
import { newId } from '../../src/store/newId';
import { newOutboxRow } from '../../src/store/newOutboxRow';
import { seedConversation } from '../api/seed';

const minuteMs = 60_000;

/** What a conversation is made of, for tests and measurements of what is learnt. */
export interface FeedbackSeed {
  readonly conversation: ConversationDocument;
  readonly messages: MessageDocument[];
  readonly decisions: DecisionDocument[];
  readonly outbox: OutboxDocument[];
}

/** One exchange: the buyer asks, automation answers a minute later, the buyer agrees after a while or never. */
export interface Exchange {
  readonly atMs: number;
  readonly asks: string;
  readonly answers: string;
  readonly intent?: string;
  /** Minutes after our answer; left out, never. */
  readonly repliesAfter?: number;
  /** A follow-up so many minutes after our answer, in this wording. */
  readonly followUp?: { readonly after: number; readonly wording: string; readonly chanceAtAll?: number };
}

/** Everything that is stored of a conversation with these exchanges. */
export function feedbackSeed(conversation: ConversationDocument, exchanges: readonly Exchange[]): FeedbackSeed {
  const seed: FeedbackSeed = { conversation, messages: [], decisions: [], outbox: [] };
  for (const { atMs, asks, answers, intent = 'price', repliesAfter, followUp } of exchanges) {
    const turnId = newId<TurnId>('turn');
    addIn(seed, atMs, asks, turnId);
    addDecision(seed, atMs + 1000, {
      ...{ turnId, step: 'route', outcome: 'automationReplies', details: { decision: { optedOut: null }, epoch: 0 } },
      facts: { turn: { understanding: { intent, language: 'pt' } } },
    });
    const answeredMs = atMs + minuteMs;
    addOut(seed, answeredMs, answers, { kind: 'answer', turnId });
    if (followUp) {
      const sentMs = answeredMs + followUp.after * minuteMs;
      const { chanceAtAll = null } = followUp;
      addDecision(seed, answeredMs, { step: 'followUp', outcome: 'lookLater', details: { moment: { chanceAtAll } } });
      const details = { wording: followUp.wording };
      addDecision(seed, sentMs, { step: 'followUp', outcome: 'send', details, facts: { language: 'pt' } });
      addOut(seed, sentMs, 'Conseguiu ver?', { kind: 'followUp', turnId: null });
    }
    if (repliesAfter === undefined) continue;
    const agrees = newId<TurnId>('turn');
    const repliedMs = answeredMs + repliesAfter * minuteMs;
    addIn(seed, repliedMs, 'Sim', agrees);
    addDecision(seed, repliedMs + 1000, { turnId: agrees, step: 'route', outcome: 'noReply' });
  }
  return seed;
}

/** A conversation in MongoDB with these exchanges; the last thing in it happened when it says. */
export async function seedFeedback(
  store: Database,
  phone: string,
  exchanges: readonly Exchange[],
): Promise<FeedbackSeed> {
  const lastActivityAtMs = Math.max(...exchanges.map(({ atMs }) => atMs));
  const seed = feedbackSeed(await seedConversation(store, { phone, lastActivityAtMs }), exchanges);
  await storeFeedback(store, seed);
  return seed;
}

export async function storeFeedback(store: Database, { messages, decisions, outbox }: FeedbackSeed): Promise<void> {
  await store.messages.insertMany(messages, { ordered: false });
  if (decisions.length > 0) await store.decisions.insertMany(decisions, { ordered: false });
  if (outbox.length > 0) await store.outbox.insertMany(outbox, { ordered: false });
}

function addIn({ conversation, messages }: FeedbackSeed, atMs: number, text: string, turnId: TurnId | null): void {
  messages.push(messageOf(conversation, atMs, { text, turnId, direction: 'in', author: 'buyer', status: 'received' }));
}

function addOut(
  { conversation, messages, outbox }: FeedbackSeed,
  atMs: number,
  text: string,
  { kind, turnId }: { readonly kind: 'answer' | 'followUp'; readonly turnId: TurnId | null },
): void {
  const outboxId = newId<OutboxId>('outbox');
  outbox.push({
    ...newOutboxRow(outboxId, conversation, {
      ...{ kind, author: 'automation', agent: null, text, turnId, epoch: 0, createdAtMs: atMs, state: 'queued' },
      to: { kind: 'phone', phone: conversation.identity.phone ?? '' },
    }),
    ...{ state: 'sent', settled: true, finishedAtMs: atMs },
  });
  messages.push(
    messageOf(conversation, atMs, { text, outboxId, direction: 'out', author: 'automation', status: 'delivered' }),
  );
}

function messageOf(
  conversation: ConversationDocument,
  atMs: number,
  change: Partial<MessageDocument>,
): MessageDocument {
  const _id = newId<MessageId>('message');
  return {
    ...{ _id, conversationId: conversation._id, accountId: conversation.accountId, channelMessageId: `wamid.${_id}` },
    ...{ outboxId: null, direction: 'in', author: 'buyer', agent: null, contentAsSent: null, mediaId: null },
    ...{ content: { type: 'text', body: change.text ?? '' }, text: '', atMs, order: atMs, position: 0 },
    ...{ capturedAtMs: atMs, status: 'received', statusAtMs: atMs, errors: [], pricing: null, replyTo: null },
    ...{ editedAtMs: null, revokedAtMs: null, referral: null, forwarded: false, referredProduct: null },
    ...{ groupId: null, takenIn: true, turnId: null, outsideTurns: null, intakeId: null },
    ...change,
  };
}

function addDecision({ conversation, decisions }: FeedbackSeed, atMs: number, change: Partial<DecisionDocument>): void {
  decisions.push({
    _id: `${conversation._id}.${newId('turn')}.${change.step ?? 'route'}` as DecisionId,
    ...{ conversationId: conversation._id, turnId: null, step: 'route', outcome: '', reasons: [], facts: {} },
    ...{ details: null, rulesVersion: 0, atMs },
    ...change,
  });
}
