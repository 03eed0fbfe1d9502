import type { ObjectId } from 'mongodb';
import type { AccountId, ConversationId, MediaId, MessageId } from '../core/ids';

/** Why a file is not there. `gaveUp`: it could not be had in all our tries; the others would be the same again. */
export type MediaFailure = 'gone' | 'tooLarge' | 'refused' | 'checksum' | 'gaveUp';

/** The file of one message: what the channel says of it, and what was stored. */
export interface MediaDocument {
  _id: MediaId;
  messageId: MessageId;
  conversationId: ConversationId;
  accountId: AccountId;
  channel: string;
  channelAccountId: string;
  /** The channel's own words for it. */
  reference: { id: string | null; url: string | null };
  declared: { mimeType: string | null; sha256: string | null; filename: string | null };
  state: 'queued' | 'stored' | 'failed';
  failure: MediaFailure | null;
  attempts: number;
  /** Where its bytes lie. Noted before the first byte is written; theirs to serve only when `stored`. */
  fileId: ObjectId | null;
  /** Where tries that were cut short may have left bytes behind; taken away by the next one. */
  leftBehind: ObjectId[];
  sizeBytes: number | null;
  /** Lower-case hex, of what was stored. */
  sha256: string | null;
  /** What its bytes say it is; null when they say nothing we know. */
  mimeType: string | null;
  queuedAtMs: number;
  finishedAtMs: number | null;
}
