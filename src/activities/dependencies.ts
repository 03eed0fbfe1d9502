import type { Channels } from '../channels/registry';
import type { ParseCache } from './parseCache';
import type { ConversationId } from '../core/ids';
import type { LanguageModel } from '../language/languageModel';
import type { Logger } from '../log';
import type { Database } from '../store/database';

/** What activities work with; handed in by the composition root. */
export interface Dependencies {
  readonly store: Database;
  readonly channels: Channels;
  readonly parses: ParseCache;
  /** Rings a conversation's doorbell. */
  readonly ring: (conversationId: ConversationId) => Promise<void>;
  /** Epoch milliseconds. Only for what happens outside the workflow's own clock: sending and relaying. */
  readonly clock: () => number;
  readonly sendTimeoutMs: number;
  readonly sendUnknownMs: number;
  /** A larger file of a buyer is not taken. */
  readonly mediaMaxBytes: number;
  /** One try to fetch a file may take this long. */
  readonly mediaTimeoutMs: number;
  /** Left out: everything is done without a language model. */
  readonly language?: Language;
  readonly log: Logger;
}

/** A language model, and what it may take. */
export interface Language {
  readonly model: LanguageModel;
  /** One call may take this long. */
  readonly timeoutMs: number;
  /** So many calls a day (UTC), in all conversations together. */
  readonly callsPerDay: number;
}
