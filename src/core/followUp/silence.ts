import type { Control } from '../control/control';
import type { ConversationId } from '../ids';
import type { Reason } from '../reason';
import type { BuyerRhythm, RhythmModel, Silence } from '../rhythm/rhythm';
import type { FollowUpContent } from './content';
import type { BuyerCues, BuyersPromise, OurCues } from './cues/cues';
import type { UsableTemplate } from './usableTemplate';

/**
 * What a silence means.
 * `nothingOwed`: nobody owes the other anything. `theirDate`: the buyer said they would come back. `interrupted`: a live exchange
 * broke off. `hesitation`: a question, a price or an offer of ours is open. `unreached`: our message did not reach them, or was not
 * seen. `ours`: we owe the next word.
 */
export type SilenceKind = 'nothingOwed' | 'theirDate' | 'interrupted' | 'hesitation' | 'unreached' | 'ours';

/** What a silence is judged from when it begins: after our last message, or after a buyer's turn that needs no reply. */
export interface SilenceFacts {
  readonly nowMs: number;
  readonly begins: 'afterOurMessage' | 'afterBuyersClosing';
  /** Text of our last message; null after a buyer's closing. */
  readonly ourText: string | null;
  readonly needsReply: boolean;
  readonly sentInSilence: number;
  readonly control: Pick<Control, 'state' | 'optedOut' | 'ownRules'>;
  /** Missing in decisions recorded before kinds and rhythms: those are taken again as they were, from our text alone. */
  readonly more?: MoreOfSilence;
}

/** What a planned look finds, fresh, when its moment comes. */
export interface LookFacts {
  readonly nowMs: number;
  /** What the look was planned for; `nothingOwed` is the quiet end, whatever the silence means. */
  readonly silence: SilenceKind;
  /** When the silence began. */
  readonly sinceMs: number;
  readonly sentInSilence: number;
  readonly needsReply: boolean;
  readonly lastInboundAtMs: number | null;
  readonly window: { readonly closesAtMs: number } | null;
  readonly language: string | null;
  readonly control: Pick<Control, 'state' | 'holder' | 'paused' | 'optedOut' | 'ownRules'>;
  /** Missing in decisions recorded before kinds and rhythms. */
  readonly more?: MoreOfLook;
}

/** What a silence is judged from beside its times: gathered when it begins, and fresh at its look. */
export interface MoreOfSilence {
  /**
   * The law it is decided by. 2: `waitHours` under 24 hours is for exchanges broken off alone, and a promise of ours found at a look is
   * given to a person. Missing in decisions recorded before, which are taken again by what held then.
   */
  readonly law?: 2;
  /** Cues of our last message; null when we never wrote, or wrote no words. */
  readonly ours: OurCues | null;
  /** Cues of the buyer's last turn; null when they never wrote. */
  readonly theirs: BuyerCues | null;
  /** Something agreed for a day still to come, from earlier words of either side. Small talk does not end it. */
  readonly appointment: Extract<BuyersPromise, { kind: 'date' }> | null;
  /** When the silence began, in which state of the conversation, in which zone (the buyer's when known, else the rules'). */
  readonly silence: Silence;
  /** Turns of the buyer in the half hour before our last message. */
  readonly liveTurns: number;
  readonly delivery: Delivery;
  /** Where the buyer is: for quiet hours and holidays. */
  readonly place: BuyersPlace;
  readonly contact: ContactFacts;
  readonly deal: DealFacts | null;
  /** When the reply that we owe is due; null when no wait is open. */
  readonly replyDueAtMs: number | null;
  /** Until when free text may be sent; null when it may not. */
  readonly windowClosesAtMs: number | null;
  /** Until when a message costs nothing: the window's end, or the end of the 72 hours after an ad; null when it costs now. */
  readonly freeUntilMs: number | null;
  readonly buyer: BuyerRhythm;
  /** Null: nothing is learnt, or it is switched off. Then the fixed rules alone decide. */
  readonly learnt: LearntFacts | null;
}

