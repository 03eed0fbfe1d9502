import type { Context, MemberState } from '../contextualize/context';
import { decideRoute } from '../route/decideRoute';
import type { RouteDecision } from '../route/routeDecision';
import type { Rules } from './rules';

/** What about a decision can change with the rules. */
export const changeKinds = [
  'outcome',
  'assignee',
  'team',
  'dueAt',
  'automation',
  'absence',
  'told',
  'optedOut',
  'reasons',
] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** A decision decided again under other rules. */
export interface Trial {
  readonly after: RouteDecision;
  /** Empty when it comes out the same. */
  readonly changes: readonly ChangeKind[];
  /** Under its own rules it does not come out as it was stored: something but the rules is different now. */
  readonly unexplained: boolean;
}

/**
 * Decides a stored turn again, from its facts, under its own rules and under others. Members the facts do not know yet count as
 * free and there. Pure.
 */
export function tryRules(
  stored: { readonly facts: Context; readonly decision: RouteDecision },
  own: Rules,
  others: Rules,
): Trial {
  const again = decideRoute(stored.facts, own);
  const after = decideRoute(withNewMembers(stored.facts, others), others);
  const before = partsOf(stored.decision);
  const reasons = { again: codesOf(again), after: codesOf(after) };
  const changed = partsOf(after);
  const changes = changeKinds.filter((kind) =>
    // Reasons are told in more words with every release: only what the rules change counts.
    kind === 'reasons' ? reasons.again !== reasons.after : before[kind] !== changed[kind],
  );
  const same = partsOf(again);
  return { after, changes, unexplained: changeKinds.some((kind) => kind !== 'reasons' && before[kind] !== same[kind]) };
}

/** Who has a decision's turn: the person, or the queue of a team; of nobody's, null twice. */
export function heldBy(decision: RouteDecision): { readonly assignee: string | null; readonly team: string | null } {
  if (decision.outcome === 'humanReplies') return { assignee: decision.assignee, team: decision.team };
  const people = decision.outcome === 'automationReplies' ? decision.people : undefined;
  return { assignee: people?.assignee ?? null, team: people?.team ?? null };
}

function withNewMembers(facts: Context, { people }: Rules): Context {
  const { more } = facts;
  if (more === undefined || people === undefined) return facts;
  const known = new Set(more.people.map(({ name }) => name));
  const added = people.members
    .filter(({ name }) => !known.has(name))
    .map(({ name }): MemberState => ({ name, load: 0, awayUntilMs: null, lastAssignedAtMs: null }));
  return { ...facts, more: { ...more, people: [...more.people, ...added] } };
}

/** Each part of a decision as one comparable value. */
function partsOf(decision: RouteDecision): Readonly<Record<Exclude<ChangeKind, 'reasons'>, unknown>> {
  const { outcome, optedOut } = decision;
  const { assignee, team } = heldBy(decision);
  if (decision.outcome === 'noReply') {
    const dismisses = decision.dismissesWait === true ? 'dismisses' : '';
    return {
      outcome: outcome + dismisses,
      assignee,
      team,
      optedOut,
      dueAt: null,
      automation: null,
      absence: null,
      told: null,
    };
  }
  const { dueAtMs, told, absenceText } = decision;
  return {
    ...{ outcome, assignee, team, optedOut },
    dueAt: dueAtMs,
    automation:
      decision.outcome === 'automationReplies'
        ? `${decision.mode ?? 'send'} ${decision.text ?? 'from the knowledge'}`
        : null,
    absence: absenceText ?? null,
    told: told ? `${told.assigneeAtMs} ${told.teamAtMs} ${told.supervisorAtMs}` : null,
  };
}

function codesOf({ reasons }: RouteDecision): string {
  return reasons.map(({ code }) => code).join(' ');
}
