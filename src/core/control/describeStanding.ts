import { nextDeadline, type Deadline, type DueKind } from './deadline';
import type { Standing } from './standing';

const kinds: Readonly<Record<DueKind, string>> = {
  turn: 'the turn settles',
  replyDue: 'the reply is due',
  followUp: 'the silence is looked at',
  pauseEnd: 'the pause ends',
  snoozeEnd: 'the snooze ends',
  respond: 'the answer from the knowledge is given up',
  unknownSend: 'a send without a known result is shown to people',
};

/** One paragraph for Temporal's UI: where the conversation stands and why. Codes and times only. */
export function describeStanding(standing: Standing): string {
  const { control } = standing;
  if (standing.forwardedTo !== null) return `Joined into ${standing.forwardedTo}.`;
  const next = nextDeadline(standing);
  const sentences = [
    `The conversation is **${control.state}** and held by ${holderWords(standing)}.`,
    standing.wait === null
      ? 'No reply is needed.'
      : `A reply is needed by ${iso(standing.wait.dueAtMs)}${standing.wait.overdue ? ' (overdue)' : ''}.`,
    control.paused === null ? null : `Automation is paused until ${iso(control.paused.untilMs)}.`,
    control.snoozedUntilMs === null ? null : `It is snoozed until ${iso(control.snoozedUntilMs)}.`,
    control.optedOut ? 'The buyer opted out of automatic messages.' : null,
    standing.sends.length > 0 ? `${standing.sends.length} message(s) are being sent.` : null,
    standing.lastDecision &&
      `Last decision: ${standing.lastDecision.step} = ${standing.lastDecision.outcome} (${standing.lastDecision.codes.join(', ')}).`,
    next === null ? 'Nothing is due.' : `Next: ${nextWords(standing, next)} at ${iso(next.atMs)}.`,
  ];
  return sentences.filter((sentence) => sentence !== null).join(' ');
}

function nextWords({ wait }: Standing, { kind, atMs }: Deadline): string {
  const isTold = kind === 'replyDue' && wait !== null && atMs < wait.dueAtMs;
  return isTold ? 'people are told that a reply is due soon' : kinds[kind];
}

function holderWords({ control: { holder } }: Standing): string {
  if (holder.kind !== 'human') return holder.kind;
  return holder.assignee ?? (holder.team === null ? "everybody's queue" : `the queue of team ${holder.team}`);
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
