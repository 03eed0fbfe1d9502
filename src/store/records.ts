import type { Collection, Filter, OptionalUnlessRequiredId, UpdateFilter } from 'mongodb';
import { isDuplicateKey } from './storeErrors';

/** What the CRM's records have in common. */
interface VersionedRecord {
  _id: string;
  version: number;
  updatedAtMs: number;
}

/** A change to a record. With `basedOn` it is only made to that version. */
export interface RecordChange<Row extends VersionedRecord> {
  readonly set: Partial<Omit<Row, '_id' | 'version' | 'updatedAtMs'>>;
  readonly basedOn: number | null;
  readonly nowMs: number;
}

/** Inserts a document. False when one of its unique keys is there already: nothing is changed then. */
export async function insertIfNew<Row extends { _id: string }>(
  collection: Collection<Row>,
  row: Row,
): Promise<boolean> {
  try {
    await collection.insertOne(row as OptionalUnlessRequiredId<Row>);
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return false;
  }
}

/** Inserts a record; one that is there already under this id is returned as it is. */
export async function insertOnce<Row extends VersionedRecord>(collection: Collection<Row>, row: Row): Promise<Row> {
  try {
    await collection.insertOne(row as OptionalUnlessRequiredId<Row>);
    return row;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const stored = await collection.findOne({ _id: row._id } as Filter<Row>);
    if (!stored) throw error;
    return stored as Row;
  }
}

/** Changes a record in one step and raises its version. Null when there is none to change. */
export async function changeRecord<Row extends VersionedRecord>(
  collection: Collection<Row>,
  id: Row['_id'],
  change: RecordChange<Row>,
): Promise<Row | null> {
  const version = change.basedOn === null ? {} : { version: change.basedOn };
  const update = { $set: { ...change.set, updatedAtMs: change.nowMs }, $inc: { version: 1 } };
  const changed = await collection.findOneAndUpdate(
    { _id: id, ...version } as Filter<Row>,
    update as unknown as UpdateFilter<Row>,
    { returnDocument: 'after' },
  );
  return changed as Row | null;
}
