import type { MessageContent } from '../capture/content';

/** What a message of ours was sent as: an answer of automation, a follow-up, a person's words, or the note that nobody is there. */
export type SentAs = 'answer' | 'followUp' | 'humanReply' | 'absence';

/** One message as feedback looks at it, in any order. */
export interface FeedbackMessage {
  readonly id: string;
  readonly direction: 'in' | 'out';
  readonly author: 'buyer' | 'automation' | 'agent' | 'businessApp';
  readonly agent: string | null;
  /** Of ours; null of the buyer's. */
  readonly sentAs: SentAs | null;
  /** The buyer's: the turn it is in. Ours: the turn it answers. Null when there is none. */
  readonly turnId: string | null;
  readonly type: MessageContent['type'];
  readonly text: string | null;
  readonly atMs: number;
  readonly order: number;
  readonly position: number;
  readonly status: string;
  /** The template it was sent as, and which text of it (see `textKeyOf`); of what was sent before that was kept, that is missing. */
  readonly template: { readonly name: string; readonly language: string; readonly textKey?: string } | null;
  /** Of a follow-up: the approved wording or template by name; null: other words. Missing: its send does not tell. */
  readonly wording?: string | null;
}

/** One decision as feedback looks at it. */
export type FeedbackDecision =
  | {
      readonly kind: 'route';
      readonly turnId: string | null;
      readonly atMs: number;
      readonly intent: string | null;
      readonly outcome: string;
      readonly optedOut: boolean;
    }
  | {
      readonly kind: 'followUp';
      readonly atMs: number;
      readonly outcome: string;
      /** The approved wording's name; null when it was a template, or nothing. */
      readonly wording: string | null;
      /** Of a draft: the words as they were written, to tell whether a person changed them. Else null. */
      readonly text: string | null;
      readonly language: string | null;
      /** Of a planned moment: the chance of any reply that was told then; null when nothing was learnt. */
      readonly chanceAtAll: number | null;
    }
  /** A person's command, or the buyer's own word to the channel. */
  | { readonly kind: 'control'; readonly atMs: number; readonly outcome: string };

/** A draft of automation that a person has decided on. */
export interface FeedbackDraft {
  readonly turnId: string | null;
  readonly state: 'approved' | 'discarded';
  /** True when the person changed the words. */
  readonly changed: boolean;
}

/** What feedback knows of one conversation. */
export interface ConversationHistory {
  readonly messages: readonly FeedbackMessage[];
  readonly decisions: readonly FeedbackDecision[];
  readonly drafts: readonly FeedbackDraft[];
}
