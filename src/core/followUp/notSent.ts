import type { FailureMeaning } from '../update/failure';

/** A follow-up that automation ordered and that the buyer did not get. */
export interface NotSent {
  /** So many follow-ups in a row did not get there, this one included. */
  readonly triesInRow: number;
  readonly nowMs: number;
}

/** What becomes of its silence. */
export type AfterNotSent =
  /** What held it back passes: the silence is looked at again, from fresh facts. */
  | { readonly outcome: 'lookAgain'; readonly lookAtMs: number }
  /** A person is told, and has it. */
  | { readonly outcome: 'askPerson' }
  /** Somebody or something else has the say now: the buyer's next turn, or a person. */
  | { readonly outcome: 'leave' };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** So many that did not get there, one after the other, are a person's task. */
export const mostTriesInRow = 5;

/** A look knows what to do about these at once: it waits, takes another way, or asks a person. */
const seenByLook: readonly string[] = [
  ...['quietHours', 'paused', 'snoozed', 'closed', 'humanHolds', 'optedOut', 'unreachable', 'phoneInDoubt'],
  ...['addresseeGone', 'windowClosed', 'templateGone', 'planGone', 'joined', 'overruled'],
  ...['dealClosed', 'followUpOff', 'followedUpEnough', 'monthIsFull', 'noPersonsWord'],
  ...['floor', 'notBeforeDate', 'followedUpLately'],
  ...['command.pause', 'command.snooze', 'command.changeRules'],
];

/** What a look does not see is given time to pass. */
const restMs: Readonly<Record<string, number>> = {
  automationOff: hourMs,
  channelStopped: hourMs,
  // Meta: a restriction cools down in a day or more.
  accountRestricted: dayMs,
};

/** What becomes of a silence whose follow-up was held back before it left. Pure. */
export function afterHeldBack(because: string, send: NotSent): AfterNotSent {
  if (because === 'buyerWrote' || because === 'answeredOnPhone' || isLastWord(because)) return { outcome: 'leave' };
  if (seenByLook.includes(because)) return lookAgain(minuteMs, send);
  const waitMs = Object.hasOwn(restMs, because) ? restMs[because] : undefined;
  return waitMs === undefined ? { outcome: 'askPerson' } : lookAgain(waitMs, send);
}

/** Commands after which the silence is a person's, or over. */
function isLastWord(because: string): boolean {
  return because.startsWith('command.') && !seenByLook.includes(because);
}

/** What becomes of a silence whose follow-up failed and is not simply sent again. Pure. */
export function afterFailedFollowUp(
  meaning: string,
  { isWindowOver, ...send }: NotSent & { readonly isWindowOver: boolean },
): AfterNotSent {
  switch (meaning as FailureMeaning) {
    case 'temporary':
    case 'tooFast':
      return lookAgain(minuteMs, send);
    case 'channelDown':
      return lookAgain(hourMs, send);
    case 'capReached':
    case 'restricted':
      return lookAgain(dayMs, send);
    // The look sees these by itself: what is stored says so by then.
    case 'templateGone':
    case 'optedOut':
    case 'blocked':
    case 'unreachable':
      return lookAgain(minuteMs, send);
    // Then its end came while the message was on its way.
    case 'windowClosed':
      return isWindowOver ? lookAgain(minuteMs, send) : { outcome: 'askPerson' };
    case 'templateUnfit':
    case 'badRequest':
      return { outcome: 'askPerson' };
    default:
      return { outcome: 'askPerson' };
  }
}

function lookAgain(waitMs: number, { triesInRow, nowMs }: NotSent): AfterNotSent {
  if (triesInRow >= mostTriesInRow) return { outcome: 'askPerson' };
  return { outcome: 'lookAgain', lookAtMs: nowMs + waitMs };
}
