import type { FailureMeaning } from './failure';

/** What is known of a message of ours that the channel refused or could not deliver. */
export interface FailedSend {
  /** A closed meaning of ours; anything else (a send that was given up) goes to a person. */
  readonly meaning: string;
  /** How many sends of the same words failed before this one. */
  readonly retries: number;
  /** People have it as a task already, or somebody of us has answered since: the same words would come twice, or too late. */
  readonly overtaken: boolean;
  readonly nowMs: number;
}

/** What a failed send leads to. */
export type AfterFailure =
  /** The same words again, under an id of their own: this one is known not to have arrived. */
  | { readonly outcome: 'sendAgain'; readonly notBeforeMs: number }
  /** A person is asked, unless it was a follow-up: see `core/followUp/notSent.ts`. */
  | { readonly outcome: 'askPerson'; readonly optedOut: boolean; readonly unreachable: boolean };

const minuteMs = 60_000;
const mostRetries = 3;

/**
 * What to do about a failed send, by what the failure means (facts/whatsapp.md, error codes). Passing faults are tried again a
 * few times, ever later; a fault of the account when it may be mended. Pure.
 */
export function afterFailure(send: FailedSend): AfterFailure {
  const person = { outcome: 'askPerson', optedOut: false, unreachable: false } as const;
  const again = (waitMs: number): AfterFailure =>
    send.overtaken ? person : { outcome: 'sendAgain', notBeforeMs: send.nowMs + waitMs };
  switch (send.meaning as FailureMeaning) {
    case 'temporary':
    case 'tooFast':
      return send.retries < mostRetries ? again(minuteMs * 4 ** send.retries) : person;
    case 'channelDown':
      return send.retries < mostRetries ? again(10 * minuteMs) : person;
    case 'optedOut':
      return { ...person, optedOut: true };
    case 'blocked':
    case 'unreachable':
      return { ...person, unreachable: true };
    case 'windowClosed':
    case 'capReached':
    case 'templateGone':
    case 'restricted':
    case 'templateUnfit':
    case 'badRequest':
      return person;
    default:
      return person;
  }
}
