import type { MessageContent } from '../core/capture/content';
import type { Identity, Referral, SendStatus } from '../core/capture/event';
import type { Touch } from '../core/capture/touches';
import type { Needs } from '../core/assign/assign';
import type { CommandEffects } from '../core/control/applyCommand';
import type { Control } from '../core/control/control';
import type { PlanOfLook, SilenceFacts, SilenceKind } from '../core/followUp/silence';
import type {
  AccountId,
  AgentId,
  CommandId,
  CompanyId,
  ContactId,
  ConversationId,
  DealId,
  DecisionId,
  MediaId,
  MessageId,
  OutboxId,
  ThoughtId,
  TurnId,
} from '../core/ids';
import type { PhoneMove } from '../core/resolve/phoneMoves';
import type { QuestionKind } from '../core/resolve/question';
import type { Reason } from '../core/reason';
import type { Rules } from '../core/rules/rules';
import type { TemplateToSend } from '../core/templates/template';
import type { ThoughtKind } from '../core/thinking/thought';
import type { WaitDocument } from './waitDocument';

/** One webhook body, as it came. */
export interface IntakeDocument {
  /** `<channel>:<sha256 of the raw body>`: the same body again finds its row. */
  _id: string;
  channel: string;
  /** Position in arrival order; rows are captured in this order. */
  order: number;
  receivedAtMs: number;
  raw: Uint8Array;
  /** The query string of the address it came to; some channels say part of an event there. */
  query: string;
  /** Which conversation each of the body's messages belongs to, as found at intake. */
  messages: { channelMessageId: string; conversationId: ConversationId }[];
  /** Conversations that have not captured this row yet; each is pulled when its capture is done. */
  pending: ConversationId[];
  conversations: ConversationId[];
  /** How often a join has made it pending anew; missing when never. Whoever read it before that has not captured all of it. */
  joins?: number;
  /** False until what this body says beside conversations is written: statuses, news about accounts, the address book. */
  applied: boolean;
  /** Accounts this body may not speak for, because they have secrets of their own. */
  uncovered: string[];
  /** Set when the body, or an item of it, could not be read: kept, shown, never in the way. */
  setAside: { place: string; fault: string }[];
  deliveries: number;
  /** Set when its bytes were emptied, because a buyer in it was erased. */
  erasedAtMs?: number;
}

