import type { Db, Document } from 'mongodb';

/** Every stored instant is a number of milliseconds or a date of our years; nothing else in our documents is as large. */
const fromMs = Date.UTC(2020);
const toMs = Date.UTC(2100);

/** Makes all that is stored of a conversation older, as if it had happened that much earlier. Nothing may be under way in it. */
export async function makeOlder(db: Db, conversationId: string, byMs: number): Promise<void> {
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    const collection = db.collection<Document & { _id: string }>(name);
    const its = { $or: [{ _id: conversationId }, { conversationId }] };
    for await (const document of collection.find(its)) {
      const { _id, ...rest } = document;
      await collection.replaceOne({ _id }, older(rest, byMs) as Document);
    }
  }
}

function older(value: unknown, byMs: number): unknown {
  if (value instanceof Date) return new Date(value.getTime() - byMs);
  if (typeof value === 'number') return value > fromMs && value < toMs ? value - byMs : value;
  if (Array.isArray(value)) return value.map((one: unknown) => older(one, byMs));
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, older(one, byMs)]));
}
