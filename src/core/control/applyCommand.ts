import { isAgentName, type AgentId, type NoteId } from '../ids';
import { reason, type Reason } from '../reason';
import type { OwnRules } from '../rules/rules';
import { phoneApp } from './answeredOnPhone';
import type { Command } from './command';
import { everybodysQueue, givenTo, type Control, type Holder } from './control';

/** What a command is judged by. */
export interface CommandFacts {
  readonly control: Control;
  readonly needsReply: boolean;
  readonly followUpPlanned: boolean;
  /** True when the open wait has a buyer's turn that automation could decide again. */
  readonly canRedecide: boolean;
  readonly command: Command;
  readonly by: string;
  /** The stored note of a pause or close reason, if there is one. */
  readonly noteId: NoteId | null;
  /** The own rules a `changeRules` sets, already read and checked; null clears them. */
  readonly ownRules: OwnRules | null;
  readonly defaultPauseMs: number;
  readonly nowMs: number;
}

/** What carrying a command out means, beside the new control state. */
export interface CommandEffects {
  /** Which unclaimed automatic sends are overruled. The others go on under the new epoch. */
  readonly cancels: readonly ('answer' | 'followUp')[];
  readonly dismissesWait: boolean;
  readonly cancelsFollowUp: boolean;
  /** Automation has to look at the waiting turn again. */
  readonly redecides: boolean;
}

export type CommandResult =
  | {
      readonly kind: 'done';
      readonly control: Control;
      readonly effects: CommandEffects;
      readonly reasons: readonly Reason[];
    }
  | { readonly kind: 'refused'; readonly reason: Reason };

const none: CommandEffects = { cancels: [], dismissesWait: false, cancelsFollowUp: false, redecides: false };
const everythingAutomatic: CommandEffects = { ...none, cancels: ['answer', 'followUp'] };

/** Judges one command: the new control state with what follows from it, or the reason why it can't be. Pure. */
export function applyCommand(facts: CommandFacts): CommandResult {
  const { control, command, nowMs } = facts;
  const closed = control.state === 'closed';
  switch (command.name) {
    case 'pause': {
      const untilMs = command.untilMs ?? nowMs + facts.defaultPauseMs;
      if (untilMs <= nowMs) return refused('untilInThePast', 'The end of the pause is in the past.');
      const takes = facts.needsReply && control.holder.kind !== 'human';
      const holder = takes ? everybodysQueue : control.holder;
      const tookFromAutomation = takes || control.paused?.tookFromAutomation === true;
      const paused = { untilMs, by: facts.by, noteId: facts.noteId, tookFromAutomation };
      return done(facts, { paused, holder }, everythingAutomatic, `Automation is paused until ${iso(untilMs)}.`);
    }
    case 'resume':
      if (control.paused === null) return refused('notPaused', 'Automation is not paused here.');
      return done(facts, afterPause(facts), decidesAnew(facts, givesBack(facts)), 'Automation may act again.');
    case 'takeOver':
      if (closed) return refused('closed', 'The conversation is closed. Reopen it first.');
      return done(
        facts,
        { ...heldBy(command.agent, facts), snoozedUntilMs: null, paused: kept(control) },
        everythingAutomatic,
        'A person has taken the conversation over.',
      );
    case 'handBack': {
      // The quiet after an answer from the phone lasts until somebody hands back: this is it.
      const paused = control.paused?.by === phoneApp ? null : control.paused;
      if (control.holder.kind !== 'human')
        return refused('notHeldByHuman', 'No person holds the conversation, so there is nothing to hand back.');
      if (paused !== null && facts.needsReply) {
        return refused('paused', 'A reply is needed and automation is paused. Resume automation first, or answer.');
      }
      if (facts.needsReply && !facts.canRedecide) {
        return refused(
          'nothingToDecide',
          'A message of ours failed; automation has nothing to decide here. Answer, or close.',
        );
      }
      return done(
        facts,
        { holder: { kind: 'automation' }, given: null, paused },
        decidesAnew(facts, true),
        'The conversation is back with automation.',
      );
    }
    case 'reroute': {
      if (closed) return refused('closed', 'The conversation is closed. Reopen it first.');
      const holder: Holder =
        command.to.kind === 'agent'
          ? { kind: 'human', assignee: command.to.agent, team: null }
          : { kind: 'human', assignee: null, team: command.to.team };
      const target = command.to.kind === 'agent' ? command.to.agent : `team ${command.to.team}`;
      return done(
        facts,
        { holder, given: givenTo(holder, nowMs), snoozedUntilMs: null, paused: kept(control) },
        everythingAutomatic,
        `A person routed the conversation to ${target}.`,
      );
    }
    case 'changeRules':
      return done(
        facts,
        { ownRules: facts.ownRules },
        { ...none, cancels: ['followUp'] },
        facts.ownRules === null ? 'The general rules apply again.' : 'The conversation has rules of its own.',
      );
    case 'snooze':
      if (closed) return refused('closed', 'The conversation is closed. Reopen it first.');
      if (command.untilMs <= nowMs) return refused('untilInThePast', 'The end of the snooze is in the past.');
      return done(
        facts,
        { snoozedUntilMs: command.untilMs },
        { ...none, cancels: ['followUp'] },
        `Put off until ${iso(command.untilMs)}.`,
      );
    case 'cancelFollowUp':
      if (!facts.followUpPlanned) return refused('noFollowUp', 'No follow-up is planned.');
      return done(
        facts,
        {},
        { ...none, cancels: ['followUp'], cancelsFollowUp: true },
        'The planned follow-up is cancelled.',
      );
    case 'close':
      if (closed) return refused('closed', 'The conversation is closed already.');
      return done(
        facts,
        { state: 'closed', holder: { kind: 'nobody' }, given: null, snoozedUntilMs: null },
        { ...everythingAutomatic, dismissesWait: true, cancelsFollowUp: true },
        'A person closed the conversation.',
      );
    case 'reopen':
      if (!closed) return refused('open', 'The conversation is open already.');
      return done(facts, { state: 'open' }, none, 'A person reopened the conversation.');
    case 'reply':
      return done(
        facts,
        { state: 'open', ...heldBy(command.agent, facts), snoozedUntilMs: null, paused: kept(control) },
        everythingAutomatic,
        'A person answered and has the conversation now.',
      );
  }
}

