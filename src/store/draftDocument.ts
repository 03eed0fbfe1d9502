import type { ConversationId, DraftId, TurnId } from '../core/ids';

/** An answer that automation wrote and a person has to approve before it leaves. */
export interface DraftDocument {
  _id: DraftId;
  conversationId: ConversationId;
  /** The turn it answers. */
  turnId: TurnId;
  text: string;
  /** Who wrote it: the rules' own answers, or the responder from the knowledge. */
  by: 'rules' | 'knowledge';
  /** The pieces of knowledge it rests on; none for the rules' own answers. */
  sources: string[];
  /** The newest buyer message it takes into account. */
  basedOnInboundAtMs: number | null;
  /** `outdated`: answered or dismissed otherwise, or replaced by a newer one. */
  state: 'open' | 'approved' | 'discarded' | 'outdated';
  createdAtMs: number;
  decidedAtMs: number | null;
  decidedBy: string | null;
  /** True when the person changed the words before they left. */
  changed: boolean;
}
