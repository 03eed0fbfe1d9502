import type { Collection, Db } from 'mongodb';
import type { AccountDocument, AccountEventDocument, AddressBookDocument } from './accountDocuments';
import type {
  ContactImportDocument,
  ContactImportFileDocument,
  ContactImportLineDocument,
  ContactImportRowDocument,
} from './contactImportDocuments';
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
import type { DuplicateDocument, SweepDocument } from './duplicateDocument';
import type { ErasureDocument, ErasureWorkDocument } from './erasureDocument';
import type { MediaDocument } from './mediaDocument';
import type { MergeDocument } from './mergeDocument';

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
  readonly merges: Collection<MergeDocument>;
  readonly duplicates: Collection<DuplicateDocument>;
  readonly sweeps: Collection<SweepDocument>;
  readonly contactImports: Collection<ContactImportDocument>;
  readonly contactImportFiles: Collection<ContactImportFileDocument>;
  readonly contactImportLines: Collection<ContactImportLineDocument>;
  readonly contactImportRows: Collection<ContactImportRowDocument>;
  readonly erasures: Collection<ErasureDocument>;
  readonly erasureWork: Collection<ErasureWorkDocument>;
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
    merges: db.collection<MergeDocument>('merges'),
    duplicates: db.collection<DuplicateDocument>('duplicates'),
    sweeps: db.collection<SweepDocument>('sweeps'),
    contactImports: db.collection<ContactImportDocument>('contactImports'),
    contactImportFiles: db.collection<ContactImportFileDocument>('contactImportFiles'),
    contactImportLines: db.collection<ContactImportLineDocument>('contactImportLines'),
    contactImportRows: db.collection<ContactImportRowDocument>('contactImportRows'),
    erasures: db.collection<ErasureDocument>('erasures'),
    erasureWork: db.collection<ErasureWorkDocument>('erasureWork'),
    rules: db.collection<RulesDocument>('rules'),
    notes: db.collection<NoteDocument>('notes'),
    commands: db.collection<CommandDocument>('commands'),
  };
}
