/** One who answers. */
export interface Member {
  /** The short name, as commands and `assignee` use it. */
  readonly name: string;
  /** What they can do; a routing rule may ask for one. */
  readonly skills?: readonly string[];
  /** Languages they answer in, ISO 639-1; left out, any. */
  readonly languages?: readonly string[];
  /** How many conversations that need a reply they may have at once; left out, `people.capacity`. */
  readonly capacity?: number;
  /** The working hours they keep; left out, their team's. */
  readonly hours?: string;
  /** Days off, both ends included, `yyyy-mm-dd` in the time zone of their hours. */
  readonly absent?: readonly { readonly from: string; readonly until: string }[];
}

/** Members who share a queue. A member may be in several. */
export interface Team {
  readonly name: string;
  readonly members: readonly string[];
  /** The working hours in which it answers and its reply time counts; left out, always. */
  readonly hours?: string;
  /** Whom a missed due time is told. */
  readonly supervisor?: string;
}

/** Times of a week in which somebody works. */
export interface WorkingHours {
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  /** Spans of each day, `hh:mm-hh:mm`, in order and apart; `24:00` is the end of the day. A day left out is free. */
  readonly days: Partial<Readonly<Record<Weekday, readonly string[]>>>;
  readonly holidays?: {
    /** ISO 3166-1 alpha-2, with its region and city-level code as the library `date-holidays` has them. Public holidays only. */
    readonly country?: string;
    readonly region?: string;
    /** More free days, and days that are worked although they are holidays: `yyyy-mm-dd`. */
    readonly also?: readonly string[];
    readonly except?: readonly string[];
  };
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** How automation may answer one kind of turn: alone, as a draft a person approves, or never. */
export type AnswerMode = 'send' | 'draft' | 'never';

/** One routing rule. The first whose condition holds decides what it names; what it leaves open the next one that holds may. */
export interface RoutingRule {
  readonly name: string;
  /** A CEL expression over the context (`core/rules/conditionScope.ts`); true or false. */
  readonly when: string;
  readonly then: {
    /** False: no reply is needed for such a turn. */
    readonly replyNeeded?: boolean;
    readonly team?: string;
    readonly agent?: string;
    /** Whoever answers must have it. */
    readonly skill?: string;
    /** Minutes of the team's working time until the reply is due. */
    readonly replyWithinMinutes?: number;
    /** What automation may do with such a turn. */
    readonly automation?: AnswerMode;
  };
}
