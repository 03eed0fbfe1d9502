import type { Document } from 'mongodb';
import type { ContactId, DealId } from '../../src/core/ids';
import { newContactDocument, type GivenContact } from '../../src/store/contacts';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import { mergeContacts, type MergeAnswer } from '../../src/store/merge';
import { unmergeContact, type UnmergeAnswer } from '../../src/store/unmerge';
import { startTestMongo } from '../support/engines';

export const nowMs = Date.parse('2026-11-20T09:00:00Z');
export const contactId = (index: number) => `con_${String(index).padStart(24, '0')}` as ContactId;

/** A real MongoDB with contacts by number. */
export interface MergeBench {
  readonly store: Database;
  contact(index: number, given?: Partial<GivenContact>): Promise<void>;
  deal(index: number, contactIds: readonly ContactId[]): Promise<DealId>;
  merge(from: number, into: number, by?: string): Promise<MergeAnswer>;
  unmerge(index: number): Promise<UnmergeAnswer>;
  /** Everything but the audit, and what must rise with every change. */
  picture(): Promise<Record<string, Document[]>>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export async function startMergeBench(): Promise<MergeBench> {
  const mongo = await startTestMongo();
  const store = await connectDatabase(mongo.mongodbUri, { timeoutMs: 5000, appName: 'test' });
  await ensureIndexes(store);
  return {
    store,
    async contact(index, given = {}) {
      const whole = {
        ...{ name: null, phones: [], emails: [], channelIds: [], externalIds: [], companyId: null },
        ...{ ownerId: null, language: null, optedOut: false, madeFor: [] },
        ...given,
      };
      await store.contacts.insertOne(newContactDocument(contactId(index), whole, null, nowMs));
    },
    async deal(index, contactIds) {
      const _id = `dea_${String(index).padStart(24, '0')}` as DealId;
      await store.deals.insertOne({
        ...{ _id, title: 'Chairs', stage: 'new', contactIds: [...contactIds], companyId: null, open: true },
        ...{
          reference: null,
          productIds: [],
          adIds: [],
          value: null,
          madeFor: null,
          createdAtMs: 1,
          updatedAtMs: 1,
          version: 1,
        },
      });
      return _id;
    },
    merge: (from, into, by = 'maria') =>
      mergeContacts(store, { fromId: contactId(from), intoId: contactId(into), by, nowMs }),
    unmerge: (index) =>
      unmergeContact(store, { contactId: contactId(index), by: 'maria', key: null, nowMs: nowMs + 1000 }),
    async picture() {
      const all: Record<string, Document[]> = {};
      const counters = { version: 0, updatedAtMs: 0, revision: 0, untold: 0, duplicatesDue: 0, versions: 0 };
      for (const collection of await store.db.collections()) {
        if (collection.collectionName === 'merges') continue;
        const rows = await collection.find({}).sort({ _id: 1 }).toArray();
        all[collection.collectionName] = rows
          .filter(({ outcome }) => outcome !== 'contactMerged' && outcome !== 'contactUnmerged')
          .map((row) => ({ ...row, ...counters }));
      }
      return all;
    },
    async clear() {
      for (const collection of await store.db.collections()) await collection.deleteMany({});
    },
    async stop() {
      await store.client.close();
      await mongo.stop();
    },
  };
}
