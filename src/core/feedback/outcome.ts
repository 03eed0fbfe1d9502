import type { SentAs } from './history';

/**
 * What became of a message of ours.
 * `promptedAgain`: we wrote again before the buyer did. `readOnly`, `unanswered`: nothing for seven days. `open`: not so long yet.
 */
export const outcomeResults = ['replied', 'promptedAgain', 'readOnly', 'unanswered', 'notDelivered', 'open'] as const;
export type OutcomeResult = (typeof outcomeResults)[number];

/** The buyer's answer, from its first message until our next word. */
export interface AnswerDepth {
  readonly turns: number;
  readonly questions: number;
  readonly media: number;
  /** From its first to its last message. */
  readonly lastedMs: number;
}

/** What came of the question in a message of ours. */
export type Clarity = 'answered' | 'askedBack' | 'ignored' | 'open';

/** Which approved wording or template a follow-up was. */
export interface SaidWording {
  readonly name: string;
  readonly language: string | null;
  readonly isTemplate: boolean;
  /** Which text of it, by `textKeyOf`; missing when that is not known. */
  readonly textKey?: string;
}

/** What became of one message of ours that asks something of the buyer's time. */
export interface Outcome {
  readonly messageId: string;
  readonly atMs: number;
  readonly sentAs: Exclude<SentAs, 'absence'>;
  readonly author: 'automation' | 'agent' | 'businessApp';
  readonly agent: string | null;
  /** What the turn it answers asked for, as it was understood; null when that is not known. */
  readonly intent: string | null;
  /** The approved wording or template of a follow-up. */
  readonly wording: SaidWording | null;
  /** The chance of any reply that a follow-up's decision was told. */
  readonly chanceAtAll: number | null;
  readonly result: OutcomeResult;
  /** Seven days are over. Before that replies are known and silences are not: it is not counted for or against anything. */
  readonly settled: boolean;
  /** Null unless the buyer replied. */
  readonly repliedAfterMs: number | null;
  readonly depth: AnswerDepth | null;
  readonly askedBack: boolean;
  /** The buyer opted out after it, before our next word. */
  readonly optedOut: boolean;
  /** People did otherwise within an hour, or when the buyer had written again, before that turn was decided. Only answers of automation. */
  readonly overruled: boolean;
  /** How many questions it holds: one is clear. */
  readonly questions: number;
  /** What came of the question; null when it holds none. */
  readonly clarity: Clarity | null;
  /** How long the buyer had waited for it; null when they did not wait. */
  readonly tookMs: number | null;
}

/** A buyer who waits for us, until we answer or they write again. */
export interface BuyerWait {
  readonly afterMs: number;
  readonly end: 'answered' | 'wroteAgain' | 'open';
}

/** What feedback makes of one conversation. */
export interface ConversationFeedback {
  /** In order of time. */
  readonly outcomes: readonly Outcome[];
  readonly waits: readonly BuyerWait[];
}

/** Without a reply for so long a message counts as unanswered. */
export const unansweredAfterMs = 7 * 24 * 3600 * 1000;
