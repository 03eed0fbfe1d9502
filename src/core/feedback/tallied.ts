import type { Outcome, OutcomeResult, SaidWording } from './outcome';

/** What came of messages of one kind. */
export type ResultCounts = Record<OutcomeResult, number>;

/** How clear messages were: how many held one question, and what came of the questions. */
export interface ClarityTally {
  oneQuestion: number;
  answered: number;
  askedBack: number;
  ignored: number;
}

/** How deep buyers' answers went: sums. */
export interface DepthTally {
  answers: number;
  turns: number;
  questions: number;
  media: number;
  lastedMs: number;
}

/** One text of a wording or template, and what came of it. */
export interface WordingTally extends ClarityTally, SaidWording {
  worked: number;
  notWorked: number;
  readOnly: number;
  notDelivered: number;
  optedOut: number;
}

/** What automation answered to one intent, and what people and buyers made of it. */
export interface IntentTally extends ClarityTally {
  readonly intent: string;
  answers: number;
  overruled: number;
  /** Asked back about, and not overruled by people. */
  doubted: number;
  draftsKept: number;
  draftsCorrected: number;
}

/** How clear one author's questions were. Counts only. */
export interface AuthorTally extends ClarityTally {
  /** An agent's short name; null for automation and the phone app. */
  readonly agent: string | null;
  readonly author: Outcome['author'];
  messages: number;
  replied: number;
}

/** Follow-ups and what came of them, by the chance of a reply that was told: the bin is the chance in whole percent. */
export interface ChanceTally {
  readonly percent: number;
  sent: number;
  worked: number;
}

/** Waits of buyers by their length: the bin's upper end in minutes. */
export interface WaitTally {
  readonly minutes: number;
  wroteAgain: number;
  answered: number;
}

/** Sums of response times. */
export interface SpeedTally {
  count: number;
  totalMs: number;
}

/** Everything a learning run counts. Plain JSON, bounded; of buyers nothing but counts. */
export interface Tallied {
  readonly results: Record<Outcome['sentAs'], ResultCounts>;
  readonly depths: Record<Outcome['sentAs'], DepthTally>;
  readonly wordings: WordingTally[];
  readonly intents: IntentTally[];
  readonly authors: AuthorTally[];
  readonly chances: ChanceTally[];
  readonly waits: WaitTally[];
  /** The buyers' replies to us, and ours to them. */
  readonly theirs: SpeedTally;
  readonly ours: SpeedTally;
}
