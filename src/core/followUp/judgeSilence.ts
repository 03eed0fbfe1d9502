import { reason, type Reason } from '../reason';
import { followUpDefaults } from '../rules/followUpRules';
import { lawfulWaits } from '../rules/lawfulWaits';
import { rulesInForce, type FollowUpRules, type Rules } from '../rules/rules';
import { capReached } from './caps';
import { isFollowedUp } from './floors';
import { judgeFromText } from './judgeFromText';
import { meaningOf, type Meaning } from './meaningOf';
import { planLook, whenToLook } from './planLook';
import type { MoreOfSilence, SilenceDecision, SilenceFacts, SilenceKind } from './silence';
import { switchedOff } from './switchedOff';

export type { SilenceDecision, SilenceFacts, SilenceKind } from './silence';

const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;

/** Judges a silence that begins: what it means, whether to look at it again, when, and why. Pure. */
export function judgeSilence(facts: SilenceFacts, generalRules: Rules): SilenceDecision {
  const { more } = facts;
  if (more === undefined) return judgeFromText(facts, generalRules);
  const written = rulesInForce(generalRules, facts.control.ownRules).followUp;
  const rules = more.law === 2 ? lawfulWaits(written) : written;
  if (facts.control.state === 'closed')
    return { outcome: 'noFollowUp', reasons: [reason('closed', 'The conversation is closed.')] };
  if (facts.needsReply || more.replyDueAtMs !== null) return weOwe(more.replyDueAtMs);
  const meaning = meaningOf(more, facts.begins === 'afterOurMessage' ? 'us' : 'buyer');
  if (meaning.kind === 'ours') return promised(meaning, facts.nowMs, rules);
  const quiet = (why: readonly Reason[]) => quietEnd(facts.nowMs, meaning, why, rules);
  const off = switchedOff(facts.control, more, rules);
  if (off !== null) return quiet([off, ...meaning.reasons]);
  if (!isFollowedUp(meaning.kind))
    return quiet([reason('nothingOwed', 'Nobody owes the other an answer.'), ...meaning.reasons]);
  if (more.delivery.unreachable === 'blocked') return quiet(meaning.reasons);
  const { notBeforeMs } = meaning;
  const cap = capReached(meaning.kind, { ...facts, notBeforeMs, contact: more.contact }, rules);
  if (cap !== null) return quiet([cap, ...meaning.reasons]);
  const plan = planLook(meaning.kind, { nowMs: facts.nowMs, sinceMs: facts.nowMs, notBeforeMs, more }, rules);
  const look = whenToLook(plan, more.learnt);
  return look === null
    ? quiet([...plan.reasons, ...meaning.reasons])
    : lookLater(meaning.kind, look, [...meaning.reasons, ...plan.reasons]);
}

function lookLater(
  kind: SilenceKind,
  { atMs, moment }: NonNullable<ReturnType<typeof whenToLook>>,
  why: readonly Reason[],
): SilenceDecision {
  const named = why.some(({ code }) => code === kind) ? why : [reason(kind, kindTexts[kind]), ...why];
  return { outcome: 'lookLater', silence: kind, means: kind, lookAtMs: atMs, moment, reasons: named };
}

/** Nothing is sent; without news it is closed, but not before a day that was agreed or named. */
function quietEnd(nowMs: number, meaning: Meaning, why: readonly Reason[], rules: FollowUpRules): SilenceDecision {
  const fromMs = Math.max(nowMs, meaning.notBeforeMs ?? 0);
  return {
    outcome: 'lookLater',
    silence: 'nothingOwed',
    means: meaning.kind,
    lookAtMs: fromMs + rules.closeAfterDays * dayMs,
    reasons: [...why, reason('closeQuietly', `Without news it is closed quietly after ${rules.closeAfterDays} days.`)],
  };
}

function weOwe(replyDueAtMs: MoreOfSilence['replyDueAtMs']): SilenceDecision {
  const due = replyDueAtMs === null ? '' : `: it is due by ${new Date(replyDueAtMs).toISOString()}`;
  return {
    outcome: 'noFollowUp',
    means: 'ours',
    reasons: [reason('ours', `We owe the reply, so there is no follow-up${due}.`)],
  };
}

/** We said that we would come back: somebody has to, by a due time. */
function promised(meaning: Meaning, nowMs: number, rules: FollowUpRules): SilenceDecision {
  const hours = rules.ownPromiseHours ?? followUpDefaults.ownPromiseHours;
  return {
    outcome: 'noFollowUp',
    means: 'ours',
    dueAtMs: nowMs + hours * hourMs,
    reasons: [
      reason('ours', `We owe the next word, so there is no follow-up: it is due within ${hours} hours.`),
      ...meaning.reasons,
    ],
  };
}

const kindTexts: Record<SilenceKind, string> = {
  nothingOwed: 'Nobody owes the other an answer.',
  theirDate: 'The buyer comes back in their own time.',
  interrupted: 'A live exchange broke off in the middle.',
  hesitation: 'The buyer hesitates.',
  unreached: 'Our message did not reach the buyer.',
  ours: 'We owe the next word.',
};
