import type { ConversationDocument } from '../store/documents';

/** What one kind of news means: the change of the conversation, and what follows when it is written. */
export interface Meaning {
  readonly change: Partial<ConversationDocument>;
  readonly afterwards?: (conversation: ConversationDocument) => Promise<void>;
}
