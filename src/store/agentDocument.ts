import type { AgentId, ConversationId } from '../core/ids';

/** What is known of one who answers, beside the rules. */
export interface AgentDocument {
  /** The short name. */
  _id: AgentId;
  /** The conversations that need a reply and are theirs. */
  holding: { conversationId: ConversationId; sinceMs: number }[];
  /** When they were last given one. */
  lastAssignedAtMs: number | null;
  /** Null when they are not away. */
  awayUntilMs: number | null;
  /** When `holding` was last compared with the conversations. */
  recountedAtMs: number;
}
