import { reason, type Reason } from '../reason';
import { endingOf, type Ending, type EndingReason } from './cues/endingOf';
import type { BuyersPromise } from './cues/cues';
import type { MoreOfSilence, SilenceKind } from './silence';

/** What a silence means, why, and the day before which nothing is sent. */
export interface Meaning {
  readonly kind: SilenceKind;
  readonly reasons: readonly Reason[];
  /** The end of the buyer's own date, or of what was agreed; null when there is none. */
  readonly notBeforeMs: number | null;
}

const dayMs = 24 * 3600 * 1000;
/** A question asked in an exchange of so many turns of the buyer in half an hour was asked live. */
const liveTurns = 2;

/**
 * What a silence means, from the words and the state of the conversation. In this order: a no, a promise of ours, the buyer's own
 * date or their wish to think it over, nothing owed, a message that can't reach them, a live exchange broken off, hesitation. Pure.
 */
export function meaningOf(more: MoreOfSilence, lastWord: 'us' | 'buyer'): Meaning {
  const ending = endingOf({ ours: more.ours, theirs: more.theirs, lastWord });
  const words = byWords(more, ending);
  const { unreachable } = more.delivery;
  if (words.kind === 'nothingOwed' || words.kind === 'ours' || unreachable === null) return words;
  return { ...words, kind: 'unreached', reasons: [unreachableReason(unreachable), ...words.reasons] };
}

function byWords(more: MoreOfSilence, ending: Ending): Meaning {
  const said = (code: EndingReason) => ending.reasons.includes(code);
  const why = ending.reasons.map((code) => reason(code, endingTexts[code]));
  const meaning = (kind: SilenceKind, reasons = why): Meaning => ({ kind, reasons, notBeforeMs: null });
  if (said('declined')) return meaning('nothingOwed');
  if (more.ours?.promisesUs === true) return meaning('ours', [reason('wePromised', endingTexts.wePromised)]);
  const date = dateAhead(more);
  if (date !== null) return { kind: 'theirDate', reasons: [date.why, ...why], notBeforeMs: date.atMs };
  if (ending.kind === 'theirDate' || said('deferred')) return meaning('theirDate');
  // What the buyer asked last was found to need no reply: nothing of ours is open.
  if (ending.kind === 'completion' || said('theyAsk')) return meaning('nothingOwed');
  if (!isInterrupted(more)) return meaning('hesitation');
  return meaning('interrupted', [reason('interrupted', 'A live exchange broke off in the middle.'), ...why]);
}

/** The buyer's own date, or one agreed earlier: whichever is over last. */
function dateAhead(more: MoreOfSilence): { atMs: number; why: Reason } | null {
  const promise = more.theirs?.promise;
  const own = promise?.kind === 'date' ? endOf(promise) : null;
  const agreed = more.appointment === null ? null : endOf(more.appointment);
  const beganAtMs = more.silence.beganAtMs;
  if (agreed !== null && agreed > beganAtMs && agreed >= (own ?? 0))
    return { atMs: agreed, why: reason('appointment', `Something is agreed until ${iso(agreed)}.`) };
  if (own !== null && own > beganAtMs)
    return { atMs: own, why: reason('theirDate', `The buyer named a date that ends ${iso(own)}.`) };
  return null;
}

/** An instant leaves the buyer a day. */
function endOf(date: Extract<BuyersPromise, { kind: 'date' }>): number {
  return date.untilMs ?? date.atMs + dayMs;
}

/** A price or an offer wants to be thought over; a plain question asked live is only left lying. */
function isInterrupted({ ours, theirs, silence, liveTurns: turns }: MoreOfSilence): boolean {
  return (
    silence.state === 'within15Minutes' &&
    turns >= liveTurns &&
    ours !== null &&
    ours.asks &&
    !ours.price &&
    !ours.offer &&
    theirs !== null &&
    !theirs.deferral &&
    theirs.objection === null
  );
}

function unreachableReason(what: 'blocked' | 'other'): Reason {
  return what === 'blocked'
    ? reason('blocked', 'The buyer has blocked this number.')
    : reason('unreachable', 'The channel can’t reach the buyer at this number.');
}

const endingTexts: Record<EndingReason, string> = {
  declined: 'The buyer said no.',
  promisedDate: 'The buyer said when they would come back.',
  promisedSomeday: 'The buyer said that they would come back, and named no date.',
  deferred: 'The buyer wants to think it over.',
  objected: 'The buyer has an objection.',
  openQuestion: 'Our question is open.',
  priceOnTheTable: 'Our price is on the table.',
  offerOnTheTable: 'Our offer is on the table.',
  weTookLeave: 'We took our leave.',
  wePromised: 'We said that we would come back.',
  theyAsk: 'The buyer asks something.',
  closing: 'The buyer thanked, agreed or took their leave.',
  answered: 'The buyer answered our question, and nothing of ours is open.',
  settled: 'The buyer has done it, or has what they need.',
  nothingAsked: 'Nobody asked the other anything.',
};

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}
