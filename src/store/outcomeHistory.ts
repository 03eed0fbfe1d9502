import type { ConversationHistory, FeedbackDecision, FeedbackDraft, FeedbackMessage } from '../core/feedback/history';
import type { ConversationId, OutboxId } from '../core/ids';
import type { Collections } from './collections';
import type { DraftDocument } from './draftDocument';
import type { DecisionDocument, DecisionStep, MessageDocument, OutboxDocument } from './documents';

export type HistoryStore = Pick<Collections, 'messages' | 'decisions' | 'drafts' | 'outbox'>;

/** Which messages and decisions are read. */
export interface HistorySpan {
  readonly sinceMs: number;
  /** The newest messages at most; for one conversation. */
  readonly newest?: number;
}

const ofMessage = {
  ...{ conversationId: 1, direction: 1, author: 1, agent: 1, turnId: 1, text: 1, atMs: 1, order: 1, position: 1 },
  ...{ status: 1, outboxId: 1, 'content.type': 1 },
} as const;

const ofDecision = {
  ...{ conversationId: 1, turnId: 1, step: 1, outcome: 1, atMs: 1 },
  ...{ 'facts.turn.understanding.intent': 1, 'facts.language': 1, 'details.decision.optedOut': 1 },
  ...{ 'details.wording': 1, 'details.moment.chanceAtAll': 1 },
} as const;

const routed = ['noReply', 'automationReplies', 'humanReplies'];

/** What is read of a decision, whatever its step: some of it is missing. */
interface ShownDecision extends Pick<DecisionDocument, 'conversationId' | 'turnId' | 'step' | 'outcome' | 'atMs'> {
  readonly facts?: {
    readonly turn?: { readonly understanding?: { readonly intent?: string } };
    readonly language?: string | null;
  } | null;
  readonly details?: {
    readonly decision?: { readonly optedOut?: boolean | null };
    readonly wording?: string;
    readonly moment?: { readonly chanceAtAll?: number | null };
  } | null;
}

type ShownOutbox = Pick<OutboxDocument, '_id' | 'kind' | 'turnId' | 'template'>;

/** What feedback looks at, of each of these conversations. Read by indexes; one pass for all of them. */
export async function outcomeHistories(
  store: HistoryStore,
  conversationIds: readonly ConversationId[],
  span: HistorySpan,
): Promise<Map<ConversationId, ConversationHistory>> {
  const [messages, routes, looks, commands, drafts] = await Promise.all([
    messagesOf(store, conversationIds, span),
    decisionsOf(store, conversationIds, span, 'route', routed),
    decisionsOf(store, conversationIds, span, 'followUp', ['send', 'sendTemplate']),
    decisionsOf(store, conversationIds, span, 'control', ['takeOver', 'reroute', 'reply', 'optOut']),
    draftsOf(store, conversationIds, span),
  ]);
  const followedUp = [...new Set(looks.map((one) => one.conversationId))];
  // When looks were planned, and the chance of a reply that was told then: only where one came to something.
  const [sends, plans] = await Promise.all([
    sendsOf(store, messages),
    decisionsOf(store, followedUp, span, 'followUp', ['lookLater']),
  ]);
  const histories = new Map(conversationIds.map((id) => [id, { messages: [], decisions: [], drafts: [] } as Filled]));
  for (const message of messages) histories.get(message.conversationId)?.messages.push(messageOf(message, sends));
  for (const one of [...routes, ...looks, ...commands, ...plans])
    histories.get(one.conversationId)?.decisions.push(decisionOf(one));
  for (const { conversationId: id, turnId, state, changed } of drafts)
    if (state === 'approved' || state === 'discarded') histories.get(id)?.drafts.push({ turnId, state, changed });
  return histories;
}

interface Filled extends ConversationHistory {
  readonly messages: FeedbackMessage[];
  readonly decisions: FeedbackDecision[];
  readonly drafts: FeedbackDraft[];
}

