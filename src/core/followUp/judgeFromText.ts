import { reason, type Reason } from '../reason';
import { rulesInForce, type Rules } from '../rules/rules';
import { moveIntoActiveHours } from './activeHours';
import type { SilenceDecision, SilenceFacts } from './silence';

const dayMs = 24 * 3600 * 1000;

/** Judges a silence from our text alone, as it was before kinds and rhythms: recorded decisions are taken again by it. Pure. */
export function judgeFromText(facts: SilenceFacts, generalRules: Rules): SilenceDecision {
  const rules = rulesInForce(generalRules, facts.control.ownRules).followUp;
  if (facts.control.state === 'closed') return none('closed', 'The conversation is closed.');
  if (facts.needsReply) return none('ours', 'We owe the reply: it has a due time instead of a follow-up.');
  const closeAtMs = facts.nowMs + rules.closeAfterDays * dayMs;
  const quiet = (why: Reason): SilenceDecision => ({
    outcome: 'lookLater',
    silence: 'nothingOwed',
    lookAtMs: closeAtMs,
    reasons: [why, reason('closeQuietly', `Without news it is closed quietly after ${rules.closeAfterDays} days.`)],
  });
  if (facts.control.optedOut) return quiet(reason('optedOut', 'The buyer opted out, so nothing automatic follows.'));
  if (!rules.enabled) return quiet(reason('followUpOff', 'Follow-ups are switched off by the rules.'));
  if (facts.begins === 'afterBuyersClosing')
    return quiet(reason('nothingOwed', 'The buyer closed or asked nothing; nobody owes an answer.'));
  if (facts.sentInSilence >= rules.maxPerSilence) {
    return quiet(
      reason(
        'followedUpEnough',
        `${facts.sentInSilence} follow-up was sent in this silence; the rules allow ${rules.maxPerSilence}.`,
      ),
    );
  }
  if (!/[?？؟]/.test(facts.ourText ?? '')) return quiet(reason('noOpenQuestion', 'Our last message asks nothing.'));
  return {
    outcome: 'lookLater',
    silence: 'hesitation',
    lookAtMs: moveIntoActiveHours(facts.nowMs + rules.waitHours * 3600 * 1000, rules),
    reasons: [
      reason('hesitation', 'Our question is open.'),
      reason(
        'floor',
        `The silence is looked at after ${rules.waitHours} hours at the earliest, in active hours (${rules.timeZone}).`,
      ),
    ],
  };
}

function none(code: string, text: string): SilenceDecision {
  return { outcome: 'noFollowUp', reasons: [reason(code, text)] };
}