/** Everything between one account and one buyer, as it stands now. Instants in epoch milliseconds. */
export interface ConversationDocument {
  _id: ConversationId;
  accountId: AccountId;
  channelAccountId: string;
  addresses: string[];
  identity: Identity;
  /** What the channel said of the buyer's phones: whatever is written later from one that was left is a stranger's. */
  phoneMoves: PhoneMove[];
  /** The conversation that holds this buyer's phone under another user id: a question for people. */
  phoneHeldBy: ConversationId | null;
  /** Doubts only people can settle, oldest first. */
  questions: ConversationQuestion[];
  createdAtMs: number;
  /** Raised by every change of what decisions read: a step thought out under an older one writes nothing. */
  revision: number;
  /** True from the ring until capture begins: rings in between are not needed. */
  bell: boolean;
  /** When the relay rang last. */
  relayedAtMs: number | null;
  contactId: ContactId | null;
  /** The buyer's phone and user id as they were last carried into the contact. */
  phoneAtContact: string | null;
  userIdAtContact: string | null;
  /** How many open deals fitted when that was last looked at: with several, what the buyer names next decides. */
  dealChoices: number;
  /** Questions people have dismissed, by what was asked: not asked again. */
  settledQuestions: string[];
  /** What a person has chosen: never overruled. */
  chosen: { contact: boolean; company: boolean; deal: boolean };
  /** Set when something outside changed what it is about, until it has taken that in: the relay rings for it. */
  untold: boolean;
  companyId: CompanyId | null;
  dealId: DealId | null;
  dealStage: string | null;
  control: Control;
  /** The turn that is still open. `again` names what had a settled turn decided anew: a command, or the end of a pause. */
  turn: { id: TurnId; again: string | null; openedAtMs: number; lastMessageAtMs: number; settleAtMs: number } | null;
  /** Open from the first buyer message that needs a reply. */
  wait: WaitDocument | null;
  /** What a language model is asked about it now; null when nothing is. `done`: there is an answer, or there will be none. */
  thinking: { id: ThoughtId; kind: ThoughtKind; turnId: TurnId; untilMs: number; state: 'asked' | 'done' } | null;
  /** What whoever takes it from a queue must have; null when nothing is known. */
  needs: Needs | null;
  /** Set when somebody has room for it in its queue, until it has tried to be given to them. */
  assignDue: boolean;
  followUp:
    | ({
        lookAtMs: number;
        reasons: Reason[];
        silence: SilenceKind;
        sinceMs: number;
        sentInSilence: number;
        /** Missing in plans of earlier versions. */
        begins?: SilenceFacts['begins'];
        /** The decision that planned it; missing in plans of earlier versions. */
        decidedIn?: DecisionId;
        /** A person has it as a task, or as a draft to send. */
        given?: 'task' | 'draft';
        /** What a quiet end was counted from; missing: from the beginning of the silence. */
        closeFromMs?: number;
        /** Another conversation of the same contact, whose silence it is: the buyer can't be reached there. */
        movedFrom?: ConversationId;
        /** The date that an ordered or written follow-up is held against; missing: that of its moment. */
        notBeforeMs?: number;
        /** After a follow-up that failed the channel asked for rest until then; no change of rules makes it sooner. */
        restUntilMs?: number;
      } & PlanOfLook)
    | null;
  windowClosesAtMs: number | null;
  /** Messages that were edited or removed before they came, by the channel's ids. */
  awaitedOriginals: string[];
  /** The first and the newest advertisement that brought the buyer. */
  firstTouch: Touch | null;
  lastTouch: Touch | null;
  /** When the buyer last stopped or resumed messages through the channel itself. */
  preferenceAtMs: number | null;
  /** Set while the channel can't reach the buyer; the buyer's next message ends it. */
  unreachable: { meaning: string; sinceMs: number } | null;
  lastInboundAtMs: number | null;
  lastOutboundAtMs: number | null;
  automationAnswersInRow: number;
  /** False while what was decided before there were inquiries has not been gone through for some. */
  inquiriesKept: boolean;
  inboundCount: number;
  outboundCount: number;
  /** Files of this conversation that are not fetched yet, oldest first. */
  mediaWaiting: MediaId[];
  /** Sum and count of answered waits: response speed. */
  answeredWaits: { count: number; totalMs: number };
  rulesVersion: number;
  lastDecision: { step: string; outcome: string; codes: string[]; atMs: number } | null;
  lastActivityAtMs: number;
  /** The newest commands, oldest first, with what they mean: one cut short is recognised and completed, never repeated. */
  recentCommands: { id: CommandId; effects: CommandEffects; reasons: Reason[] }[];
  /** Set when this conversation was joined into an older one. */
  forwardedTo: ConversationId | null;
  /** Conversations that were joined into this one. */
  forwardedFrom: ConversationId[];
  /** Set when its buyer was erased: what is left is empty, takes nothing in and does nothing any more. */
  erasedAtMs: number | null;
}

/** A doubt that only people can settle. Nothing was changed by it. */
export interface ConversationQuestion {
  /** Unique in its conversation: the kind, and the conversation it is about if it is about one. */
  id: string;
  kind: QuestionKind;
  /** The other conversation it is about. */
  conversationId: ConversationId | null;
  /** Who or what it could be. */
  contactIds: ContactId[];
  companyIds: CompanyId[];
  dealIds: DealId[];
  atMs: number;
}

/** Why a message is in no turn: it asks nothing of us now. */
export type OutsideTurns = 'echo' | 'history' | 'group' | 'notice';

export type Author = 'buyer' | 'automation' | 'agent' | 'businessApp';
export type MessageStatus = 'received' | 'queued' | 'sending' | SendStatus | 'unknown' | 'cancelled';