/** What a look sees beside what every silence is judged from. Everything is read at the look, not carried over from the plan. */
export interface MoreOfLook extends MoreOfSilence {
  /** What the buyer's silence was taken for when the look was planned, also when a quiet end is planned. */
  readonly plannedFor: SilenceKind;
  /** Somebody or something is writing to the buyer: a person's open draft, a queued send, a language model at work. */
  readonly writing: 'draft' | 'queuedSend' | 'thinking' | null;
  /** When anyone last wrote to the buyer in this conversation, by hand or not; null when never. */
  readonly lastOutboundAtMs: number | null;
  /** Snoozed by a person until then. A message ends a snooze. */
  readonly snoozedUntilMs: number | null;
  /** The wording or template last used for a follow-up in this conversation, by name; null when none was. */
  readonly lastWording: string | null;
  /** What the fixed rules alone would have used last: what is learnt may have taken another. Missing: the same. */
  readonly fixedLastWording?: string | null;
  /** The fixed rules alone would have followed up in this silence already; missing when nothing was put off. */
  readonly putOff?: PutOff;
  /** Approved templates that may be sent from this account in the buyer's language or the nearest, best first. */
  readonly templates: readonly UsableTemplate[];
  /** What fills in a template's variables, by name: only what is known. */
  readonly values: Readonly<Record<string, string>>;
  /** False: the channel has told no address of the buyer that is surely theirs. Missing in looks of earlier versions. */
  readonly addressed?: boolean;
  /** The contact's other conversations that could be written to instead. */
  readonly otherNumbers: readonly OtherNumber[];
}

/** How far our last message came. Statuses only ever make a look wait longer. */
export interface Delivery {
  /** `none`: the silence began after a buyer's closing, not after a message of ours. */
  readonly status: 'none' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown';
  /** Some earlier message of ours was shown as read: without that, unread says nothing. */
  readonly showsReads: boolean;
  /** What the channel says of the buyer when it can't reach them. */
  readonly unreachable: 'blocked' | 'other' | null;
}

export interface BuyersPlace {
  /** IANA, the main one of a country with several; null when it is not known: then the zone of the rules. */
  readonly zone: string | null;
  /**
   * The westernmost and the easternmost zone of their country: quiet hours and holidays hold in both. Missing where all clocks of it show
   * the same, and in what was recorded before.
   */
  readonly zones?: readonly [west: string, east: string];
  /** ISO 3166-1 alpha-2, for public holidays. */
  readonly country: string | null;
  readonly region: string | null;
}

/** The contact over all of its conversations, this one included. */
export interface ContactFacts {
  readonly optedOut: boolean;
  /** Follow-ups sent in the 30 days before. */
  readonly followUpsInMonth: number;
  /** Follow-ups sent since a person last wrote, theirs or ours. */
  readonly followUpsWithoutPerson: number;
  readonly lastFollowUpAtMs: number | null;
  /** When the fixed rules alone would have sent the last one; missing unless what is learnt put it off. */
  readonly fixedLastFollowUpAtMs?: number;
  /** In the other conversations only; null when nothing was written there. */
  readonly elsewhere: {
    readonly lastInboundAtMs: number | null;
    readonly lastOutboundAtMs: number | null;
    /** When the fixed rules alone would have sent what is learnt put off there; missing when nothing is put off. */
    readonly putOffAtMs?: number;
  };
}

export interface DealFacts {
  readonly open: boolean;
  /** When its stage last changed; null when never. */
  readonly movedAtMs: number | null;
}

/** Another of the contact's numbers: a conversation of theirs on the same or another account. */
export interface OtherNumber {
  readonly conversationId: ConversationId;
  readonly reachable: boolean;
  readonly windowClosesAtMs: number | null;
  /** Approved templates of that conversation's account, best first. */
  readonly templates: readonly UsableTemplate[];
}

/**
 * What is learnt, as named and bounded parameters of one version. It can make a look later, drop a follow-up, or choose among
 * wordings that people approved; nothing else reads it.
 */
export interface LearntFacts {
  readonly version: string;
  /** Missing in decisions recorded when looks were planned for the learnt moment at once: those are taken again so. */
  readonly actsAt?: 'fixedMoment';
  /** Null when the rhythm is not learnt yet, or frozen out. */
  readonly model: RhythmModel | null;
  /** Hours of waiting that one needless message is worth; kept within `learntBounds`. */
  readonly prematureHours: number;
  /** Hours of waiting that a paid template is worth; kept within `learntBounds`. */
  readonly templateHours: number;
  /** Below this chance of any reply it is closed quietly; kept within `learntBounds`. */
  readonly leastChance: number;
  /** Drawn worth of the wordings and templates there are, by `worthKey`: the highest is taken. Those not named count as 0.5. */
  readonly wordings: Readonly<Record<string, number>>;
}

