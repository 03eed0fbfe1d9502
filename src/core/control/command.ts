import type { AgentId, NoteId, OutboxId, TeamId } from '../ids';
import type { OwnRules } from '../rules/rules';

/** What a person can order a conversation to do. Instants in epoch milliseconds. */
export type Command =
  | { readonly name: 'pause'; readonly untilMs: number | null; readonly reason: GivenReason }
  | { readonly name: 'resume' }
  | { readonly name: 'takeOver'; readonly agent: AgentId | null }
  | { readonly name: 'handBack' }
  | { readonly name: 'reroute'; readonly to: RouteTarget }
  | { readonly name: 'changeRules'; readonly change: RulesChange }
  | { readonly name: 'snooze'; readonly untilMs: number }
  | { readonly name: 'cancelFollowUp' }
  | { readonly name: 'close'; readonly reason: GivenReason }
  | { readonly name: 'reopen' }
  | { readonly name: 'reply'; readonly outboxId: OutboxId; readonly agent: AgentId | null };

export type CommandName = Command['name'];

export type RouteTarget =
  { readonly kind: 'agent'; readonly agent: AgentId } | { readonly kind: 'team'; readonly team: TeamId };

/** Free words are stored first and passed by id; a signal sent by hand carries them itself. */
export type GivenReason =
  | { readonly kind: 'none' }
  | { readonly kind: 'note'; readonly noteId: NoteId }
  | { readonly kind: 'words'; readonly words: string };

/** This conversation's own rules: stored first and passed by id, or given by hand; null clears them. */
export type RulesChange =
  | { readonly kind: 'clear' }
  | { readonly kind: 'stored'; readonly noteId: NoteId }
  | { readonly kind: 'given'; readonly rules: OwnRules };
