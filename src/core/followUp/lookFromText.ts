import { reason, type Reason } from '../reason';
import { lowestFollowUpWaitHours } from '../rules/defaults';
import { rulesInForce, type Rules } from '../rules/rules';
import { inActiveHours, moveIntoActiveHours } from './activeHours';
import type { LookDecision, LookFacts } from './silence';

const hourMs = 3600 * 1000;
const dayMs = 24 * hourMs;

/** Decides a look as it was before kinds and rhythms: recorded decisions are taken again by it. Pure. */
export function lookFromText(facts: LookFacts, generalRules: Rules): LookDecision {
  const rules = rulesInForce(generalRules, facts.control.ownRules);
  const { control } = facts;
  if (control.state === 'closed')
    return { outcome: 'dropped', reasons: [reason('closed', 'The conversation is closed.')] };
  if (facts.needsReply || (facts.lastInboundAtMs ?? 0) > facts.sinceMs) {
    return { outcome: 'dropped', reasons: [reason('buyerWrote', 'The buyer has written since; the silence is over.')] };
  }
  if (facts.silence === 'nothingOwed') {
    return { outcome: 'closeQuietly', reasons: [reason('nothingOwed', 'Nobody owes an answer and nothing came.')] };
  }
  if (control.optedOut || !rules.followUp.enabled) {
    // Switched off since the look was planned: what is left is the quiet end, at its own time.
    const why = control.optedOut
      ? reason('optedOut', 'The buyer opted out, so nothing automatic follows.')
      : reason('followUpOff', 'Follow-ups are switched off by the rules.');
    const closeAtMs = facts.sinceMs + rules.followUp.closeAfterDays * dayMs;
    return facts.nowMs < closeAtMs
      ? { outcome: 'lookLater', lookAtMs: closeAtMs, reasons: [why] }
      : { outcome: 'closeQuietly', reasons: [why] };
  }
  if (control.paused !== null) {
    return {
      outcome: 'lookLater',
      lookAtMs: control.paused.untilMs,
      reasons: [reason('paused', 'Automation is paused.')],
    };
  }
  // The rules may have asked for a longer silence since the look was planned.
  const floorMs = facts.sinceMs + Math.max(rules.followUp.waitHours, lowestFollowUpWaitHours) * hourMs;
  if (facts.nowMs < floorMs) {
    return {
      outcome: 'lookLater',
      lookAtMs: moveIntoActiveHours(floorMs, rules.followUp),
      reasons: [reason('floor', `The silence is looked at after ${rules.followUp.waitHours} hours at the earliest.`)],
    };
  }
  const ask = (why: Reason): LookDecision => ({
    outcome: 'askPerson',
    closeAtMs: facts.nowMs + rules.followUp.closeAfterDays * dayMs,
    reasons: [reason('hesitation', 'Our question is still open.'), why],
  });
  if (control.holder.kind === 'human') return ask(reason('humanHolds', 'A person has the conversation and decides.'));
  if (!rules.automation.enabled) return ask(reason('automationOff', 'Automation is switched off by the rules.'));
  if (facts.sentInSilence >= rules.followUp.maxPerSilence)
    return ask(reason('followedUpEnough', 'The rules allow no further follow-up in this silence.'));
  if (facts.window === null || facts.window.closesAtMs <= facts.nowMs) {
    return ask(reason('windowClosed', "The channel's 24-hour window is closed; free text can't be sent any more."));
  }
  if (rules.followUp.activeFromHour >= rules.followUp.activeToHour) {
    return ask(reason('noActiveHours', 'By the rules no hour of the day is an active one.'));
  }
  if (!inActiveHours(facts.nowMs, rules.followUp)) {
    const lookAtMs = moveIntoActiveHours(facts.nowMs, rules.followUp);
    return { outcome: 'lookLater', lookAtMs, reasons: [reason('quietHours', 'It is outside active hours.')] };
  }
  const text = (facts.language === null ? undefined : rules.followUp.texts[facts.language]) ?? rules.followUp.texts.en;
  if (!text) return ask(reason('noText', 'The rules hold no follow-up text.'));
  return {
    outcome: 'send',
    text,
    reasons: [reason('hesitation', 'Our question is still open and the window is open.')],
  };
}
