import type { Db, IndexDescription } from 'mongodb';
import { isDuplicateKey } from './storeErrors';

/** The first answer given under an Idempotency-Key. */
export interface FirstAnswer {
  /** A hash of the key and of what it was used for. */
  _id: string;
  requestHash: string;
  status: number;
  body: unknown;
  headers: Record<string, string>;
  createdAt: Date;
}

interface AnswerStore {
  readonly db: Db;
}

const collection = (store: AnswerStore) => store.db.collection<FirstAnswer>('idempotency');

/** First answers hold what people sent, so they are forgotten after seven days. */
export const idempotencyIndexes: IndexDescription[] = [{ key: { createdAt: 1 }, expireAfterSeconds: 7 * 24 * 3600 }];

/** Creates the collection's indexes that are missing. */
export async function ensureIdempotencyIndexes(store: AnswerStore): Promise<void> {
  await collection(store).createIndexes(idempotencyIndexes);
}

/** The answer first given under a key, or null. */
export async function findFirstAnswer(store: AnswerStore, key: string): Promise<FirstAnswer | null> {
  return collection(store).findOne({ _id: key });
}

/** Keeps an answer, unless one is kept already. */
export async function keepFirstAnswer(store: AnswerStore, answer: FirstAnswer): Promise<void> {
  try {
    await collection(store).insertOne(answer);
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
}
