import type { ToldStage } from '../core/escalate/escalate';
import type { TurnId } from '../core/ids';
import type { ToldAt } from '../core/route/routeDecision';

/** The open wait of a conversation: somebody has to answer. Instants in epoch milliseconds. */
export interface WaitDocument {
  sinceMs: number;
  dueAtMs: number;
  /** Null when a failed reply of ours opened it again. */
  turnId: TurnId | null;
  overdue: boolean;
  /** When people are told before it is due; missing in waits of earlier versions. */
  told?: ToldAt;
  /** How far that has come; missing means nobody was told yet. */
  toldStage?: ToldStage;
}
