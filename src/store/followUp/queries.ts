import type { PutOff } from '../../core/followUp/silence';
import type { AccountId, ContactId, ConversationId, DealId, OutboxId } from '../../core/ids';
import { followUpName } from '../../core/templates/usableTemplates';
import type { Entity } from '../../core/understanding/understanding';
import type { Collections } from '../collections';
import { tookByChannel } from '../context/queries';
import type { ContactDocument, DealDocument } from '../crmDocuments';
import type { ConversationDocument, MessageDocument, OutboxDocument } from '../documents';
import type { TemplateDocument } from '../templateDocument';

/** Every read for a silence and its look: each by an index, bounded, with no more of a document than is used. A test explains all of them. */

const newestFirst = { atMs: -1, order: -1, position: -1 } as const;

/** Somebody with more is a test number. */
const mostConversations = 50;

const shownOfConversation = {
  ...{ accountId: 1, identity: 1, questions: 1, lastInboundAtMs: 1, lastOutboundAtMs: 1, windowClosesAtMs: 1 },
  ...{ unreachable: 1, turn: 1, wait: 1, 'control.state': 1, 'control.holder': 1, 'control.paused': 1 },
  ...{
    'control.optedOut': 1,
    'control.snoozedUntilMs': 1,
    'followUp.silence': 1,
    'followUp.given': 1,
    'followUp.moment.putOff': 1,
  },
} as const;

/** One of a contact's conversations, as the others see it. */
export type ShownConversation = Pick<
  ConversationDocument,
  | '_id'
  | 'accountId'
  | 'identity'
  | 'questions'
  | 'lastInboundAtMs'
  | 'lastOutboundAtMs'
  | 'windowClosesAtMs'
  | 'unreachable'
  | 'turn'
  | 'wait'
> & {
  readonly control: Pick<
    ConversationDocument['control'],
    'state' | 'holder' | 'paused' | 'optedOut' | 'snoozedUntilMs'
  >;
  readonly followUp?: {
    readonly silence?: string;
    readonly given?: string;
    readonly moment?: { readonly putOff?: PutOff };
  } | null;
};

/** A contact's conversations, those with the newest activity first. */
export function conversationsOf({ conversations }: Pick<Collections, 'conversations'>, contactId: ContactId) {
  return conversations
    .find<ShownConversation>({ contactId, forwardedTo: null }, { projection: shownOfConversation })
    .sort({ lastActivityAtMs: -1 })
    .limit(mostConversations);
}

export function contactOf({ contacts }: Pick<Collections, 'contacts'>, contactId: ContactId) {
  return contacts
    .find<Pick<ContactDocument, '_id' | 'name' | 'language' | 'optedOut'>>(
      { _id: contactId },
      { projection: { name: 1, language: 1, optedOut: 1 } },
    )
    .limit(1);
}

export function dealOf({ deals }: Pick<Collections, 'deals'>, dealId: DealId) {
  return deals
    .find<Pick<DealDocument, '_id' | 'open' | 'title' | 'reference' | 'stageAtMs'>>(
      { _id: dealId },
      { projection: { open: 1, title: 1, reference: 1, stageAtMs: 1 } },
    )
    .limit(1);
}

/** So many hold the last words of either side, and what was agreed shortly before. */
const recentLimit = 40;

const shownOfMessage = {
  ...{ direction: 1, author: 1, sentAs: 1, text: 1, atMs: 1, order: 1, position: 1, status: 1, statusAtMs: 1 },
  ...{ outsideTurns: 1, turnId: 1, revokedAtMs: 1, 'content.type': 1 },
} as const;

/** A message as a silence looks back at it. */
export type RecentMessage = Pick<
  MessageDocument,
  | '_id'
  | 'direction'
  | 'author'
  | 'sentAs'
  | 'text'
  | 'atMs'
  | 'status'
  | 'statusAtMs'
  | 'outsideTurns'
  | 'turnId'
  | 'revokedAtMs'
> & { readonly content: Pick<MessageDocument['content'], 'type'> };

/** The newest messages, either way. */
export function recentMessages({ messages }: Pick<Collections, 'messages'>, conversationId: ConversationId) {
  return messages
    .find<RecentMessage>({ conversationId }, { projection: shownOfMessage })
    .sort(newestFirst)
    .limit(recentLimit);
}

/** Enough for a buyer's last thirty silences, and for the hours they write in. */
const timesLimit = 300;

/** When a message passed. */
export type PassedMessage = Pick<MessageDocument, 'conversationId' | 'direction' | 'atMs' | 'status'>;

/** When the newest messages of these conversations passed, newest first: told by the index alone. */
export function messageTimes(
  { messages }: Pick<Collections, 'messages'>,
  conversationIds: readonly ConversationId[],
  limit = timesLimit,
) {
  const status: MessageDocument['status'][] = ['received', ...tookByChannel];
  return (
    messages
      .find<PassedMessage>(
        { conversationId: { $in: [...conversationIds] }, direction: { $in: ['in', 'out'] }, status: { $in: status } },
        { projection: { _id: 0, conversationId: 1, direction: 1, atMs: 1, status: 1 } },
      )
      // Another index is in order of time too, but does not know who wrote.
      .hint('bySide')
      .sort(newestFirst)
      .limit(limit)
  );
}

/** The newest message a person of ours wrote after an instant, if any. */
export function personsWordAfter(
  { messages }: Pick<Collections, 'messages'>,
  conversationIds: readonly ConversationId[],
  afterMs: number,
) {
  return messages
    .find<Pick<MessageDocument, 'atMs'>>(
      {
        ...{ conversationId: { $in: [...conversationIds] }, direction: 'out', atMs: { $gt: afterMs } },
        ...{ status: { $in: tookByChannel }, author: { $in: ['agent', 'businessApp'] } },
      },
      { projection: { _id: 0, atMs: 1 } },
    )
    .sort(newestFirst)
    .limit(1);
}

