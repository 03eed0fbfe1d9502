import type { Needs } from '../assign/assign';
import type { Reason } from '../reason';

/** Whether a turn needs a reply, from whom, and by when. */
export type RouteDecision = { readonly reasons: readonly Reason[] } & (
  | {
      readonly outcome: 'noReply';
      readonly optedOut: boolean | null;
      /** The open wait ends too: what it was about was taken back. */
      readonly dismissesWait?: boolean;
    }
  | {
      readonly outcome: 'automationReplies';
      /** What is said; null when the knowledge responder has to write it first. */
      readonly text: string | null;
      /** `draft`: a person approves it before it leaves; missing means `send`. */
      readonly mode?: 'send' | 'draft';
      /** Who has it when it is a draft, or when the responder hands over. */
      readonly people?: AssignedTo;
      readonly dueAtMs: number;
      readonly told?: ToldAt;
      /** For a draft when nobody is there: the buyer is told this, once per wait. */
      readonly absenceText?: string;
      readonly optedOut: boolean | null;
    }
  | ({
      readonly outcome: 'humanReplies';
      readonly dueAtMs: number;
      readonly told?: ToldAt;
      /** Nobody is there: the buyer is told this, once per wait. */
      readonly absenceText?: string;
      readonly optedOut: boolean | null;
    } & AssignedTo)
);

/** One person, or the queue of a team, or everybody's queue. */
export interface AssignedTo {
  readonly assignee: string | null;
  readonly team: string | null;
  /** What whoever takes it from the queue must have; missing in what was decided without people in the rules. */
  readonly needs?: Needs;
}

/** When people are told that a reply becomes due, before it is missed. */
export interface ToldAt {
  readonly assigneeAtMs: number;
  readonly teamAtMs: number;
  readonly supervisorAtMs: number;
}
