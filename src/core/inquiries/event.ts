import type { ConversationId, TurnId } from '../ids';
import type { Topic } from './inquiry';

/** Something recorded that opens, moves or ends inquiries. `atMs` is its place in time: when it was recorded. */
export type InquiryEvent = { readonly conversationId: ConversationId; readonly atMs: number } & (
  | {
      /** A turn was decided. */
      readonly kind: 'turn';
      readonly turnId: TurnId;
      /** What it asks for by itself; null when that is for an open inquiry to say. */
      readonly topic: Exclude<Topic, 'other'> | null;
      readonly references: readonly string[];
      /** True when it can open an inquiry: it needs a reply or asks something, and is more than a greeting, a yes or thanks. */
      readonly opens: boolean;
      /** When the newest of what needs a reply was written; null when it needs none. */
      readonly askedAtMs: number | null;
      /** When it was answered, where that was before it was decided. */
      readonly answeredAtMs: number | null;
      readonly ends: 'completed' | 'optedOut' | 'takenBack' | null;
    }
  | {
      /** A reply of ours left. */
      readonly kind: 'answer';
      readonly leftAtMs: number;
      /** When it was composed, where that is known: whatever was decided by then is answered. */
      readonly composedAtMs: number | null;
      /** The newest buyer message whoever answered had seen: what came later is not answered by it. */
      readonly seenUntilMs: number;
    }
  | { readonly kind: 'end'; readonly by: 'quiet' | 'person' | 'optOut' }
  /** Another conversation was joined into this one. */
  | { readonly kind: 'join'; readonly from: ConversationId }
);
