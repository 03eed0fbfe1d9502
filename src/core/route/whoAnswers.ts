import { assign, type Needs, type Preferred } from '../assign/assign';
import { hoursOfTeam, teamInForce, teamNamed } from '../assign/hoursOf';
import type { Context } from '../contextualize/context';
import type { Holder } from '../control/control';
import { isByPerson } from '../control/isByPerson';
import { reason, type Reason } from '../reason';
import type { Rules } from '../rules/rules';
import { isWorking, nextWorkingAt } from '../workingTime/workingTime';
import type { AssignedTo } from './routeDecision';
import type { Routing } from './routingRules';

/** Who has a turn that a person answers. */
export interface WhoAnswers {
  readonly to: AssignedTo;
  /** The team whose working time counts. */
  readonly team: string | null;
  /** Nobody who could answer is there now. */
  readonly nobodyThere: boolean;
  /** When the first of them is back; null when that can't be told. */
  readonly opensAtMs: number | null;
  readonly reasons: readonly Reason[];
}

/**
 * The person or the queue that gets a turn. Whom a person gave it to keeps it, whatever hours, room and rules say. Else, with people in
 * the rules: whoever has it, owns the contact or answered last goes first, then whoever has the most room; nobody absent, nobody full.
 * Without: whoever has it, the owner, else the team's queue. Pure.
 */
export function whoAnswers(context: Context, rules: Rules, routing: Routing): WhoAnswers {
  const { holder } = context.control;
  const members = rules.people?.members ?? [];
  const assignee = holder.kind === 'human' ? holder.assignee : null;
  // Before it was kept what persons have said, somebody the rules do not list was taken for their choice.
  const isStranger =
    context.control.given === undefined && assignee !== null && !members.some(({ name }) => name === assignee);
  if (context.more === undefined || members.length === 0 || isStranger) return withoutPeople(context, rules, routing);
  if (isByPerson(context.control, context.wait, context.nowMs)) {
    const kept = withoutPeople(context, rules, routing);
    return { ...kept, to: { ...kept.to, needs: forTheQueue(needsOf(context, holder, routing, rules.reply.team)) } };
  }
  const team = teamOf(holder, rules, routing);
  const needs = needsOf(context, holder, routing, rules.reply.team);
  const { more, nowMs } = context;
  const assignment = assign({ ...needs, nowMs, team, people: more.people }, rules);
  return {
    to: { ...placeOf(assignment.assignee, team, rules), needs: forTheQueue(needs) },
    team,
    nobodyThere: assignment.nobodyThere,
    opensAtMs: assignment.nobodyThere ? assignment.opensAtMs : null,
    reasons: assignment.reasons,
  };
}

function withoutPeople(context: Context, rules: Rules, routing: Routing): WhoAnswers {
  const { holder } = context.control;
  const owner = routing.agent ?? (routing.team === null ? (context.contact?.ownerId ?? null) : null);
  const to =
    holder.kind === 'human'
      ? { assignee: holder.assignee as string | null, team: holder.team as string | null }
      : { assignee: owner, team: owner === null ? (routing.team ?? rules.reply.team) : null };
  const team = teamInForce(rules, to.team ?? (to.assignee === null ? null : (routing.team ?? rules.reply.team)));
  const hours = hoursOfTeam(rules, team);
  // Who took it on themselves keeps hours of their own.
  const isTaken =
    holder.kind === 'human' && (holder.assignee !== null || isByPerson(context.control, context.wait, context.nowMs));
  const nobodyThere = context.more !== undefined && !isTaken && !isWorking(hours, context.nowMs);
  return {
    to,
    team,
    nobodyThere,
    opensAtMs: nobodyThere ? nextWorkingAt(hours, context.nowMs) : null,
    reasons: nobodyThere ? [reason('nobodyThere', 'Nobody works at this hour, so it waits.')] : [],
  };
}

/** Somebody of another team has it for themselves, not for this one. */
function placeOf(assignee: string | null, team: string | null, rules: Rules): AssignedTo {
  const isOfTeam = assignee === null || teamNamed(rules, team)?.members.includes(assignee) === true;
  return { assignee, team: isOfTeam ? team : null };
}

/** Where a person or an earlier decision has put it, else what a routing rule says, else the usual team. */
function teamOf(holder: Holder, rules: Rules, routing: Routing): string | null {
  const held = holder.kind === 'human' ? (holder.team as string | null) : null;
  return teamInForce(rules, held ?? routing.team ?? rules.reply.team);
}

function needsOf(context: Context, holder: Holder, routing: Routing, usualTeam: string | null): Needs {
  const { contact, turn, more, wait } = context;
  const held = holder.kind === 'human' ? holder : null;
  const preferred: (Preferred | null)[] = [
    held?.assignee == null ? null : { name: held.assignee, why: 'holder', ...(wait === null ? {} : { hasSlot: true }) },
    routing.agent === null ? null : { name: routing.agent, why: 'rule' },
    contact?.ownerId == null ? null : { name: contact.ownerId, why: 'owner' },
    more?.lastAnswer?.agent == null ? null : { name: more.lastAnswer.agent, why: 'lastAgent' },
  ];
  const known = preferred.filter((one) => one !== null);
  return {
    skill: routing.skill,
    language: turn.understanding.language ?? contact?.language ?? null,
    preferred: known.filter(({ name }, index) => known.findIndex((other) => other.name === name) === index),
    preferredFrom: isBound(held, usualTeam) || (held?.team == null && routing.team !== null) ? 'team' : 'anywhere',
  };
}

/** A queue is its team's, and so is what was put with another team than the usual one. */
function isBound(held: Extract<Holder, { kind: 'human' }> | null, usualTeam: string | null): boolean {
  if (held === null || held.team === null) return false;
  return held.assignee === null || held.team !== usualTeam;
}

/** In the queue it counts among nobody's. */
function forTheQueue(needs: Needs): Needs {
  return { ...needs, preferred: needs.preferred.map(({ name, why }) => ({ name, why })) };
}
