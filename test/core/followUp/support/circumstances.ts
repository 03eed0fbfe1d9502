import type { BuyerCues, OurCues } from '../../../../src/core/followUp/cues/cues';
import type { LearntFacts, MoreOfLook } from '../../../../src/core/followUp/silence';
import type { Rules } from '../../../../src/core/rules/rules';
import type { TemplatesFrom } from './choices';

/** What happens by itself: the buyer writes and is answered a minute later, or one of us writes unasked. */
export interface Happening {
  readonly atMs: number;
  readonly conversation: number;
  readonly by: 'buyer' | 'agent';
  readonly theirs: BuyerCues;
  readonly ours: OurCues;
  /** Turns of the buyer in the half hour before our answer. */
  readonly liveTurns: number;
  /** The buyer sees our message only so much later; missing: at once. */
  readonly seenAfterMs?: number;
}

/** Everything else a month is lived under. */
export interface Circumstances {
  readonly rules: Rules;
  readonly place: MoreOfLook['place'];
  readonly buyer: MoreOfLook['buyer'];
  readonly learnt: LearntFacts | null;
  /** What is learnt, or rolled back, while the month passes; in order of time. */
  readonly relearnt?: readonly { readonly fromMs: number; readonly learnt: LearntFacts | null }[];
  /** What may be sent outside the window, from when on; in order of time. */
  readonly templates: readonly TemplatesFrom[];
  /** Other rules, from when on; in order of time. */
  readonly edits?: readonly { readonly fromMs: number; readonly rules: Rules }[];
  readonly troubles?: readonly Trouble[];
}

/**
 * What comes in between for a while: automation is paused, a person has the conversations, nothing runs.
 */
export interface Trouble {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly kind: 'paused' | 'withPerson' | 'down';
}

/** One automatic message. */
export interface Sent {
  readonly atMs: number;
  /** When the fixed rules alone would have sent it, after everything that had happened when its silence began. */
  readonly fixedAtMs: number;
  /** Follow-ups before it in the same silence. */
  readonly place: number;
  /** Since the last message of either side in its conversation. */
  readonly waitedMs: number;
}
