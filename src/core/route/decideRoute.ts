import type { Context } from '../contextualize/context';
import { rulesInForce, type Rules } from '../rules/rules';
import { absenceOf } from './absence';
import { dueTime } from './dueTime';
import { mayAutomate } from './mayAutomate';
import { replyNeeded } from './replyNeeded';
import type { RouteDecision } from './routeDecision';
import { applyRoutingRules } from './routingRules';
import { whoAnswers } from './whoAnswers';

/**
 * Decides a turn from its context and the general rules: whether a reply is needed, from whom, by when, and what automation does.
 * Pure: the same facts under the same rules decide the same. Contexts recorded without `more` decide as they did.
 */
export function decideRoute(context: Context, generalRules: Rules): RouteDecision {
  const rules = rulesInForce(generalRules, context.control.ownRules);
  const routing = applyRoutingRules(context, rules);
  const need = replyNeeded(context, rules, routing);
  if (!need.needed) return need.decision;
  const { optedOut } = need;
  const who = whoAnswers(context, rules, routing);
  const automation = mayAutomate(context, rules, routing, who, optedOut);
  const due = dueTime(context, rules, { team: who.team, ruleMinutes: routing.minutes });
  const { dueAtMs, told } = due;
  if (automation.kind === 'answer' && automation.mode === 'send') {
    const { text, why } = automation;
    const reasons = [why, due.why, ...need.why, ...routing.reasons];
    // The responder may come to no answer: then it is known who has it.
    const people = text === null ? { people: who.to } : {};
    return { outcome: 'automationReplies', text, ...people, dueAtMs, ...told, optedOut, reasons };
  }
  const absence = absenceOf(context, rules, who, optedOut);
  const said = absence === null ? {} : { absenceText: absence.text };
  const common = {
    ...{ dueAtMs, ...told, ...said, optedOut },
    // The first few are what later decisions still know of this one.
    reasons: [
      ...[automation.why, due.why],
      ...(absence === null ? [] : [absence.why]),
      ...[...need.why, ...routing.reasons, ...who.reasons],
    ],
  };
  if (automation.kind === 'people') return { outcome: 'humanReplies', ...who.to, ...common };
  const { text, mode } = automation;
  return { outcome: 'automationReplies', text, mode, people: who.to, ...common };
}