/** No rules allow more in 30 days. */
const followUpsLimit = 60;

export type FollowUpRow = Pick<OutboxDocument, '_id' | 'createdAtMs' | 'finishedAtMs'>;
const shownOfRow = { createdAtMs: 1, finishedAtMs: 1 } as const;

/** What counts as sent: it left, or may. */
const mayHaveLeft: OutboxDocument['state'][] = ['queued', 'claimed', 'sent', 'unknown'];

/** The newest follow-ups of these conversations that left, or may. */
export function followUpsOf({ outbox }: Pick<Collections, 'outbox'>, conversationIds: readonly ConversationId[]) {
  return outbox
    .find<FollowUpRow>(
      { conversationId: { $in: [...conversationIds] }, kind: 'followUp', state: { $in: mayHaveLeft } },
      { projection: shownOfRow },
    )
    .sort({ createdAtMs: -1 })
    .limit(followUpsLimit);
}

/** Sends of these conversations that are on their way. */
export function sendsOnTheirWay({ outbox }: Pick<Collections, 'outbox'>, conversationIds: readonly ConversationId[]) {
  return outbox
    .find<{ readonly _id: OutboxId }>(
      { conversationId: { $in: [...conversationIds] }, settled: false, state: { $in: ['queued', 'claimed'] } },
      { projection: { _id: 1 } },
    )
    .limit(1);
}

/** What was understood of a turn. */
export interface StoredTurn {
  readonly atMs: number;
  readonly facts?: {
    readonly turn?: {
      readonly understanding?: {
        readonly language?: string | null;
        readonly intent?: string;
        readonly intents?: readonly { readonly intent: string }[];
        readonly entities?: readonly Entity[];
      };
    };
  } | null;
}
const turnsLimit = 8;
const understanding = 'facts.turn.understanding';

export function understoodTurns({ decisions }: Pick<Collections, 'decisions'>, conversationId: ConversationId) {
  return decisions
    .find<StoredTurn>(
      { conversationId, step: 'contextualize' },
      {
        projection: {
          ...{ _id: 0, atMs: 1, [`${understanding}.language`]: 1, [`${understanding}.intent`]: 1 },
          ...{ [`${understanding}.intents.intent`]: 1, [`${understanding}.entities`]: 1 },
        },
      },
    )
    .sort({ atMs: -1 })
    .limit(turnsLimit);
}

/** What a follow-up that left, or may, said. */
export type SaidByFollowUp = Pick<OutboxDocument, 'author' | 'wording' | 'template' | 'createdAtMs'>;

/** The newest follow-up of a conversation that left, or may. */
export function lastFollowUp({ outbox }: Pick<Collections, 'outbox'>, conversationId: ConversationId) {
  return outbox
    .find<SaidByFollowUp>(
      { conversationId, kind: 'followUp', state: { $in: mayHaveLeft } },
      { projection: { _id: 0, author: 1, wording: 1, 'template.name': 1, createdAtMs: 1 } },
    )
    .sort({ createdAtMs: -1 })
    .limit(1);
}

/** So many tries are told apart. */
const triesLimit = 20;

/** The newest follow-ups of a conversation, whatever became of them. */
export function newestFollowUps({ outbox }: Pick<Collections, 'outbox'>, conversationId: ConversationId) {
  return outbox
    .find<Pick<OutboxDocument, '_id' | 'state' | 'cancelledBecause' | 'createdAtMs'>>(
      { conversationId, kind: 'followUp' },
      { projection: { state: 1, cancelledBecause: 1, createdAtMs: 1 } },
    )
    .sort({ createdAtMs: -1 })
    .limit(triesLimit);
}

/** Open drafts of answers; a follow-up that waits for a person is no sign that somebody writes. */
export function openAnswerDrafts({ drafts }: Pick<Collections, 'drafts'>, conversationId: ConversationId) {
  return drafts
    .find<{ readonly _id: string }>(
      { conversationId, state: 'open', followUp: { $exists: false } },
      { projection: { _id: 1 } },
    )
    .sort({ createdAtMs: -1, _id: -1 })
    .limit(1);
}

/** An account has some thousands of templates; those for follow-ups are few. */
const templatesLimit = 500;

/** The approved templates for follow-ups, by what people said or by their name. */
export function approvedTemplates({ templates }: Pick<Collections, 'templates'>, accountIds: readonly AccountId[]) {
  const approved = { accountId: { $in: [...accountIds] }, status: 'approved' } as const;
  const named = { purpose: null, name: { $regex: `^${followUpName}` } };
  return templates
    .find<TemplateDocument>({
      $or: [
        { ...approved, purpose: 'followUp' },
        { ...approved, ...named },
      ],
    })
    .sort({ name: 1, language: 1 })
    .limit(templatesLimit);
}

/** The newest message of ours that reached the buyer. */
export function newestReached({ messages }: Pick<Collections, 'messages'>, conversationId: ConversationId) {
  return messages
    .find<Pick<MessageDocument, 'atMs' | 'statusAtMs' | 'status' | 'text'>>(
      { conversationId, direction: 'out', status: { $in: ['delivered', 'read', 'played'] } },
      { projection: { _id: 0, atMs: 1, statusAtMs: 1, status: 1, text: 1 } },
    )
    .sort(newestFirst)
    .limit(1);
}
