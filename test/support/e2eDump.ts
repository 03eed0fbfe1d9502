import type { Database } from '../../src/store/database';

/** Every document of the database as text, by collection and id, without what may change when nothing happens. */
export async function dumpOf(store: Pick<Database, 'db'>): Promise<Record<string, string>> {
  const dump: Record<string, string> = {};
  for (const { name } of await store.db.listCollections().toArray()) {
    for (const document of await store.db.collection(name).find({}).sort({ _id: 1 }).toArray()) {
      const { deliveries: _deliveries, ...rest } = document;
      dump[`${name}/${String(document._id)}`] = JSON.stringify(name === 'intake' ? rest : document);
    }
  }
  return dump;
}
