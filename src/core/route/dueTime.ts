import { hoursOfTeam } from '../assign/hoursOf';
import type { Context } from '../contextualize/context';
import { reason, type Reason } from '../reason';
import type { Escalation, Rules } from '../rules/rules';
import { addWorkingMinutes, workingMsBetween } from '../workingTime/workingTime';
import { learntMinutes } from './learnt';
import type { ToldAt } from './routeDecision';

/** People are told at these shares of the time, when the rules do not say otherwise. */
const usualEscalation: Escalation = { assigneeAt: 0.5, teamAt: 0.75, supervisorAt: 0.9 };

const minuteMs = 60_000;

export interface Due {
  readonly dueAtMs: number;
  /** Missing for contexts recorded before people were told. */
  readonly told: { readonly told?: ToldAt };
  readonly why: Reason;
}

/**
 * By when a reply is due: the target of a routing rule, else the urgent one, else the general one, counted in the working time of
 * the team. A turn added to an open wait never moves its due time back. Pure.
 */
export function dueTime(
  context: Context,
  rules: Rules,
  by: { readonly team: string | null; readonly ruleMinutes: number | null },
): Due {
  const { urgent } = context.turn.understanding;
  const hours = hoursOfTeam(rules, by.team);
  const learnt = urgent ? null : learntMinutes(context, rules);
  const minutes = by.ruleMinutes ?? learnt ?? (urgent ? rules.reply.urgentTargetMinutes : rules.reply.targetMinutes);
  const { wait } = context;
  const askedMs = askedAtMs(context);
  const freshMs = addWorkingMinutes(hours, askedMs, minutes);
  const dueAtMs = Math.min(freshMs, wait?.dueAtMs ?? Infinity);
  const fromMs = wait !== null && dueAtMs < freshMs ? wait.sinceMs : askedMs;
  const isByRule = by.ruleMinutes !== null;
  const isLearnt = learnt === null ? '' : `, learnt: ${context.more?.learnt?.version ?? ''}`;
  const because = isByRule ? ', by a routing rule' : urgent ? ', because it is urgent' : isLearnt;
  const counted = hours === null ? '' : ` of the working time "${hours.name}"`;
  return {
    dueAtMs,
    told: context.more === undefined ? {} : { told: toldAt(rules, hours, fromMs, dueAtMs) },
    why: reason(
      urgent && !isByRule ? 'urgent' : 'replyTarget',
      `A reply is due by ${new Date(dueAtMs).toISOString()} (target ${minutes} minutes${counted}${because}).`,
    ),
  };
}

/** The clock begins with the buyer's first message of the turn, however late it is decided. What is added to an open wait counts from now. */
function askedAtMs({ nowMs, turn, wait, more }: Context): number {
  const first = turn.messages[0]?.atMs;
  // Contexts recorded before this counted from the decision.
  return more === undefined || wait !== null || first === undefined ? nowMs : Math.min(nowMs, first);
}

/** When people are told of a wait: at the shares of its working time that the rules name. Pure. */
export function toldAt(
  rules: Rules,
  hours: Parameters<typeof addWorkingMinutes>[0],
  fromMs: number,
  dueAtMs: number,
): ToldAt {
  const { assigneeAt, teamAt, supervisorAt } = rules.reply.escalation ?? usualEscalation;
  const minutes = workingMsBetween(hours, fromMs, dueAtMs) / minuteMs;
  const at = (share: number) => Math.min(dueAtMs, Math.round(addWorkingMinutes(hours, fromMs, minutes * share)));
  return { assigneeAtMs: at(assigneeAt), teamAtMs: at(teamAt), supervisorAtMs: at(supervisorAt) };
}