/** A conversation whose pause ends. */
interface Pausing {
  readonly control: Control;
  readonly needsReply: boolean;
}

/**
 * Whether automation gets the conversation back when its pause ends: when the pause took it, and nobody in particular has it since. Whom
 * the rules gave it keeps it while the buyer waits for them, whom a person gave it for good.
 */
export function givesBack({ control: { paused, holder, given }, needsReply }: Pausing): boolean {
  if (paused?.tookFromAutomation !== true || holder.kind !== 'human') return false;
  return holder.assignee === null || (!needsReply && given?.to !== holder.assignee);
}

/** The control state when a pause is over. */
export function afterPause(pausing: Pausing): Pick<Control, 'paused' | 'holder'> {
  return { paused: null, holder: givesBack(pausing) ? { kind: 'automation' } : pausing.control.holder };
}

/** A pause that goes on after a person took the conversation: at its end it stays with people. */
function kept(control: Control): Control['paused'] {
  return control.paused && { ...control.paused, tookFromAutomation: false };
}

function done(facts: CommandFacts, change: Partial<Control>, effects: CommandEffects, text: string): CommandResult {
  const control: Control = { ...facts.control, ...change, epoch: facts.control.epoch + 1 };
  return { kind: 'done', control, effects, reasons: [reason(facts.command.name, text)] };
}

/** Automation looks at the waiting turn again; an earlier answer to it that has not left is not sent beside the new one. */
function decidesAnew(facts: CommandFacts, automationGetsIt: boolean): CommandEffects {
  return automationGetsIt && facts.needsReply ? { ...none, cancels: ['answer'], redecides: true } : none;
}

function refused(code: string, text: string): CommandResult {
  return { kind: 'refused', reason: reason(code, text) };
}

/** Under these names commands are recorded that name nobody: a signal sent by hand, a call of the API without an agent. */
const nobodysNames: readonly string[] = ['signal', 'api'];

/** Whose order a command is: a take-over in nobody's name is its agent's own. */
export function orderedBy(command: Command, by: string): string {
  return command.name === 'takeOver' && nobodysNames.includes(by) ? (command.agent ?? by) : by;
}

/** The named agent, else whoever gave the command, else somebody who gave no name. */
function heldBy(agent: AgentId | null, { by, nowMs }: CommandFacts): Pick<Control, 'holder' | 'given'> {
  const assignee = agent ?? (!nobodysNames.includes(by) && isAgentName(by) ? (by as AgentId) : null);
  return { holder: { kind: 'human', assignee, team: null }, given: { to: assignee, atMs: nowMs } };
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
