import type { Collection, Db } from 'mongodb';
import type { AlertDocument } from './alertDocument';
import type { DraftDocument } from './draftDocument';
import type { KnowledgeDocument } from './knowledgeDocument';
import type { ModelBudgetDocument } from './modelBudgetDocument';
import type { ThoughtDocument } from './thoughtDocument';
import type { AccountDocument, AccountEventDocument, AddressBookDocument } from './accountDocuments';
import type {
  ContactImportDocument,
  ContactImportFileDocument,
  ContactImportLineDocument,
  ContactImportRowDocument,
} from './contactImportDocuments';
import type { AgentDocument } from './agentDocument';
import type { CommandDocument, NoteDocument } from './commandDocuments';
import type { CompanyDocument, ContactDocument, DealDocument } from './crmDocuments';
import type {
  ConversationDocument,
  DecisionDocument,
  IntakeDocument,
  MessageDocument,
  OutboxDocument,
  RulesDocument,
} from './documents';
import type { DuplicateDocument, SweepDocument } from './duplicateDocument';
import type { ErasureDocument, ErasureWorkDocument } from './erasureDocument';
import type { FollowUpLedgerDocument } from './followUp/ledgerDocument';
import type { InquiryDocument } from './inquiryDocument';
import type { InForceDocument, LearningDocument, LearningRunDocument } from './learningDocument';
import type { MediaDocument } from './mediaDocument';
import type { MergeDocument } from './mergeDocument';
import type { TemplateDocument } from './templateDocument';
import type { ParkedStatusDocument } from './parkedStatusDocument';
import type { ReplySweepDocument } from './replySweepDocument';

/** The collections, typed. Store functions take this and nothing wider. */
export interface Collections {
  readonly accounts: Collection<AccountDocument>;
  readonly accountEvents: Collection<AccountEventDocument>;
  readonly agents: Collection<AgentDocument>;
  readonly addressBook: Collection<AddressBookDocument>;
  readonly intake: Collection<IntakeDocument>;
  readonly conversations: Collection<ConversationDocument>;
  readonly messages: Collection<MessageDocument>;
  readonly media: Collection<MediaDocument>;
  readonly decisions: Collection<DecisionDocument>;
  readonly inquiries: Collection<InquiryDocument>;
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
  readonly alerts: Collection<AlertDocument>;
  readonly drafts: Collection<DraftDocument>;
  readonly knowledge: Collection<KnowledgeDocument>;
  readonly thoughts: Collection<ThoughtDocument>;
  readonly modelBudgets: Collection<ModelBudgetDocument>;
  readonly replySweeps: Collection<ReplySweepDocument>;
  readonly learning: Collection<LearningDocument>;
  readonly learningInForce: Collection<InForceDocument>;
  readonly learningRuns: Collection<LearningRunDocument>;
  readonly templates: Collection<TemplateDocument>;
  readonly followUpLedgers: Collection<FollowUpLedgerDocument>;
  readonly rules: Collection<RulesDocument>;
  readonly notes: Collection<NoteDocument>;
  readonly commands: Collection<CommandDocument>;
}

/** The collections of a database. */
export function collectionsOf(db: Db): Collections {
  return {
    accounts: db.collection<AccountDocument>('accounts'),
    accountEvents: db.collection<AccountEventDocument>('accountEvents'),
    agents: db.collection<AgentDocument>('agents'),
    addressBook: db.collection<AddressBookDocument>('addressBook'),
    intake: db.collection<IntakeDocument>('intake'),
    conversations: db.collection<ConversationDocument>('conversations'),
    messages: db.collection<MessageDocument>('messages'),
    media: db.collection<MediaDocument>('media'),
    decisions: db.collection<DecisionDocument>('decisions'),
    inquiries: db.collection<InquiryDocument>('inquiries'),
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
    alerts: db.collection<AlertDocument>('alerts'),
    drafts: db.collection<DraftDocument>('drafts'),
    knowledge: db.collection<KnowledgeDocument>('knowledge'),
    thoughts: db.collection<ThoughtDocument>('thoughts'),
    modelBudgets: db.collection<ModelBudgetDocument>('modelBudgets'),
    replySweeps: db.collection<ReplySweepDocument>('replySweeps'),
    learning: db.collection<LearningDocument>('learning'),
    learningInForce: db.collection<InForceDocument>('learningInForce'),
    learningRuns: db.collection<LearningRunDocument>('learningRuns'),
    templates: db.collection<TemplateDocument>('templates'),
    followUpLedgers: db.collection<FollowUpLedgerDocument>('followUpLedgers'),
    rules: db.collection<RulesDocument>('rules'),
    notes: db.collection<NoteDocument>('notes'),
    commands: db.collection<CommandDocument>('commands'),
  };
}
