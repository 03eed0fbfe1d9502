import type { CommandFacts, CommandResult } from '../../../src/core/control/applyCommand';
import { applyCommand } from '../../../src/core/control/applyCommand';
import type { Command } from '../../../src/core/control/command';
import type { Control } from '../../../src/core/control/control';
import { agent, control, hours, now, outbox, team } from '../given';

/** One well-formed command of every kind; two of reroute. */
export const everyCommand: readonly Command[] = [
  { name: 'pause', untilMs: null, reason: { kind: 'none' } },
  { name: 'resume' },
  { name: 'takeOver', agent: agent('joao') },
  { name: 'handBack' },
  { name: 'reroute', to: { kind: 'agent', agent: agent('joao') } },
  { name: 'reroute', to: { kind: 'team', team: team('after-sales') } },
  { name: 'changeRules', change: { kind: 'clear' } },
  { name: 'snooze', untilMs: now + hours(3) },
  { name: 'cancelFollowUp' },
  { name: 'close', reason: { kind: 'none' } },
  { name: 'reopen' },
  { name: 'reply', outboxId: outbox('out_1'), agent: agent('joao') },
];

/** Gives a command to a conversation in which no reply is needed, but for what a test says. */
export function give(
  command: Command,
  controlled: Partial<Control> = {},
  facts: Partial<CommandFacts> = {},
): CommandResult {
  return applyCommand({
    control: control(controlled),
    needsReply: false,
    followUpPlanned: false,
    canRedecide: true,
    command,
    by: 'signal',
    noteId: null,
    ownRules: null,
    defaultPauseMs: hours(24),
    nowMs: now,
    ...facts,
  });
}

/** The result of a command that has to succeed. */
export function done(result: CommandResult): Extract<CommandResult, { kind: 'done' }> {
  if (result.kind !== 'done') throw new Error(`refused: ${result.reason.code}`);
  return result;
}

/** The code of a refusal; null when the command was carried out. */
export function refusal(result: CommandResult): string | null {
  return result.kind === 'refused' ? result.reason.code : null;
}
