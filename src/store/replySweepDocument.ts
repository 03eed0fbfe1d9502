import type { ReplySweepId } from '../core/ids';

/** What can be wrong with a message that needs a reply, or with what was told of it. */
export const findingKinds = [
  /** A buyer's message that is in no turn, in a conversation where no turn is open and nothing waits to be captured. */
  'messageWithoutTurn',
  /** A message whose turn was never decided on. */
  'turnWithoutDecision',
  /** A wait that nobody holds. */
  'waitWithoutHolder',
  /** A wait that automation holds with nothing on its way to the buyer. */
  'waitWithoutSend',
  /** A due time that has passed and was not noticed. */
  'overdueNotMarked',
  /** An alert about a wait that has ended. */
  'alertNotEnded',
] as const;
export type FindingKind = (typeof findingKinds)[number];
export type FindingCounts = Record<FindingKind, number>;

/** One pass of the reply sweep and what it found: counts, no ids of anybody. */
export interface ReplySweepDocument {
  _id: ReplySweepId;
  startedAtMs: number;
  /** Null while it runs, and for good when it was cut off. */
  finishedAtMs: number | null;
  /** False when the time it may take was over before everything was looked at: the next one goes on. */
  complete: boolean;
  found: FindingCounts;
  /** What was put right, or had its conversation rung. */
  repaired: FindingCounts;
  /** Messages whose decision was looked up. */
  messagesChecked: number;
  /** Messages captured before this have their decision; the next pass begins here. */
  checkedUntilMs: number;
}
