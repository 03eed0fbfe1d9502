import type { Context } from '../contextualize/context';
import { reason, type Reason } from '../reason';
import type { Rules } from '../rules/rules';
import { isOnlyWords, spoken, weAsked } from './asked';
import { isDuplicate } from './duplicates';
import { isStopWord } from './stopWords';
import type { RouteDecision } from './routeDecision';
import type { Routing } from './routingRules';

type NoReply = Extract<RouteDecision, { outcome: 'noReply' }>;

/** Whether a reply is needed: the decision that none is, or what stays to be decided. */
export type ReplyNeed =
  | { readonly needed: false; readonly decision: NoReply }
  | { readonly needed: true; readonly optedOut: boolean | null; readonly why: readonly Reason[] };

/** Decides whether a turn needs a reply at all. Pure. */
export function replyNeeded(context: Context, rules: Rules, routing: Routing): ReplyNeed {
  const { intent } = context.turn.understanding;
  const messages = spoken(context);
  if (intent === 'optOut' || isStopWord(context, rules)) {
    return none(true, reason('optOut', 'The buyer asked to be left alone. Nothing automatic is sent any more.'));
  }
  const optedOut = intent === 'optIn' ? false : null;
  if (intent === 'optIn' && context.control.optedOut) {
    return none(false, reason('optIn', 'The buyer wants to hear from us again.'));
  }
  if (messages.length === 0 && context.turn.messages.some(({ revoked }) => revoked === true)) {
    const why = reason('takenBack', 'The buyer took back everything that waited for a reply.');
    if (!isWaitOlder(context)) return { needed: false, decision: { ...noReply(optedOut, [why]), dismissesWait: true } };
  }
  // What was open before stays open, whatever is said beside it.
  if (context.wait !== null) return { needed: true, optedOut, why: stillOpen(context) };
  if (messages.length === 0) {
    return none(optedOut, reason('nothingAsked', 'A reaction, a welcome or a correction asks nothing.'));
  }
  if (context.turn.answeredOnPhone === true) {
    return none(optedOut, reason('answeredOnPhone', 'A person has answered this from the phone app already.'));
  }
  if (routing.replyNeeded === false) return none(optedOut, ...routing.reasons);
  const quiet = routing.replyNeeded === true ? null : whyQuiet(context);
  if (quiet !== null) return none(optedOut, quiet, ...routing.reasons);
  return { needed: true, optedOut, why: whyNeeded(context) };
}

/** Why what was said asks nothing, after an answer of ours; null when it may. */
function whyQuiet(context: Context): Reason | null {
  const { intent, asks } = context.turn.understanding;
  const messages = spoken(context);
  if (context.history.outboundCount === 0 || !isOnlyWords(messages)) return null;
  if (context.more?.putsOff === true)
    return reason('postpones', 'The buyer puts it off, and asks nothing: the silence is followed up, not answered.');
  if (isYesToOurs(context)) return null;
  if (intent === 'closing' || intent === 'assent')
    return reason('closing', 'The buyer thanks or closes, and no earlier question is open.');
  if (context.more === undefined) return null;
  const onlyStickers = messages.every(({ type }) => type === 'sticker');
  if ((onlyStickers || (intent === 'chatter' && !asks)) && !weAsked(context))
    return reason('chatter', 'After our answer this asks for nothing more.');
  if (isDuplicate(context))
    return reason('duplicate', 'The buyer said this in the same words within a day, and it was answered since.');
  return null;
}

/** A failed reply of ours has opened the wait for something else: taking these words back does not end it. */
function isWaitOlder({ wait, turn, more }: Context): boolean {
  const first = turn.messages[0]?.atMs;
  return more !== undefined && wait !== null && first !== undefined && wait.sinceMs < first;
}

/** "Yes, thanks" closes nothing when we asked: somebody has to act on it. */
function isYesToOurs(context: Context): boolean {
  const { intent, intents = [] } = context.turn.understanding;
  return [intent, ...intents.map((one) => one.intent)].includes('assent') && weAsked(context);
}

function whyNeeded(context: Context): Reason[] {
  const { asks } = context.turn.understanding;
  if (context.more === undefined) return [];
  if (isYesToOurs(context))
    return [reason('yesToOurs', 'It says yes to a question of ours, so somebody has to act on it.')];
  if (asks) return [reason('asks', 'The turn holds a question or a request.')];
  return [reason('mayAsk', 'Nothing shows that this asks for no reply.')];
}

function stillOpen({ more }: Context): Reason[] {
  return more === undefined ? [] : [reason('stillOpen', 'An earlier message still waits for its reply.')];
}

function none(optedOut: boolean | null, ...reasons: Reason[]): ReplyNeed {
  return { needed: false, decision: noReply(optedOut, reasons) };
}

function noReply(optedOut: boolean | null, reasons: readonly Reason[]): NoReply {
  return { outcome: 'noReply', optedOut, reasons };
}
