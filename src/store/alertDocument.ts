import type { Addressee, EscalationStage } from '../core/escalate/escalate';
import type { AlertId, ConversationId } from '../core/ids';

/** Somebody has to know that a reply is missing. Ids, names of agents and times: no words. */
export interface AlertDocument {
  _id: AlertId;
  conversationId: ConversationId;
  kind: EscalationStage;
  for: Addressee;
  /** Which wait of the conversation it is about. */
  waitSinceMs: number;
  dueAtMs: number;
  atMs: number;
  /** When the wait ended; null while it lasts. */
  endedAtMs: number | null;
}
