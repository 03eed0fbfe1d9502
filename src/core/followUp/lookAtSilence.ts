import { reason, type Reason } from '../reason';
import type { FollowedUpKind } from '../rules/followUpRules';
import { lawfulWaits } from '../rules/lawfulWaits';
import { rulesInForce, type FollowUpRules, type Rules } from '../rules/rules';
import { capReached } from './caps';
import { floorOf, isFollowedUp } from './floors';
import { lookFromText } from './lookFromText';
import { meaningOf, type Meaning } from './meaningOf';
import { notReachedYet } from './notReached';
import { overtakenBy } from './overtaken';
import { countedFrom, planLook, whenToLook } from './planLook';
import { putOffOrAct } from './putOff';
import type { LookDecision, LookFacts, MoreOfLook } from './silence';
import { switchedOff } from './switchedOff';

export type { LookDecision, LookFacts } from './silence';

const dayMs = 24 * 3600 * 1000;

/** Decides what a silence means at its moment, from fresh facts: send, ask a person, wait, or close quietly. Pure. */
export function lookAtSilence(facts: LookFacts, generalRules: Rules): LookDecision {
  const { more, control } = facts;
  if (more === undefined) return lookFromText(facts, generalRules);
  const written = rulesInForce(generalRules, control.ownRules);
  const rules = more.law === 2 ? { ...written, followUp: lawfulWaits(written.followUp) } : written;
  const over = overtakenBy(facts, more);
  if (over !== null) {
    const closeAtMs = facts.nowMs + rules.followUp.closeAfterDays * dayMs;
    return { outcome: 'dropped', ...(over.leaves === 'quietEnd' ? { closeAtMs } : {}), reasons: [over.why] };
  }
  const held = heldUntil(facts, more);
  if (held !== null) return held;
  const meaning = freshMeaning(more);
  if (more.law === 2 && meaning.kind === 'ours' && more.plannedFor !== 'ours' && more.writing === null)
    return ourPromise(facts, meaning, rules.followUp);
  if (facts.silence === 'nothingOwed') return end(facts, more, meaning, rules.followUp);
  const why = whyNot(facts, more, meaning, rules.followUp);
  if (why !== null || !isFollowedUp(meaning.kind))
    return endQuietly(facts, meaning, [...(why === null ? [] : [why]), ...meaning.reasons], rules.followUp);
  const { kind } = meaning;
  return (
    tooEarly(facts, more, { ...meaning, kind }, rules.followUp) ?? putOffOrAct(facts, more, { ...meaning, kind }, rules)
  );
}

/** What the silence means by now: a message that did not arrive, or was not seen, makes it another. */
function freshMeaning(more: MoreOfLook): Meaning {
  const meaning = meaningOf(more, more.delivery.status === 'none' ? 'buyer' : 'us');
  if (!isFollowedUp(meaning.kind) || meaning.kind === 'unreached') return meaning;
  const late = notReachedYet(more.delivery);
  return late === null ? meaning : { ...meaning, kind: 'unreached', reasons: [late, ...meaning.reasons] };
}

/** Planned when our words were read otherwise, or not at all: nobody waits for what we promised, so a person has it now. */
function ourPromise(facts: LookFacts, meaning: Meaning, rules: FollowUpRules): LookDecision {
  return {
    outcome: 'askPerson',
    means: 'ours',
    closeAtMs: facts.nowMs + rules.closeAfterDays * dayMs,
    reasons: [reason('ours', 'We owe the next word.'), ...meaning.reasons],
  };
}

/** The quiet end, at its time. */
function end(facts: LookFacts, more: MoreOfLook, { notBeforeMs }: Meaning, rules: FollowUpRules): LookDecision {
  // Whoever writes makes a new silence; until then it stays open.
  if (more.writing !== null)
    return {
      outcome: 'lookLater',
      lookAtMs: facts.nowMs + dayMs,
      reasons: [reason('beingWritten', 'Something is being written to the buyer.')],
    };
  const closeAtMs = (notBeforeMs ?? 0) + rules.closeAfterDays * dayMs;
  if (facts.nowMs < closeAtMs)
    return {
      outcome: 'lookLater',
      lookAtMs: closeAtMs,
      reasons: [reason('notBeforeDate', 'It stays open until what was named or agreed is over.')],
    };
  return { outcome: 'closeQuietly', reasons: [reason('nothingOwed', 'Nobody owes an answer and nothing came.')] };
}

/** A pause or a snooze holds everything back; one whose time is over holds nothing. */
function heldUntil({ nowMs, control }: LookFacts, more: MoreOfLook): LookDecision | null {
  if (control.paused !== null && control.paused.untilMs > nowMs)
    return {
      outcome: 'lookLater',
      lookAtMs: control.paused.untilMs,
      reasons: [reason('paused', 'Automation is paused.')],
    };
  if (more.snoozedUntilMs !== null && more.snoozedUntilMs > nowMs)
    return {
      outcome: 'lookLater',
      lookAtMs: more.snoozedUntilMs,
      reasons: [reason('snoozed', 'A person has put it off.')],
    };
  return null;
}

/** Why nothing is to be sent into this silence any more; null when something may. */
function whyNot(facts: LookFacts, more: MoreOfLook, meaning: Meaning, rules: FollowUpRules): Reason | null {
  const off = switchedOff(facts.control, more, rules);
  if (off !== null) return off;
  if (meaning.kind === 'nothingOwed') return reason('nothingOwed', 'Nobody owes the other an answer.');
  if (meaning.kind === 'ours') return reason('ours', 'We owe the next word.');
  if (more.delivery.unreachable === 'blocked') return reason('leftInPeace', 'Nothing is sent to whoever blocked us.');
  return capReached(meaning.kind, { ...facts, contact: more.contact, notBeforeMs: meaning.notBeforeMs }, rules);
}

/** Only the quiet end is left, at its own time. */
function endQuietly(
  facts: LookFacts,
  meaning: Meaning,
  reasons: readonly Reason[],
  rules: FollowUpRules,
): LookDecision {
  const closeAtMs = Math.max(facts.sinceMs, meaning.notBeforeMs ?? 0) + rules.closeAfterDays * dayMs;
  if (facts.nowMs >= closeAtMs) return { outcome: 'closeQuietly', reasons };
  return { outcome: 'lookLater', silence: 'nothingOwed', means: meaning.kind, lookAtMs: closeAtMs, reasons };
}

/** Rules may ask for a longer silence by now, and another kind of silence is looked at at another time. */
function tooEarly(
  facts: LookFacts,
  more: MoreOfLook,
  meaning: Meaning & { readonly kind: FollowedUpKind },
  rules: FollowUpRules,
): LookDecision | null {
  const { kind, notBeforeMs } = meaning;
  const { nowMs, sinceMs } = facts;
  const { earliestMs } = floorOf(kind, { nowMs, sinceMs, notBeforeMs, from: countedFrom(more) }, rules);
  if (kind === more.plannedFor && nowMs >= earliestMs) return null;
  const plan = planLook(kind, { nowMs, sinceMs, notBeforeMs, more }, rules);
  const look = whenToLook(plan, more.learnt);
  if (look === null && plan.kind === 'lowChance')
    return endQuietly(facts, meaning, [...plan.reasons, ...meaning.reasons], rules);
  if (look === null || look.atMs <= nowMs) return null;
  const { putOff } = more;
  return {
    outcome: 'lookLater',
    silence: kind,
    means: kind,
    lookAtMs: look.atMs,
    moment: putOff === undefined ? look.moment : { ...look.moment, putOff },
    reasons: [...plan.reasons, ...meaning.reasons],
  };
}
