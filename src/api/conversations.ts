import type { CommandName } from '../core/control/command';
import type { ConversationId, ErasureId, ImportId } from '../core/ids';
import type { CommandAnswer, UpdateInput } from '../workflows/contract';

/** What of Temporal answers right now. */
export interface Readiness {
  readonly temporal: boolean;
  /** A worker has asked for conversation tasks lately. */
  readonly worker: boolean;
}

/** The conversations' workflows as the API needs them. */
export interface Conversations {
  /** Tells the conversation that intake has something for it, starting its workflow if it sleeps. */
  ring(conversationId: ConversationId): Promise<void>;
  /** Gives a command and waits for its answer. Throws the fault `temporalAway` when none comes in time. */
  command(conversationId: ConversationId, name: CommandName, input: UpdateInput): Promise<CommandAnswer>;
  /** Has the sweep over the contacts go on, starting its workflow when it is not running. */
  sweep(): Promise<void>;
  /** Has an import of contacts go on, starting its workflow when it is not running. */
  goOnImporting(importId: ImportId): Promise<void>;
  /** Has it learn now from what came of our messages; one that runs already goes on. */
  learn(): Promise<void>;
  /** Begins an erasure; one that runs goes on. */
  erase(erasureId: ErasureId): Promise<void>;
  /** Has the lists of templates that are due read now. */
  syncTemplates(): Promise<void>;
  /** Never throws. */
  ready(): Promise<Readiness>;
}
