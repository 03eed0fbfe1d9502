import type { IndexDescription } from 'mongodb';
import type { KnowledgeId } from '../core/ids';
import type { Piece } from '../core/answer/pickKnowledge';
import type { Collections } from './collections';
import type { KnowledgeDocument } from './knowledgeDocument';
import { changeRecord, insertOnce, type RecordChange } from './records';

type KnowledgeStore = Pick<Collections, 'knowledge'>;

/** The most pieces there may be: all of them are looked at for every answer. */
export const mostKnowledge = 500;

export const knowledgeIndexes: IndexDescription[] = [{ key: { createdAtMs: -1, _id: -1 } }];

/** A piece by id, or null. */
export async function findKnowledge(store: KnowledgeStore, id: KnowledgeId): Promise<KnowledgeDocument | null> {
  return store.knowledge.findOne({ _id: id });
}

/** Stores a new piece. One that is there already under this id (a repeated request) is returned as it is. */
export async function insertKnowledge(store: KnowledgeStore, row: KnowledgeDocument): Promise<KnowledgeDocument> {
  return insertOnce(store.knowledge, row);
}

/** Changes a piece and raises its version. Null when it is not there, or not in the version the change is based on. */
export async function changeKnowledge(
  store: KnowledgeStore,
  id: KnowledgeId,
  change: RecordChange<KnowledgeDocument>,
): Promise<KnowledgeDocument | null> {
  return changeRecord(store.knowledge, id, change);
}

/** Takes a piece away. False when it was not there. */
export async function deleteKnowledge(store: KnowledgeStore, id: KnowledgeId): Promise<boolean> {
  return (await store.knowledge.deleteOne({ _id: id })).deletedCount === 1;
}

/** All of it. */
export async function allKnowledge(store: KnowledgeStore): Promise<Piece[]> {
  const rows = await store.knowledge.find({}).sort({ createdAtMs: -1, _id: -1 }).limit(mostKnowledge).toArray();
  return rows.map(({ _id, version, title, text, languages, intents }) => {
    return { id: _id, version, title, text, languages, intents };
  });
}