/** One message, in or out. */
export interface MessageDocument {
  _id: MessageId;
  conversationId: ConversationId;
  accountId: AccountId;
  channelMessageId: string | null;
  outboxId: OutboxId | null;
  /** What it was sent as; missing for what we did not send, and for what was sent before it was kept. */
  sentAs?: OutboxDocument['kind'];
  direction: 'in' | 'out';
  author: Author;
  agent: AgentId | null;
  content: MessageContent;
  /** What it said before it was edited; null when it never was. */
  contentAsSent: MessageContent | null;
  /** The file it brings; null when it brings none, or none that can be fetched. */
  mediaId: MediaId | null;
  /** The words a person reads; null when there are none. */
  text: string | null;
  /** When it was written, by the channel's clock (inbound) or ours (outbound). */
  atMs: number;
  /** Arrival order: its intake row's, then its place in the body. */
  order: number;
  position: number;
  capturedAtMs: number;
  status: MessageStatus;
  statusAtMs: number;
  errors: { code: number; title: string | null }[];
  pricing: { type: string | null; category: string | null } | null;
  replyTo: string | null;
  editedAtMs: number | null;
  revokedAtMs: number | null;
  referral: Referral | null;
  forwarded: boolean;
  referredProduct: { catalogId: string | null; productId: string } | null;
  groupId: string | null;
  /** False until what it means beside its words (a hold, an opt-out, a new identity) is written; true from the start for most. */
  takenIn: boolean;
  /** The turn it was decided in; null until its turn settles. Outbound: null. */
  turnId: TurnId | null;
  /** Why it is in no turn, or null when it belongs in one. */
  outsideTurns: OutsideTurns | null;
  intakeId: string | null;
}

export type DecisionStep = 'resolve' | 'contextualize' | 'route' | 'followUp' | 'control';

/** One recorded outcome of one step. Written once under its id. */
export interface DecisionDocument {
  /** `<conversation>.<turn, send or command>.<step>`, so that a step run again finds its own result. */
  _id: DecisionId;
  conversationId: ConversationId;
  turnId: TurnId | null;
  step: DecisionStep;
  outcome: string;
  reasons: Reason[];
  /** What the pure function was given; run again with the same rules it gives the same outcome. */
  facts: unknown;
  /** What the decision orders in detail: texts, due times, assignee. */
  details: unknown;
  rulesVersion: number;
  atMs: number;
}

export type OutboxState = 'draft' | 'queued' | 'claimed' | 'sent' | 'failed' | 'unknown' | 'cancelled';

/** One message to be sent, at most once. */
export interface OutboxDocument {
  _id: OutboxId;
  conversationId: ConversationId;
  accountId: AccountId;
  channelAccountId: string;
  /** The conversation's control epoch when it was ordered. */
  epoch: number;
  kind: 'answer' | 'followUp' | 'humanReply' | 'absence';
  author: 'automation' | 'agent';
  agent: AgentId | null;
  to: { kind: 'phone'; phone: string } | { kind: 'userId'; userId: string };
  text: string;
  /** The approved template it is sent as; missing or null: free text. `text` is what the buyer reads either way. */
  template?: TemplateToSend | null;
  /** Of a template that has left: which of its texts it was, by `textKeyOf`; missing in what left before that was kept. */
  textKey?: string;
  /** Of a follow-up: the name of the approved wording or template; null or missing: other words. */
  wording?: string | null;
  turnId: TurnId | null;
  /** The newest buyer message known when it was ordered. */
  basedOnInboundAtMs: number | null;
  state: OutboxState;
  createdAtMs: number;
  /** Not to be sent before this. */
  notBeforeMs: number | null;
  /** How many sends of the same words failed before this one. */
  retries: number;
  claimedAtMs: number | null;
  /** Which attempt claimed it: another attempt that finds it claimed must not send. */
  claim: string | null;
  attempts: number;
  finishedAtMs: number | null;
  channelMessageId: string | null;
  failure: { code: number | null; meaning: string } | null;
  cancelledBecause: string | null;
  unknownUntilMs: number | null;
  /** True when the workflow has taken the result into account. */
  settled: boolean;
}

/** One version of the rules; the highest number is in force. */
export interface RulesDocument {
  /** Version number, from 1. */
  _id: number;
  rules: Rules;
  by: string;
  createdAtMs: number;
}
