import { reason } from '../reason';
import { followUpDefaults, type FollowedUpKind, type FollowUpRules } from '../rules/followUpRules';
import type { Rules } from '../rules/rules';
import { actNow } from './actNow';
import { capReached, personFirst } from './caps';
import { fixedMoment } from './floors';
import type { Meaning } from './meaningOf';
import { planLook } from './planLook';
import type { LookDecision, LookFacts, MoreOfLook, PutOff } from './silence';

type FollowedUp = Meaning & { readonly kind: FollowedUpKind };

const minuteMs = 60_000;
const dayMs = 24 * 3600 * 1000;

/**
 * What is done at a look that is not too early. What the fixed rules alone would do is found out first, at their own moment; only a
 * follow-up they would make can then be put off by what is learnt, once, or left. So nothing that changes later (a template that is
 * approved again, a window that closes) can let more out than they would. Pure.
 */
export function putOffOrAct(facts: LookFacts, more: MoreOfLook, meaning: FollowedUp, rules: Rules): LookDecision {
  const { learnt, putOff } = more;
  const act = byPersonStill(actNow(facts, more, meaning, rules), facts, meaning, putOff, rules.followUp);
  if (learnt?.actsAt === undefined) return act;
  const wording = putOff === undefined ? wordingBy(act, rules) : putOff.wording;
  if (wording === undefined) return act;
  const { nowMs, sinceMs } = facts;
  const { kind, notBeforeMs } = meaning;
  const plan = planLook(kind, { nowMs, sinceMs, notBeforeMs, more }, rules.followUp);
  if (plan.kind === 'neverOpen') return act;
  const moment = {
    ...plan.moment,
    putOff: putOff ?? { atMs: nowMs, wording, ...(wording === null ? { by: 'person' as const } : {}) },
  };
  const reasons = [...plan.reasons, ...meaning.reasons];
  const later = { silence: kind, means: kind, moment, reasons };
  const apartAtMs = apartAt(facts, more, meaning, rules.followUp);
  if (act.outcome === 'askPerson' && putOff === undefined && act.fixedWording !== undefined)
    return {
      ...later,
      outcome: 'putOff',
      given: 'task',
      silence: 'nothingOwed',
      lookAtMs: act.closeAtMs,
      reasons: act.reasons,
    };
  if (putOff !== undefined) return apartAtMs > nowMs ? { outcome: 'lookLater', lookAtMs: apartAtMs, ...later } : act;
  if (plan.kind === 'lowChance') {
    const closeAtMs = Math.max(sinceMs, notBeforeMs ?? 0) + rules.followUp.closeAfterDays * dayMs;
    const lookAtMs = Math.max(closeAtMs, nowMs + minuteMs);
    return { outcome: 'putOff', lookAtMs, ...later, silence: 'nothingOwed' };
  }
  const learntAtMs = mayFollowAnother(facts, more, meaning, rules.followUp) ? nowMs : plan.atMs;
  const laterMs = Math.max(learntAtMs, apartAtMs);
  return laterMs > nowMs ? { outcome: 'putOff', lookAtMs: laterMs, ...later } : act;
}

/** The first open moment at the rules' distance from the last follow-up as it really went. */
function apartAt(
  { nowMs, sinceMs }: LookFacts,
  { place, windowClosesAtMs, contact: { lastFollowUpAtMs } }: MoreOfLook,
  { kind, notBeforeMs }: FollowedUp,
  rules: FollowUpRules,
): number {
  const from = { place, windowClosesAtMs, lastFollowUpAtMs };
  return fixedMoment(kind, { nowMs, sinceMs, notBeforeMs, from }, rules).atMs ?? nowMs;
}

/** What was a person's by the rules when it was put off is theirs also when the rules would have it sent by now. */
function byPersonStill(
  act: LookDecision,
  { nowMs }: LookFacts,
  { reasons }: FollowedUp,
  putOff: PutOff | undefined,
  { closeAfterDays }: FollowUpRules,
): LookDecision {
  if (putOff?.by !== 'person' || !isSent.has(act.outcome)) return act;
  return { outcome: 'askPerson', closeAtMs: nowMs + closeAfterDays * dayMs, reasons: [personsByThen, ...reasons] };
}

const isSent: ReadonlySet<LookDecision['outcome']> = new Set(['send', 'sendTemplate', 'otherNumber']);
const personsByThen = reason('taskByRules', 'By the rules of its own moment a person follows up.');

/** What the fixed rules alone send now, by name; null: by rule a person does it. Undefined: nothing that could be put off. */
function wordingBy(act: LookDecision, rules: Rules): string | null | undefined {
  switch (act.outcome) {
    case 'send':
      return act.fixedWording ?? act.wording;
    case 'sendTemplate':
      return act.fixedWording ?? act.template.name;
    case 'draft':
      return null;
    case 'askPerson': {
      const mode = rules.followUp.mode ?? followUpDefaults.mode;
      if (mode === 'task') return null;
      return mode === 'draft' && act.fixedWording !== undefined ? null : act.fixedWording;
    }
    default:
      return undefined;
  }
}

/**
 * Whether the rules allow another one right after this: then it goes at its fixed moment, because the next is counted from it. Only the
 * last one before a person's word is put off.
 */
function mayFollowAnother(facts: LookFacts, more: MoreOfLook, meaning: FollowedUp, rules: FollowUpRules): boolean {
  const { followUpsInMonth, followUpsWithoutPerson } = more.contact;
  const after = {
    sentInSilence: facts.sentInSilence + 1,
    notBeforeMs: meaning.notBeforeMs,
    contact: { followUpsInMonth: followUpsInMonth + 1, followUpsWithoutPerson: followUpsWithoutPerson + 1 },
  };
  return capReached(meaning.kind, after, rules) === null && personFirst(after.contact, rules) === null;
}
