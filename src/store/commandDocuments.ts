import type { CommandId, ConversationId, NoteId } from '../core/ids';

/** Free words or documents that commands refer to by id, so that they never enter Temporal. */
export interface NoteDocument {
  _id: NoteId;
  kind: 'reason' | 'ownRules';
  words: string | null;
  document: unknown;
  createdAtMs: number;
}

/** A command carried out (or refused), once per id, with the answer it got. */
export interface CommandDocument {
  _id: CommandId;
  conversationId: ConversationId;
  name: string;
  by: string;
  answer: unknown;
  atMs: number;
}