type ShownMessage = Omit<FeedbackMessage, 'id' | 'sentAs' | 'type' | 'template'> &
  Pick<MessageDocument, '_id' | 'conversationId' | 'outboxId'> & {
    readonly content: Pick<MessageDocument['content'], 'type'>;
  };

async function messagesOf(
  { messages }: Pick<Collections, 'messages'>,
  ids: readonly ConversationId[],
  { sinceMs, newest }: HistorySpan,
): Promise<ShownMessage[]> {
  const filter = {
    conversationId: { $in: [...ids] },
    atMs: { $gte: sinceMs },
    outsideTurns: { $ne: 'group' as const },
  };
  const found = messages.find<ShownMessage>(filter, { projection: ofMessage });
  return (newest === undefined ? found : found.sort({ atMs: -1, order: -1, position: -1 }).limit(newest)).toArray();
}

/** What our messages were sent as. */
async function sendsOf(
  { outbox }: Pick<Collections, 'outbox'>,
  messages: readonly ShownMessage[],
): Promise<Map<OutboxId, ShownOutbox>> {
  const ids = messages.flatMap(({ outboxId }) => outboxId ?? []);
  if (ids.length === 0) return new Map();
  const projection = { kind: 1, turnId: 1, 'template.name': 1, 'template.language': 1 };
  const rows = await outbox.find<ShownOutbox>({ _id: { $in: ids } }, { projection }).toArray();
  return new Map(rows.map((row) => [row._id, row]));
}

/** The decisions of one step with these outcomes: others are large, and not needed. */
async function decisionsOf(
  { decisions }: Pick<Collections, 'decisions'>,
  ids: readonly ConversationId[],
  { sinceMs }: HistorySpan,
  step: DecisionStep,
  outcomes: readonly string[],
): Promise<ShownDecision[]> {
  if (ids.length === 0) return [];
  const outcome = { $in: [...outcomes] };
  return decisions
    .find<ShownDecision>(
      { conversationId: { $in: [...ids] }, step, atMs: { $gte: sinceMs }, outcome },
      { projection: ofDecision, hint: 'conversationId_1_step_1_atMs_-1_outcome_1' },
    )
    .toArray();
}

async function draftsOf(
  { drafts }: Pick<Collections, 'drafts'>,
  ids: readonly ConversationId[],
  { sinceMs }: HistorySpan,
): Promise<Pick<DraftDocument, 'conversationId' | 'turnId' | 'state' | 'changed'>[]> {
  return drafts
    .find<Pick<DraftDocument, 'conversationId' | 'turnId' | 'state' | 'changed'>>(
      { conversationId: { $in: [...ids] }, createdAtMs: { $gte: sinceMs }, state: { $in: ['approved', 'discarded'] } },
      { projection: { conversationId: 1, turnId: 1, state: 1, changed: 1 } },
    )
    .toArray();
}

function messageOf(message: ShownMessage, sends: ReadonlyMap<OutboxId, ShownOutbox>): FeedbackMessage {
  const { _id, outboxId, content, conversationId: _of, turnId, ...shown } = message;
  const send = outboxId === null ? undefined : sends.get(outboxId);
  const byAutomation = message.author === 'automation' ? 'answer' : 'humanReply';
  return {
    ...shown,
    ...{ id: _id, type: content.type, turnId: turnId ?? send?.turnId ?? null },
    sentAs: message.direction === 'in' ? null : (send?.kind ?? byAutomation),
    template: send?.template ? { name: send.template.name, language: send.template.language } : null,
  };
}

function decisionOf({ step, turnId, outcome, atMs, facts, details }: ShownDecision): FeedbackDecision {
  switch (step) {
    case 'route': {
      const intent = facts?.turn?.understanding?.intent ?? null;
      return { kind: 'route', turnId, atMs, intent, outcome, optedOut: details?.decision?.optedOut === true };
    }
    case 'followUp':
      return {
        ...{ kind: 'followUp', atMs, outcome, wording: details?.wording ?? null },
        ...{ language: facts?.language ?? null, chanceAtAll: details?.moment?.chanceAtAll ?? null },
      };
    default:
      return { kind: 'control', atMs, outcome };
  }
}
