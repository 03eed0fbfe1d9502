import type { ConversationId, ThoughtId, TurnId } from '../core/ids';
import type { AssignedTo } from '../core/route/routeDecision';
import type { RespondRequest, ThoughtResult, UnderstandRequest } from '../core/thinking/thought';

/** One thing a language model was asked about a turn, and what it made of it. Deleted after a month, and with its conversation. */
export type ThoughtDocument = {
  _id: ThoughtId;
  conversationId: ConversationId;
  turnId: TurnId;
  /** What it is about, as the decisions of the turn call it. */
  about: string;
  /** The same question to the same model: whoever asked it first has asked it for all. */
  key: string;
  /** Null until it is done. */
  result: ThoughtResult | null;
  askedAtMs: number;
  /** The result was somebody else's: nobody was called. */
  fromCache: boolean;
  expiresAt: Date;
} & (
  | { kind: 'understand'; request: UnderstandRequest }
  | {
      kind: 'respond';
      request: RespondRequest;
      mode: 'send' | 'draft';
      /** The control epoch it was ordered under. */
      epoch: number;
      /** Who has it when it comes to nothing. */
      people: AssignedTo;
    }
);
