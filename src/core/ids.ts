declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Our own opaque ids. They carry nothing about a person, so they may appear in Temporal, logs and URLs. */
export type AccountId = Branded<'AccountId'>;
export type ConversationId = Branded<'ConversationId'>;
export type ContactId = Branded<'ContactId'>;
export type CompanyId = Branded<'CompanyId'>;
export type DealId = Branded<'DealId'>;
export type TurnId = Branded<'TurnId'>;
export type MessageId = Branded<'MessageId'>;
export type OutboxId = Branded<'OutboxId'>;
export type DecisionId = Branded<'DecisionId'>;
export type CommandId = Branded<'CommandId'>;
export type NoteId = Branded<'NoteId'>;
export type MediaId = Branded<'MediaId'>;
export type MergeId = Branded<'MergeId'>;
export type DuplicateId = Branded<'DuplicateId'>;
export type ImportId = Branded<'ImportId'>;
export type ErasureId = Branded<'ErasureId'>;
export type InquiryId = Branded<'InquiryId'>;
export type AlertId = Branded<'AlertId'>;
export type DraftId = Branded<'DraftId'>;
export type ReplySweepId = Branded<'ReplySweepId'>;
export type LearningRunId = Branded<'LearningRunId'>;
export type TemplateId = Branded<'TemplateId'>;
export type KnowledgeId = Branded<'KnowledgeId'>;
export type ThoughtId = Branded<'ThoughtId'>;
/** An agent's or a team's short name, as the rules list it: letters, digits, dot, dash, underscore; no address, no phone. */
export type AgentId = Branded<'AgentId'>;
export type TeamId = Branded<'TeamId'>;

const agentPattern = /^[A-Za-z][A-Za-z0-9._-]{0,63}$/;

/** True when `value` can name an agent or a team. Phone numbers and e-mail addresses can't: these ids are shown in Temporal. */
export function isAgentName(value: unknown): value is string {
  return typeof value === 'string' && agentPattern.test(value);
}
