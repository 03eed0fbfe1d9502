import type { Collection } from 'mongodb';
import type {
  AccountDocument,
  CommandDocument,
  CompanyDocument,
  ContactDocument,
  ConversationDocument,
  DealDocument,
  DecisionDocument,
  IntakeDocument,
  MessageDocument,
  NoteDocument,
  OutboxDocument,
  ParkedStatusDocument,
  RulesDocument,
} from './documents';

/** The collections, typed. Store functions take this and nothing wider. */
export interface Collections {
  readonly accounts: Collection<AccountDocument>;
  readonly intake: Collection<IntakeDocument>;
  readonly conversations: Collection<ConversationDocument>;
  readonly messages: Collection<MessageDocument>;
  readonly decisions: Collection<DecisionDocument>;
  readonly outbox: Collection<OutboxDocument>;
  readonly parkedStatuses: Collection<ParkedStatusDocument>;
  readonly contacts: Collection<ContactDocument>;
  readonly companies: Collection<CompanyDocument>;
  readonly deals: Collection<DealDocument>;
  readonly rules: Collection<RulesDocument>;
  readonly notes: Collection<NoteDocument>;
  readonly commands: Collection<CommandDocument>;
}
