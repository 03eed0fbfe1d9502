import type { Addressee, EscalationStage } from '../core/escalate/escalate';
import type { AlertId, ConversationId } from '../core/ids';

/** Somebody has to know that a reply is missing, or that a silence is theirs to follow up. Ids, names of agents and times: no words. */
export interface AlertDocument {
  _id: AlertId;
  conversationId: ConversationId;
  /** `followUp`: a person is to follow up a silence. */
  kind: EscalationStage | 'followUp';
  for: Addressee;
  /** Which wait of the conversation it is about, or which silence. */
  waitSinceMs: number;
  /** When the reply is due; of a silence, when it is closed quietly. */
  dueAtMs: number;
  atMs: number;
  /** When the wait or the silence ended; null while it lasts. */
  endedAtMs: number | null;
}
