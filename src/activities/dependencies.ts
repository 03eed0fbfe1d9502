import type { Channel } from '../channels/channel';
import type { ConversationId } from '../core/ids';
import type { Logger } from '../log';
import type { Database } from '../store/database';

/** What activities work with; handed in by the composition root. */
export interface Dependencies {
  readonly store: Database;
  readonly channel: Channel;
  /** Rings a conversation's doorbell. */
  readonly ring: (conversationId: ConversationId) => Promise<void>;
  /** Epoch milliseconds. Only for what happens outside the workflow's own clock: sending and relaying. */
  readonly clock: () => number;
  readonly sendTimeoutMs: number;
  readonly sendUnknownMs: number;
  readonly log: Logger;
}
