import type { MessageContent } from '../capture/content';
import type { Control } from '../control/control';
import type { LearntForRoute } from '../feedback/learntForRoute';
import type { Understanding } from '../understanding/understanding';

/** Everything a decision about a turn is taken from: stored with it, bounded, and enough to take it again. */
export interface Context {
  readonly nowMs: number;
  readonly turn: {
    readonly messages: readonly ContextMessage[];
    /** A person has answered from the phone app after all of this was written: on the phone they see everything. */
    readonly answeredOnPhone?: boolean;
    readonly understanding: Understanding;
  };
  readonly contact: {
    readonly isNew: boolean;
    readonly ownerId: string | null;
    readonly language: string | null;
    /** For answers that name the buyer; missing in earlier contexts. */
    readonly name?: string | null;
  } | null;
  readonly deal: { readonly stage: string; readonly value?: number | null } | null;
  readonly control: Pick<Control, 'state' | 'holder' | 'paused' | 'optedOut' | 'snoozedUntilMs' | 'ownRules'> &
    /** Missing in earlier contexts. */
    Partial<Pick<Control, 'given'>>;
  readonly history: {
    readonly inboundCount: number;
    readonly outboundCount: number;
    readonly lastOutboundAtMs: number | null;
    readonly lastOutboundAuthor: 'automation' | 'agent' | 'businessApp' | null;
    readonly lastOutboundText: string | null;
    readonly automationAnswersInRow: number;
    /** Mean time this conversation's waits took to be answered; null before the first. */
    readonly meanAnswerMs: number | null;
  };
  readonly wait: { readonly sinceMs: number; readonly dueAtMs: number } | null;
  readonly window: { readonly closesAtMs: number } | null;
  /** What decisions recorded before version 2 of the context do not know. */
  readonly more?: MoreContext;
}

/** What a decision also looks at. Every list is bounded, newest first. */
export interface MoreContext {
  readonly accountId: string;
  readonly companyId: string | null;
  readonly customer: {
    /** Worth of all deals of the contact, open or done, as people entered it; null when none has one. */
    readonly value: number | null;
    readonly openDeals: number;
  };
  readonly buyer: {
    /** IANA; where it is known from. */
    readonly timeZone: string;
    readonly timeZoneFrom: 'contact' | 'phone' | 'unknown';
    /** ISO 3166-1 alpha-2. */
    readonly country: string | null;
    /** `yyyy-mm-ddThh:mm` at the buyer's place. */
    readonly localTime: string;
  };
  /** The last messages before the turn. */
  readonly exchanges: readonly Exchange[];
  /** The last question of either side that nobody answered. */
  readonly openQuestions: { readonly ours: OpenQuestion | null; readonly theirs: OpenQuestion | null };
  readonly inquiries: readonly EarlierInquiry[];
  /** The same contact's other conversations. */
  readonly otherConversations: readonly OtherConversation[];
  /** Who answered the buyer last, and how long it took. */
  readonly lastAnswer: {
    readonly by: AnswerAuthor;
    readonly agent: string | null;
    readonly tookMs: number | null;
  } | null;
  /** Meta: after an advertisement with a click-to-WhatsApp button everything is free for 72 hours. */
  readonly adEntry: { readonly closesAtMs: number } | null;
  readonly priceClass: PriceClass;
  /** The last decisions about turns, and whether a person overruled them. */
  readonly earlierDecisions: readonly EarlierDecision[];
  /** Who of the people in the rules could take it. */
  readonly people: readonly MemberState[];
  /** What is learnt and in force; missing when nothing is, and in earlier contexts. */
  readonly learnt?: LearntForRoute;
  /** The turn puts it off and asks nothing, by the words known then; missing where it does not, and in earlier contexts. */
  readonly putsOff?: true;
  /** What told the buyer in this wait that nobody is there was cancelled before it left; missing otherwise. */
  readonly absenceUnsaid?: true;
}

export type AnswerAuthor = 'automation' | 'agent' | 'businessApp';
/** What a message to the buyer costs now: nothing after an advertisement, nothing in the service window, else a template's price. */
export type PriceClass = 'adEntry' | 'service' | 'template';

export interface Exchange {
  readonly by: 'buyer' | AnswerAuthor;
  readonly text: string | null;
  readonly atMs: number;
}

export interface OpenQuestion {
  readonly text: string;
  readonly atMs: number;
}

export interface EarlierInquiry {
  readonly id: string;
  readonly topic: string;
  readonly openedAtMs: number;
  /** Null while it is open. */
  readonly outcome: string | null;
  readonly endedAtMs: number | null;
}

export interface OtherConversation {
  readonly id: string;
  readonly lastInboundAtMs: number | null;
  readonly needsReply: boolean;
  readonly assignee: string | null;
}

export interface EarlierDecision {
  readonly outcome: string;
  readonly codes: readonly string[];
  readonly intent: string | null;
  readonly atMs: number;
  readonly overruled: boolean;
  /** Automation's answer never left: it was cancelled, failed, or still waits. Missing for all others, and in earlier contexts. */
  readonly unsaid?: true;
}

/** What is known of a member beside the rules. */
export interface MemberState {
  readonly name: string;
  /** Conversations that need a reply and are theirs, this one left out. */
  readonly load: number;
  /** Said by themselves or a supervisor; null when they are not away. */
  readonly awayUntilMs: number | null;
  /** When they were last given one. */
  readonly lastAssignedAtMs: number | null;
}

/** One message of a turn. */
export interface ContextMessage {
  readonly type: MessageContent['type'];
  /** What it says now: after edits, and nothing after its removal. */
  readonly text: string | null;
  readonly atMs: number;
  /** The channel could not pass on what it says. */
  readonly notAvailable?: boolean;
  /** The buyer took it back. */
  readonly revoked?: boolean;
  /** For an edit: what the edited message said before, and whether that message is part of what is asked now. */
  readonly edit?: {
    readonly before: string | null;
    readonly ofThisTurn: boolean;
    /** As it was understood when the context was gathered; missing in earlier ones. */
    readonly asksTheSame?: boolean;
  };
}

/** The longest text kept of one message, in characters; the message itself keeps all of it. */
export const contextTextLimit = 2000;
/** The most text kept of one turn, in characters: the older messages are cut first. */
export const contextTurnTextLimit = 20_000;
/** The most messages of a turn kept in its context: the first ones are left out, and counted in the inbound count all the same. */
export const contextMessageLimit = 30;
/** The most of each list in `MoreContext`, and the longest text in them, in characters. */
export const contextLimits = {
  exchanges: 8,
  exchangeText: 300,
  inquiries: 5,
  otherConversations: 5,
  earlierDecisions: 5,
  people: 200,
} as const;
