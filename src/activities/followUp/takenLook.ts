import type { LookFacts } from '../../core/followUp/silence';
import type { ConversationDocument, DecisionDocument, RulesDocument } from '../../store/documents';
import type { ContactOfSilence } from '../../store/followUp/contactFacts';

/** A look that was decided, and what it is carried out with. */
export interface Look {
  readonly conversation: ConversationDocument;
  readonly plan: NonNullable<ConversationDocument['followUp']>;
  /** What names it: its silence and its moment. */
  readonly about: string;
  readonly facts: LookFacts;
  readonly contact: ContactOfSilence;
  readonly rules: RulesDocument;
  /** The control epoch it was decided under. */
  readonly epoch: number;
  readonly decision: DecisionDocument;
  readonly nowMs: number;
}
