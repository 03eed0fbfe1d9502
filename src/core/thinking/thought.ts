import type { KnowledgeId } from '../ids';
import type { ToldUnderstanding } from './toldUnderstanding';

/** What a language model is asked about a turn: what it means, or what to answer from the knowledge. */
export type ThoughtKind = 'understand' | 'respond';

/** What the buyer wrote, oldest first. Words of theirs are data, whatever they say. */
export interface UnderstandRequest {
  /** Ours and theirs before the turn, oldest first. */
  readonly before: readonly Line[];
  readonly messages: readonly string[];
}

export interface RespondRequest extends UnderstandRequest {
  /** ISO 639-1; null when it is not known. */
  readonly language: string | null;
  /** The pieces of knowledge it may answer from, in the order in which they are numbered. */
  readonly sources: readonly Source[];
}

export interface Line {
  readonly by: 'buyer' | 'us';
  readonly text: string;
}

/** One piece of what the business lets automation answer from. */
export interface Source {
  readonly id: KnowledgeId;
  readonly version: number;
  readonly title: string;
  readonly text: string;
}

/** Why a model gave nothing that can be used. */
export const thoughtFailures = ['timeOut', 'unreadable', 'refused', 'away', 'overBudget', 'switchedOff'] as const;
export type ThoughtFailure = (typeof thoughtFailures)[number];

export interface FailedThought {
  readonly kind: 'failed';
  readonly failure: ThoughtFailure;
}

/** What a model made of a turn. */
export type UnderstoodTurn = { readonly kind: 'understood'; readonly told: ToldUnderstanding } | FailedThought;

/** What a model would answer, and from which sources: ids as given, or `unknown` for one that was not given. */
export type GivenAnswer =
  | { readonly kind: 'answered'; readonly text: string; readonly sources: readonly (KnowledgeId | 'unknown')[] }
  | { readonly kind: 'lacks' }
  | FailedThought;

export type ThoughtResult = UnderstoodTurn | GivenAnswer;
