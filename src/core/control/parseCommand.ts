import { isAgentName, type AgentId, type NoteId, type OutboxId, type TeamId } from '../ids';
import type { OwnRules } from '../rules/rules';
import type { Command, CommandName, GivenReason, RouteTarget, RulesChange } from './command';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a command as it came by signal or Temporal Update, with defaults for what is left out.
 * Null when it makes no sense; it is then recorded and ignored. Hand-written, because zod stays out of the workflow bundle.
 */
export function parseCommand(name: CommandName, input: unknown): Command | null {
  const fields: Fields | null = input === undefined || input === null ? {} : isFields(input) ? input : null;
  if (fields === null || fields.unreadable === true) return null;
  switch (name) {
    case 'pause':
      return parsePause(fields);
    case 'takeOver': {
      const agent = agentOf(fields.agent);
      return agent === undefined ? null : { name, agent };
    }
    case 'reroute': {
      const to = routeTargetOf(fields);
      return to === null ? null : { name, to };
    }
    case 'changeRules': {
      const change = rulesChangeOf(input === null ? null : fields);
      return change === null ? null : { name, change };
    }
    case 'snooze': {
      const untilMs = instantOf(fields.until);
      return untilMs === null || untilMs === undefined ? null : { name, untilMs };
    }
    case 'close': {
      const reason = reasonOf(fields);
      return reason === null ? null : { name, reason };
    }
    case 'reply': {
      const agent = agentOf(fields.agent);
      if (typeof fields.outboxId !== 'string' || agent === undefined) return null;
      return { name, outboxId: fields.outboxId as OutboxId, agent };
    }
    case 'resume':
    case 'handBack':
    case 'cancelFollowUp':
    case 'reopen':
      return { name };
  }
}

function parsePause(fields: Fields): Command | null {
  const untilMs = fields.until === undefined ? null : instantOf(fields.until);
  const reason = reasonOf(fields);
  return untilMs === undefined || reason === null ? null : { name: 'pause', untilMs, reason };
}

function isFields(value: unknown): value is Fields {
  // Raw bytes are an object too, and would pass for one without any field.
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

/** Epoch milliseconds of an ISO 8601 instant with a zone; null stays null, undefined means it can't be read. */
function instantOf(value: unknown): number | null | undefined {
  if (value === null) return null;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(value)) return undefined;
  const ms = Date.parse(value);
  return Number.isFinite(ms) && isDay(value.slice(0, 10)) ? ms : undefined;
}

/** False for a day like February 30th, which Date.parse would silently make March 2nd. */
function isDay(day: string): boolean {
  return new Date(Date.parse(`${day}T00:00:00Z`)).getUTCDate() === Number(day.slice(8));
}

function agentOf(value: unknown): AgentId | null | undefined {
  if (value === undefined || value === null) return null;
  return isAgentName(value) ? (value as AgentId) : undefined;
}

function routeTargetOf(fields: Fields): RouteTarget | null {
  if (isAgentName(fields.agent) && fields.team === undefined) return { kind: 'agent', agent: fields.agent as AgentId };
  if (isAgentName(fields.team) && fields.agent === undefined) return { kind: 'team', team: fields.team as TeamId };
  return null;
}

function reasonOf(fields: Fields): GivenReason | null {
  if (typeof fields.reasonNoteId === 'string') return { kind: 'note', noteId: fields.reasonNoteId as NoteId };
  if (fields.reason === undefined || fields.reason === null) return { kind: 'none' };
  return typeof fields.reason === 'string' ? { kind: 'words', words: fields.reason.slice(0, 1000) } : null;
}

function rulesChangeOf(fields: Fields | null): RulesChange | null {
  if (fields === null || Object.keys(fields).length === 0) return { kind: 'clear' };
  if (typeof fields.rulesNoteId === 'string') return { kind: 'stored', noteId: fields.rulesNoteId as NoteId };
  if (fields.rules === null) return { kind: 'clear' };
  const rules = fields.rules === undefined ? fields : fields.rules;
  return isFields(rules) ? { kind: 'given', rules: rules as OwnRules } : null;
}
