import type { AgentId, TeamId } from '../ids';
import { reason, type Reason } from '../reason';
import type { ToldAt } from '../route/routeDecision';

/** What happens to a wait that nobody answers, in this order. */
export type EscalationStage = 'remindedAssignee' | 'toldTeam' | 'toldSupervisor' | 'overdue';

/** How far telling has come: 1 the assignee, 2 the team, 3 the supervisor. */
export type ToldStage = 0 | 1 | 2 | 3;

/** What of a wait says when people are told. Instants in epoch milliseconds. */
export interface EscalatedWait {
  readonly dueAtMs: number;
  readonly overdue: boolean;
  /** Missing in waits of earlier versions: then nobody is told before it is overdue. */
  readonly told?: ToldAt;
  /** Missing means 0. */
  readonly toldStage?: ToldStage;
}

/** What one stage is decided from. */
export interface EscalationFacts {
  readonly nowMs: number;
  readonly wait: EscalatedWait & { readonly sinceMs: number };
  readonly assignee: AgentId | null;
  /** The team it is with, and who steers that team; null when there is none. */
  readonly team: TeamId | null;
  readonly supervisor: AgentId | null;
  /** A person has just put it with the assignee, after others were told; missing otherwise. */
  readonly isNewAssignee?: true;
}

/** Whom an alert is for. Where nobody in particular can be told, everybody is. */
export type Addressee =
  | { readonly kind: 'agent' | 'supervisor'; readonly agent: AgentId }
  | { readonly kind: 'team'; readonly team: TeamId }
  | { readonly kind: 'everybody' };

/** One stage that is carried out now. */
export interface EscalationDecision {
  readonly outcome: EscalationStage;
  readonly for: Addressee;
  /** The wait's stage from now on. */
  readonly toldStage: ToldStage;
  readonly reasons: readonly Reason[];
}

const everybody: Addressee = { kind: 'everybody' };

/** When people are told next, before the reply is due; null when that is over, or never was. */
export function nextTellAtMs(wait: EscalatedWait): number | null {
  const { told, toldStage = 0, dueAtMs, overdue } = wait;
  if (told === undefined || overdue) return null;
  const times = [told.assigneeAtMs, told.teamAtMs, told.supervisorAtMs];
  const nextMs = times[toldStage];
  return nextMs === undefined || nextMs >= dueAtMs ? null : nextMs;
}

/** When this wait first has somebody told; before that there are no alerts about it. */
export function firstTellAtMs({ told, dueAtMs }: EscalatedWait): number {
  return Math.min(told?.assigneeAtMs ?? dueAtMs, dueAtMs);
}

/**
 * The next stage of a wait, when its time has come; null when there is nothing to do now. What was missed is made up for in order, so
 * call it again with the new `toldStage` until it answers null or `overdue`. The conversation stays with its assignee at every stage. Pure.
 */
export function escalate(facts: EscalationFacts): EscalationDecision | null {
  const { wait, nowMs, assignee } = facts;
  if (facts.isNewAssignee) return tellNewAssignee(facts);
  if (wait.overdue) return null;
  const tellAtMs = nextTellAtMs(wait);
  if (tellAtMs === null) return wait.dueAtMs <= nowMs ? overdue(wait.toldStage ?? 0) : null;
  if (tellAtMs > nowMs) return null;
  switch (wait.toldStage ?? 0) {
    case 0:
      return assignee === null ? tellTeam(facts) : remind(facts, assignee);
    case 1:
      return tellTeam(facts);
    case 2:
    case 3:
      return tellSupervisor(facts);
  }
}

function remind(facts: EscalationFacts, assignee: AgentId): EscalationDecision {
  return {
    outcome: 'remindedAssignee',
    for: { kind: 'agent', agent: assignee },
    toldStage: 1,
    reasons: [
      reason('replyDueSoon', dueText(facts)),
      reason('assigneeReminded', `${assignee} has it and is reminded.`),
    ],
  };
}

/** Whoever gets it once somebody was told has their reminder behind them already: they get it now. */
function tellNewAssignee(facts: EscalationFacts): EscalationDecision | null {
  const { assignee, wait } = facts;
  const { toldStage = 0, overdue: isOverdue } = wait;
  if (assignee === null || (toldStage === 0 && !isOverdue)) return null;
  return { ...remind(facts, assignee), toldStage };
}

function tellTeam(facts: EscalationFacts): EscalationDecision {
  const { assignee, team } = facts;
  const who = team === null ? 'Everybody' : `Team ${team}`;
  return {
    outcome: 'toldTeam',
    for: team === null ? everybody : { kind: 'team', team },
    toldStage: 2,
    reasons: [
      reason('replyDueSoon', dueText(facts)),
      assignee === null
        ? reason('nobodyAssigned', `Nobody in particular has it. ${who} is told.`)
        : reason('teamTold', `${who} is told; ${assignee} keeps the conversation.`),
    ],
  };
}

function tellSupervisor(facts: EscalationFacts): EscalationDecision {
  const { supervisor, team } = facts;
  return {
    outcome: 'toldSupervisor',
    for: supervisor === null ? everybody : { kind: 'supervisor', agent: supervisor },
    toldStage: 3,
    reasons: [
      reason('replyDueSoon', dueText(facts)),
      supervisor === null
        ? reason(
            'noSupervisor',
            `${team === null ? 'No team has it' : `Team ${team} names no supervisor`}: everybody is told.`,
          )
        : reason('supervisorTold', `${supervisor} is told as supervisor${team === null ? '' : ` of team ${team}`}.`),
    ],
  };
}

function overdue(toldStage: ToldStage): EscalationDecision {
  return {
    outcome: 'overdue',
    for: everybody,
    toldStage,
    reasons: [reason('replyOverdue', 'The reply is overdue; it stays on top of the queue until somebody answers.')],
  };
}

function dueText({ wait, nowMs }: EscalationFacts): string {
  const minutes = Math.max(0, Math.floor((nowMs - wait.sinceMs) / 60_000));
  return `The buyer has waited for ${minutes} minute(s); a reply is due by ${new Date(wait.dueAtMs).toISOString()}.`;
}
