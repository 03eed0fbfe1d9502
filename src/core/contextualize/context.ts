import type { MessageContent } from '../capture/content';
import type { Control } from '../control/control';
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
  } | null;
  readonly deal: { readonly stage: string } | null;
  readonly control: Pick<Control, 'state' | 'holder' | 'paused' | 'optedOut' | 'snoozedUntilMs' | 'ownRules'>;
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
  readonly edit?: { readonly before: string | null; readonly ofThisTurn: boolean };
}

/** The longest text kept of one message, in characters; the message itself keeps all of it. */
export const contextTextLimit = 2000;
/** The most messages of a turn kept in its context: the first ones are left out, and counted in the inbound count all the same. */
export const contextMessageLimit = 30;