export type SilenceDecision = { readonly reasons: readonly Reason[] } & (
  | {
      readonly outcome: 'noFollowUp';
      readonly means?: SilenceKind;
      /** We owe the next word, and nobody waits for it yet: a wait is opened, due then. */
      readonly dueAtMs?: number;
    }
  | ({
      readonly outcome: 'lookLater';
      /** What the look is planned for: `nothingOwed` is the quiet end. */
      readonly silence: SilenceKind;
      readonly lookAtMs: number;
    } & PlanOfLook)
);

/** How a look came to its moment; missing in plans made before kinds and rhythms. */
export interface PlanOfLook {
  /** What the silence means. */
  readonly means?: SilenceKind;
  readonly moment?: PlannedMoment;
}

/** The fixed rules alone would have followed up; what is learnt put it off, or left it. */
export interface PutOff {
  readonly atMs: number;
  /** The wording or template they would have sent, by name; null when by rule a person sends it: then it counts as nothing sent. */
  readonly wording: string | null;
  /** Then it stays a person's, whatever rules are written meanwhile; missing in what was put off by earlier versions. */
  readonly by?: 'person';
}

/** A planned moment, as it is stored with the plan, shown, and moved when rules change. */
export interface PlannedMoment {
  /** The moment the fixed rules alone would take. */
  readonly fixedAtMs: number;
  /** What is learnt makes it so much later, from the fixed moment on; 0 or more. */
  readonly delayMs: number;
  /** Missing until the fixed moment has come and what is learnt has put the follow-up off. */
  readonly putOff?: PutOff;
  /** Not before this, whatever the rules: the buyer's own date, or what was agreed. */
  readonly notBeforeMs: number | null;
  /** What the fixed moment was counted from beside the rules. */
  readonly from: CountedFrom;
  /** Chance of a reply without a word from us by the planned moment, and at all; null when nothing is learnt. */
  readonly chanceByThen: number | null;
  readonly chanceAtAll: number | null;
  readonly learntVersion: string | null;
}

/** What the fixed rules count a moment from, beside the beginning of the silence and its date. */
export interface CountedFrom {
  readonly place: BuyersPlace;
  readonly windowClosesAtMs: number | null;
  readonly lastFollowUpAtMs: number | null;
}

export type LookDecision = {
  readonly reasons: readonly Reason[];
  /** What the silence means from now on; missing when that stays as it was. */
  readonly means?: SilenceKind;
  /** Of what is sent or written: the end of the buyer's own date, or of what was agreed; missing when there is none. */
  readonly notBeforeMs?: number;
} & (
  | {
      readonly outcome: 'dropped';
      /** The quiet end that stays planned; missing when another plan takes over, or when it is closed. */
      readonly closeAtMs?: number;
    }
  | { readonly outcome: 'closeQuietly' }
  /** A task for a person. */
  | {
      readonly outcome: 'askPerson';
      readonly closeAtMs: number;
      /** What the fixed rules alone would have said, where what was learnt has used the only wording that is left. */
      readonly fixedWording?: string;
    }
  | ({
      readonly outcome: 'lookLater';
      readonly lookAtMs: number;
      /** What it is planned for from now on; missing when that stays as it was. */
      readonly silence?: SilenceKind;
    } & PlanOfLook)
  /** The fixed rules alone would follow up now; what is learnt puts it off, or leaves it: then only the quiet end is left. */
  | {
      readonly outcome: 'putOff';
      readonly lookAtMs: number;
      readonly silence: SilenceKind;
      readonly means: SilenceKind;
      readonly moment: PlannedMoment;
      /** A person is asked instead: what was learnt has used the only wording that is left. */
      readonly given?: 'task';
    }
  | {
      readonly outcome: 'send';
      /** What the fixed rules alone would have taken; missing when it is the same. */
      readonly fixedWording?: string;
      readonly text: string;
      /** The approved wording's name; missing in decisions recorded before wordings. */
      readonly wording?: string;
    }
  | {
      readonly outcome: 'sendTemplate';
      readonly fixedWording?: string;
      readonly template: Extract<FollowUpContent, { kind: 'template' }>;
    }
  /** Written for a person to send; until `closeAtMs`. */
  | {
      readonly outcome: 'draft';
      readonly fixedWording?: string;
      readonly content: FollowUpContent;
      /** Only in decisions of earlier versions: the other conversation it is for. */
      readonly conversationId?: ConversationId;
      readonly closeAtMs: number;
    }
  /** Sent in another conversation of the same contact. */
  | { readonly outcome: 'otherNumber'; readonly conversationId: ConversationId; readonly content: FollowUpContent }
);
