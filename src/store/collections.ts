import type { Collection, Db } from 'mongodb';
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

/** The collections of a database. */
export function collectionsOf(db: Db): Collections {
  return {
    accounts: db.collection<AccountDocument>('accounts'),
    intake: db.collection<IntakeDocument>('intake'),
    conversations: db.collection<ConversationDocument>('conversations'),
    messages: db.collection<MessageDocument>('messages'),
    decisions: db.collection<DecisionDocument>('decisions'),
    outbox: db.collection<OutboxDocument>('outbox'),
    parkedStatuses: db.collection<ParkedStatusDocument>('parkedStatuses'),
    contacts: db.collection<ContactDocument>('contacts'),
    companies: db.collection<CompanyDocument>('companies'),
    deals: db.collection<DealDocument>('deals'),
    rules: db.collection<RulesDocument>('rules'),
    notes: db.collection<NoteDocument>('notes'),
    commands: db.collection<CommandDocument>('commands'),
  };
}
