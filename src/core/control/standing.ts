import type { MediaId, OutboxId, ThoughtId, TurnId } from '../ids';
import type { ThoughtKind } from '../thinking/thought';
import type { Control } from './control';

/**
 * Where a conversation stands, as its workflow needs it: ids, codes, times and numbers only, so that it may lie in Temporal.
 * Every activity answers with the whole standing, read from MongoDB. Instants in epoch milliseconds.
 */
export interface Standing {
  readonly control: Omit<Control, 'ownRules' | 'given'> & { readonly hasOwnRules: boolean };
  readonly turn: { readonly id: TurnId; readonly settleAtMs: number } | null;
  readonly wait: {
    readonly dueAtMs: number;
    readonly overdue: boolean;
    /** When people are told of it next, before it is due; missing when nobody is. */
    readonly nextTellAtMs?: number;
  } | null;
  readonly followUp: { readonly lookAtMs: number } | null;
  /** Outbox rows that wait to be sent. */
  readonly sends: readonly OutboxId[];
  /** Files that wait to be fetched, the oldest so many; missing when none does. */
  readonly media?: readonly MediaId[];
  /** True when more files wait than are named. */
  readonly moreMedia?: boolean;
  /** What a language model is asked now, and until when it is waited for; missing when nothing is. */
  readonly thinking?: { readonly id: ThoughtId; readonly kind: ThoughtKind; readonly untilMs: number };
  /** When the earliest send with an unknown result stops waiting for a status. */
  readonly unknownSendUntilMs: number | null;
  readonly dealStage: string | null;
  readonly rulesVersion: number;
  readonly lastActivityAtMs: number;
  /** The newest decision, as codes. */
  readonly lastDecision: { readonly step: string; readonly outcome: string; readonly codes: readonly string[] } | null;
  /** Set when this conversation was joined into an older one, which now has its buyer. */
  readonly forwardedTo: string | null;
  /** True when its buyer was erased; missing otherwise. */
  readonly erased?: boolean;
}
