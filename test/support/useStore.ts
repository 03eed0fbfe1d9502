import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import { startTestMongo, type TestMongo } from './engines';

/**
 * A mongod of its own for the tests of one file, with all indexes: started before them, handed over by `take`, ended after them.
 * What is stored stays from one test to the next.
 */
export function useStore(take: (store: Database, mongo: TestMongo) => void): void {
  let mongo: TestMongo | undefined;
  let store: Database | undefined;
  beforeAll(async () => {
    mongo = await startTestMongo();
    store = await connectDatabase(mongo.mongodbUri, { timeoutMs: 5000, appName: 'test' });
    await ensureIndexes(store);
    take(store, mongo);
  }, 60_000);
  afterAll(async () => {
    await store?.client.close();
    await mongo?.stop();
  });
}

/** The same, empty at the beginning of every test. */
export function useEmptyStore(take: (store: Database, mongo: TestMongo) => void): void {
  let store: Database | undefined;
  useStore((started, mongo) => {
    store = started;
    take(started, mongo);
  });
  beforeEach(async () => {
    for (const collection of (await store?.db.collections()) ?? []) await collection.deleteMany({});
  });
}
