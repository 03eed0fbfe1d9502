import type { Context } from '../contextualize/context';
import { reason, type Reason } from '../reason';
import { scopeOf } from '../rules/conditionScope';
import { holds } from '../rules/conditions';
import type { AnswerMode, RoutingRule } from '../rules/people';
import type { Rules } from '../rules/rules';

/** What the routing rules name for a turn. What none of them names is null. */
export interface Routing {
  readonly replyNeeded: boolean | null;
  readonly team: string | null;
  readonly agent: string | null;
  readonly skill: string | null;
  readonly minutes: number | null;
  readonly automation: AnswerMode | null;
  /** The rules that named something, and those that could not be read. */
  readonly reasons: readonly Reason[];
}

const nothing: Routing = {
  ...{ replyNeeded: null, team: null, agent: null, skill: null, minutes: null, automation: null },
  reasons: [],
};

/**
 * Goes through the routing rules in order: the first whose condition holds decides what it names; what it leaves open the next
 * one that holds may. A condition that fails at run time is told, and does not hold. Pure.
 */
export function applyRoutingRules(context: Context, rules: Rules): Routing {
  if (rules.routing === undefined || rules.routing.length === 0) return nothing;
  const scope = scopeOf(context);
  return rules.routing.reduce((routing, rule) => {
    const answer = holds(rule.when, scope);
    if (answer === 'failed') return { ...routing, reasons: [...routing.reasons, whyFailed(rule)] };
    return answer ? withRule(routing, rule) : routing;
  }, nothing);
}

function withRule(routing: Routing, rule: RoutingRule): Routing {
  const { then } = rule;
  const next = {
    replyNeeded: routing.replyNeeded ?? then.replyNeeded ?? null,
    // A team and an agent are one answer to one question: who.
    ...(routing.team === null && routing.agent === null
      ? { team: then.team ?? null, agent: then.agent ?? null }
      : { team: routing.team, agent: routing.agent }),
    skill: routing.skill ?? then.skill ?? null,
    minutes: routing.minutes ?? then.replyWithinMinutes ?? null,
    automation: routing.automation ?? then.automation ?? null,
  };
  const named = namedBy(routing, next);
  return { ...next, reasons: named === '' ? routing.reasons : [...routing.reasons, whyNamed(rule, named)] };
}

/** What is new in `next`, in words. */
function namedBy(routing: Routing, next: Omit<Routing, 'reasons'>): string {
  const words = [
    routing.replyNeeded === next.replyNeeded ? null : next.replyNeeded ? 'a reply is needed' : 'no reply is needed',
    routing.team === next.team ? null : `team ${next.team}`,
    routing.agent === next.agent ? null : `agent ${next.agent}`,
    routing.skill === next.skill ? null : `skill "${next.skill}"`,
    routing.minutes === next.minutes ? null : `reply within ${next.minutes} minutes`,
    routing.automation === next.automation ? null : `automation: ${next.automation}`,
  ];
  return words.filter((word) => word !== null).join(', ');
}

function whyNamed({ name }: RoutingRule, named: string): Reason {
  return reason('routingRule', `The routing rule "${name}" holds: ${named}.`);
}

function whyFailed({ name }: RoutingRule): Reason {
  return reason(
    'routingRuleFailed',
    `The condition of the routing rule "${name}" could not be worked out, so it does not hold.`,
  );
}
