/** Where the conversation stood when our burst ended: how long before it the buyer's last burst was. */
export type ConversationState = 'neverWrote' | 'within15Minutes' | 'withinHour' | 'withinDay' | 'longer';

export const conversationStates: readonly ConversationState[] = [
  'neverWrote',
  'within15Minutes',
  'withinHour',
  'withinDay',
  'longer',
];

/** When a message passed, and which way. Everything known of a buyer's rhythm is computed from these. */
export interface MessageTime {
  readonly atMs: number;
  /** `in`: from the buyer. */
  readonly direction: 'in' | 'out';
}

/** A silence as it begins: what is known of it then. A burst is what one side sends with less than ten minutes between. */
export interface Silence {
  /** When the last message of our burst went. */
  readonly beganAtMs: number;
  readonly state: ConversationState;
  /** From the end of the buyer's last burst until the end of ours; null when the buyer never wrote. */
  readonly sinceTheirsMs: number | null;
  /** From the end of our burst before this one; null when it is our first. */
  readonly sinceOursMs: number | null;
  /** The zone of the buyer's clock, by its IANA name. */
  readonly zone: string;
}

/** One burst of ours and what came of it. */
export interface Span extends Omit<Silence, 'beganAtMs' | 'zone'> {
  /** When the last message of our burst went. */
  readonly startedAtMs: number;
  /** Until the buyer's reply, our next burst, or the last moment looked at. */
  readonly durationMs: number;
  readonly end: 'replied' | 'promptedAgain' | 'open';
}

/** What is known of one buyer. Computed from message times whenever it is needed; nothing of it is stored on its own. */
export interface BuyerRhythm {
  /** Bursts of the buyer by the hour of their own clock: 24 counts. */
  readonly activity: readonly number[];
  /** The buyer's last spans that have ended, oldest first: at most {@link mostSpansKept}. */
  readonly spans: readonly Span[];
}

/** Older spans than these say little, and what a decision keeps of a buyer must not grow. */
export const mostSpansKept = 30;

/** The three ways a burst of ours can go: answered in the live session, answered later, or never. Shares add up to 1. */
export interface ClassShares {
  readonly fast: number;
  readonly later: number;
  readonly never: number;
}

/** A class's log-normal: natural logarithm of hours on the activity clock. */
export interface LogNormal {
  readonly mu: number;
  readonly sd: number;
}

/**
 * How bursts of ours are answered: fast, later or never (facts/timing.md, d3). Each kind of answer takes log-normal time on the
 * buyer's activity clock; how many are of which kind depends on the state of the conversation and on the buyer.
 */
export interface ClassModel {
  /** How active buyers are by the hour of their own clock: 24 numbers with mean 1. */
  readonly profile: readonly number[];
  readonly fast: LogNormal;
  readonly later: LogNormal;
  readonly shares: Readonly<Record<ConversationState, ClassShares>>;
  /** Shares over all spans, whatever the state. */
  readonly shareOverall: ClassShares;
  /** How many spans of one buyer weigh as much as what is known of all. */
  readonly pseudoSpans: number;
  /** How many bursts of one buyer weigh as much as the profile of all. */
  readonly pseudoBursts: number;
}

/**
 * The challenger: how likely a reply is in each stretch of a silence that has lasted so far (discrete-time logistic hazard). It adds
 * to the classes what they leave out: how lively the conversation is, and how often and how soon this buyer has replied before.
 */
export interface HazardModel {
  /** One for each of `coefficientNames` in hazard.ts, in their order. */
  readonly coefficients: readonly number[];
  /** Mean of the logarithm of hours until a reply, on the activity clock. */
  readonly latency: number;
  /** Share of spans that were replied to. */
  readonly replied: number;
}

/**
 * What is learnt about all buyers together, from own spans: plain JSON of less than a hundred numbers. It holds nothing about
 * anybody. One document of it is a version. The forecast is the mean of the two models', weighted.
 */
export interface RhythmModel {
  readonly format: 1;
  readonly learntFromSpans: number;
  /** "At all" means within so many hours: what comes later counts as never. */
  readonly horizonHours: number;
  readonly classes: ClassModel;
  readonly hazard: HazardModel;
  /** Weight of the hazard's forecast against that of the classes, 0 to 1. */
  readonly hazardWeight: number;
}

/** The chance of a reply by a moment, read back and drawn: at most {@link mostCurvePoints} points, rising. */
export interface ReplyCurve {
  readonly points: readonly { readonly afterMs: number; readonly replied: number }[];
}

export const mostCurvePoints = 40;
