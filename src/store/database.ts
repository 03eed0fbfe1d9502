import { type MongoClient, type Collection, type Db, type IndexDescription } from 'mongodb';
import { accountEventIndexes } from './accountEvents';
import { accountIndexes } from './accounts';
import { agentIndexes } from './agents';
import { alertIndexes } from './alerts';
import { draftIndexes } from './drafts';
import { knowledgeIndexes } from './knowledge';
import { thoughtIndexes } from './thoughts';
import { companyIndexes } from './companies';
import { contactImportIndexes } from './contactImports';
import { contactIndexes, formerContactIndexes } from './contacts';
import { conversationIndexes, formerConversationIndexes } from './conversations';
import { dealIndexes } from './deals';
import { decisionIndexes } from './decisions';
import { duplicateIndexes } from './duplicates';
import { erasureIndexes, erasureWorkIndexes } from './erase/erasureIndexes';
import { inquiryIndexes } from './inquiries';
import { intakeIndexes } from './intake';
import { learningIndexes } from './learning';
import { learningRunIndexes } from './learningRuns';
import { mediaIndexes } from './media';
import { ensureMediaFileIndexes } from './mediaFiles';
import { mergeIndexes } from './mergeDocument';
import { formerMessageIndexes, messageIndexes } from './messages';
import { outboxIndexes } from './outbox';
import { parkedStatusIndexes } from './parkedStatuses';
import { replySweepIndexes } from './replySweeps';
import { templateIndexes } from './templates';
import { isIndexGone } from './storeErrors';
import { collectionsOf, type Collections } from './collections';
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
    // What was written once must be found: never a secondary that lags.
    readPreference: 'primary',
  });
  await client.connect();
  const db = client.db(
    new URL(uri.replace(/^mongodb(\+srv)?:/, 'http:').replace(/,[^/]*/, '')).pathname.slice(1) || 'continuo',
  );
  return { client, db, ...collectionsOf(db) };
}

/** Creates the indexes that are missing. Safe to run from several processes at once. */
export async function ensureIndexes(database: Database): Promise<void> {
  const wanted: [Pick<Collection, 'createIndexes'>, IndexDescription[]][] = [
    [database.accounts, accountIndexes],
    [database.accountEvents, accountEventIndexes],
    [database.agents, agentIndexes],
    [database.intake, intakeIndexes],
    [database.conversations, conversationIndexes],
    [database.messages, messageIndexes],
    [database.media, mediaIndexes],
    [database.decisions, decisionIndexes],
    [database.inquiries, inquiryIndexes],
    [database.outbox, outboxIndexes],
    [database.parkedStatuses, parkedStatusIndexes],
    [database.contacts, contactIndexes],
    [database.merges, mergeIndexes],
    [database.companies, companyIndexes],
    [database.deals, dealIndexes],
    [database.duplicates, duplicateIndexes],
    [database.contactImports, contactImportIndexes.imports],
    [database.contactImportFiles, contactImportIndexes.files],
    [database.contactImportLines, contactImportIndexes.lines],
    [database.contactImportRows, contactImportIndexes.rows],
    [database.alerts, alertIndexes],
    [database.drafts, draftIndexes],
    [database.knowledge, knowledgeIndexes],
    [database.thoughts, thoughtIndexes],
    [database.replySweeps, replySweepIndexes],
    [database.learning, learningIndexes],
    [database.learningRuns, learningRunIndexes],
    [database.templates, templateIndexes],
    [database.erasures, erasureIndexes],
    [database.erasureWork, erasureWorkIndexes],
  ];
  for (const [collection, indexes] of wanted) await collection.createIndexes(indexes);
  await dropFormer(database.messages, formerMessageIndexes);
  await dropFormer(database.conversations, formerConversationIndexes);
  await dropFormer(database.contacts, formerContactIndexes);
  await ensureMediaFileIndexes(database);
}

/** After the new ones are there: a unique key is never without its index. */
async function dropFormer(
  collection: Pick<Collection, 'indexes' | 'dropIndex'>,
  names: readonly string[],
): Promise<void> {
  const present = new Set((await collection.indexes()).map(({ name }) => name));
  for (const name of names)
    if (present.has(name))
      await collection.dropIndex(name).catch((error: unknown) => {
        // Another process dropped it at the same moment.
        if (!isIndexGone(error)) throw error;
      });
}
