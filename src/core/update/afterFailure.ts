import type { FailureMeaning } from './failure';

/** What is known of a message of ours that the channel refused or could not deliver. */
export interface FailedSend {
  /** A closed meaning of ours; anything else (a send that was given up) goes to a person. */
  readonly meaning: string;
  readonly kind: 'answer' | 'followUp' | 'humanReply' | 'absence';
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
  /** The silence goes on; it is looked at again, later. */
  | { readonly outcome: 'lookLater'; readonly lookAtMs: number }
  | { readonly outcome: 'askPerson'; readonly optedOut: boolean; readonly unreachable: boolean };

const minuteMs = 60_000;
const dayMs = 24 * 3600_000;
const mostRetries = 3;

/**
 * What to do about a failed send, by what the failure means (facts/whatsapp.md, error codes). Passing faults are tried again a
 * few times, ever later; a fault of the account when it may be mended. Meta: 131049 and 130472 ask for a day's rest at least. Pure.
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
    case 'capReached':
      return send.kind === 'followUp' ? { outcome: 'lookLater', lookAtMs: send.nowMs + dayMs } : person;
    case 'optedOut':
      return { ...person, optedOut: true };
    case 'blocked':
    case 'unreachable':
      return { ...person, unreachable: true };
    case 'templateGone':
      // The store knows by now: another template is looked for, or a person is asked.
      return send.kind === 'followUp' ? { outcome: 'lookLater', lookAtMs: send.nowMs + minuteMs } : person;
    case 'windowClosed':
    case 'restricted':
    case 'templateUnfit':
    case 'badRequest':
      return person;
    default:
      return person;
  }
}
