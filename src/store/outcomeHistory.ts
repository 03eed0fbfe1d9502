import type { FindCursor } from 'mongodb';
import type { ConversationHistory, FeedbackDecision, FeedbackDraft, FeedbackMessage } from '../core/feedback/history';
import type { ConversationId, OutboxId } from '../core/ids';
import type { Collections } from './collections';
import type { DraftDocument } from './draftDocument';
import type { ConversationDocument, MessageDocument, OutboxDocument } from './documents';
import { decisionsForFeedback } from './feedbackDecisions';

export type HistoryStore = Pick<Collections, 'messages' | 'decisions' | 'drafts' | 'outbox'>;

/** Whose history is read: decisions stay under the conversation they were taken for when two are joined. */
export type WhoseHistory = Pick<ConversationDocument, '_id' | 'forwardedFrom'>;

interface HistorySpan {
  readonly sinceMs: number;
}

const ofMessage = {
  ...{ conversationId: 1, direction: 1, author: 1, agent: 1, turnId: 1, text: 1, atMs: 1, order: 1, position: 1 },
  ...{ status: 1, outboxId: 1, 'content.type': 1 },
} as const;

type ShownOutbox = Pick<OutboxDocument, '_id' | 'kind' | 'turnId' | 'template' | 'textKey' | 'wording'>;

/** What feedback looks at, of each of these conversations. Read by indexes; one pass for all of them. */
export async function outcomeHistories(
  store: HistoryStore,
  conversations: readonly WhoseHistory[],
  span: HistorySpan,
): Promise<Map<ConversationId, ConversationHistory>> {
  const ids = conversations.map(({ _id }) => _id);
  return historiesOf(store, conversations, messagesOf(store, ids, span).toArray(), span);
}

/** The same of one conversation, of its newest messages only, and what was decided since the oldest of them. */
export async function newestOutcomeHistory(
  store: HistoryStore,
  conversation: WhoseHistory,
  span: HistorySpan,
  most: number,
): Promise<ConversationHistory> {
  const { _id } = conversation;
  const newestFirst = { atMs: -1, order: -1, position: -1 } as const;
  const messages = await messagesOf(store, [_id], span).sort(newestFirst).limit(most).toArray();
  const sinceMs = messages.length < most ? span.sinceMs : (messages.at(-1)?.atMs ?? span.sinceMs);
  const histories = await historiesOf(store, [conversation], Promise.resolve(messages), { sinceMs });
  return histories.get(_id) ?? { messages: [], decisions: [], drafts: [] };
}

async function historiesOf(
  store: HistoryStore,
  conversations: readonly WhoseHistory[],
  read: Promise<readonly ShownMessage[]>,
  span: HistorySpan,
): Promise<Map<ConversationId, ConversationHistory>> {
  const owners = new Map(
    conversations.flatMap(({ _id, forwardedFrom }) => [_id, ...forwardedFrom].map((id) => [id, _id] as const)),
  );
  const ids = [...owners.keys()];
  const [[messages, sends], decisions, drafts] = await Promise.all([
    read.then(async (messages) => [messages, await sendsOf(store, messages)] as const),
    decisionsForFeedback(store, ids, span.sinceMs),
    draftsOf(store, ids, span),
  ]);
  const histories = new Map(
    conversations.map(({ _id }) => [_id, { messages: [], decisions: [], drafts: [] } as Filled]),
  );
  const historyOf = (id: ConversationId) => histories.get(owners.get(id) ?? id);
  for (const message of messages) historyOf(message.conversationId)?.messages.push(messageOf(message, sends));
  for (const { conversationId, decision } of decisions) historyOf(conversationId)?.decisions.push(decision);
  for (const { conversationId: id, turnId, state, changed } of drafts)
    if (state === 'approved' || state === 'discarded') historyOf(id)?.drafts.push({ turnId, state, changed });
  return histories;
}

interface Filled extends ConversationHistory {
  readonly messages: FeedbackMessage[];
  readonly decisions: FeedbackDecision[];
  readonly drafts: FeedbackDraft[];
}

type ShownMessage = Omit<FeedbackMessage, 'id' | 'sentAs' | 'type' | 'template' | 'wording'> &
  Pick<MessageDocument, '_id' | 'conversationId' | 'outboxId'> & {
    readonly content: Pick<MessageDocument['content'], 'type'>;
  };

function messagesOf(
  { messages }: Pick<Collections, 'messages'>,
  ids: readonly ConversationId[],
  { sinceMs }: HistorySpan,
): FindCursor<ShownMessage> {
  const filter = {
    conversationId: { $in: [...ids] },
    atMs: { $gte: sinceMs },
    outsideTurns: { $ne: 'group' as const },
  };
  return messages.find<ShownMessage>(filter, { projection: ofMessage });
}

/** What our messages were sent as. */
async function sendsOf(
  { outbox }: Pick<Collections, 'outbox'>,
  messages: readonly ShownMessage[],
): Promise<Map<OutboxId, ShownOutbox>> {
  const ids = messages.flatMap(({ outboxId }) => outboxId ?? []);
  if (ids.length === 0) return new Map();
  const ofTemplate = { 'template.name': 1, 'template.language': 1, textKey: 1 } as const;
  const projection = { kind: 1, turnId: 1, wording: 1, ...ofTemplate };
  const rows = await outbox.find<ShownOutbox>({ _id: { $in: ids } }, { projection }).toArray();
  return new Map(rows.map((row) => [row._id, row]));
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
    template: templateOf(send),
    ...(send?.wording === undefined ? {} : { wording: send.wording }),
  };
}

function templateOf(send: ShownOutbox | undefined): FeedbackMessage['template'] {
  if (!send?.template) return null;
  const { name, language } = send.template;
  return { name, language, ...(send.textKey === undefined ? {} : { textKey: send.textKey }) };
}
