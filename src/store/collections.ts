import type { Collection, Db } from 'mongodb';
import type { AccountDocument, AccountEventDocument, AddressBookDocument } from './accountDocuments';
import type { CompanyDocument, ContactDocument, DealDocument } from './crmDocuments';
import type {
  CommandDocument,
  ConversationDocument,
  DecisionDocument,
  IntakeDocument,
  MessageDocument,
  NoteDocument,
  OutboxDocument,
  ParkedStatusDocument,
  RulesDocument,
} from './documents';
import type { MediaDocument } from './mediaDocument';

/** The collections, typed. Store functions take this and nothing wider. */
export interface Collections {
  readonly accounts: Collection<AccountDocument>;
  readonly accountEvents: Collection<AccountEventDocument>;
  readonly addressBook: Collection<AddressBookDocument>;
  readonly intake: Collection<IntakeDocument>;
  readonly conversations: Collection<ConversationDocument>;
  readonly messages: Collection<MessageDocument>;
  readonly media: Collection<MediaDocument>;
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
    accountEvents: db.collection<AccountEventDocument>('accountEvents'),
    addressBook: db.collection<AddressBookDocument>('addressBook'),
    intake: db.collection<IntakeDocument>('intake'),
    conversations: db.collection<ConversationDocument>('conversations'),
    messages: db.collection<MessageDocument>('messages'),
    media: db.collection<MediaDocument>('media'),
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
