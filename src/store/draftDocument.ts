import type { FollowUpContent } from '../core/followUp/content';
import type { ConversationId, DraftId, TurnId } from '../core/ids';

/** An answer or a follow-up that automation wrote and a person has to approve before it leaves. */
export interface DraftDocument {
  _id: DraftId;
  conversationId: ConversationId;
  /** The turn it answers; null for a follow-up. */
  turnId: TurnId | null;
  text: string;
  /** The silence it follows up, by its beginning, and how it would be sent; missing for an answer. */
  followUp?: { sinceMs: number; content: FollowUpContent };
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
