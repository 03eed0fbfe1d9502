import { type MongoClient, type Collection, type Db, type IndexDescription } from 'mongodb';
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
import { accountIndexes } from './accounts';
import { companyIndexes } from './companies';
import { contactIndexes } from './contacts';
import { conversationIndexes } from './conversations';
import { dealIndexes } from './deals';
import { decisionIndexes } from './decisions';
import { intakeIndexes } from './intake';
import { messageIndexes } from './messages';
import { outboxIndexes } from './outbox';
import { parkedStatusIndexes } from './parkedStatuses';
import type { Collections } from './collections';
import { createMongoClient } from './createMongoClient';

/** An open connection and its typed collections. */
export interface Database extends Collections {
  readonly client: MongoClient;
  readonly db: Db;
}

/**
 * Connects to MongoDB (a replica set). Every write waits for a journalled majority unless its call says otherwise;
 * every operation gives up after `timeoutMs`, so that callers can answer while MongoDB is away.
 */
export async function connectDatabase(uri: string, options: { timeoutMs: number; appName: string }): Promise<Database> {
  const client = createMongoClient(uri, {
    appName: options.appName,
    serverSelectionTimeoutMS: options.timeoutMs,
    socketTimeoutMS: options.timeoutMs * 2,
    waitQueueTimeoutMS: options.timeoutMs,
    connectTimeoutMS: options.timeoutMs,
    heartbeatFrequencyMS: 2000,
    maxPoolSize: 50,
    ignoreUndefined: false,
    promoteBuffers: true,
    writeConcern: { w: 'majority', journal: true },
  });
  await client.connect();
  const db = client.db(
    new URL(uri.replace(/^mongodb(\+srv)?:/, 'http:').replace(/,[^/]*/, '')).pathname.slice(1) || 'continuo',
  );
  return { client, db, ...collectionsOf(db) };
}

function collectionsOf(db: Db): Collections {
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

/** Creates the indexes that are missing. Safe to run from several processes at once. */
export async function ensureIndexes(database: Database): Promise<void> {
  const wanted: [Pick<Collection, 'createIndexes'>, IndexDescription[]][] = [
    [database.accounts, accountIndexes],
    [database.intake, intakeIndexes],
    [database.conversations, conversationIndexes],
    [database.messages, messageIndexes],
    [database.decisions, decisionIndexes],
    [database.outbox, outboxIndexes],
    [database.parkedStatuses, parkedStatusIndexes],
    [database.contacts, contactIndexes],
    [database.companies, companyIndexes],
    [database.deals, dealIndexes],
  ];
  for (const [collection, indexes] of wanted) await collection.createIndexes(indexes);
}
