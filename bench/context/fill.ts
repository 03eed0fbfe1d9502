import type { OptionalUnlessRequiredId, Collection, Document } from 'mongodb';
import type { Database } from '../../src/store/database';
import type { MessageDocument } from '../../src/store/documents';
import { createChance } from '../identity/chance';
import { lengthsOf } from './lengths';
import { makeConversation, type MadeConversation } from './makeConversation';

const atOnce = 1000;
const interleaved = 100_000;

export interface FillSize {
  readonly messages: number;
  readonly conversations: number;
  readonly longest: number;
  readonly seed: number;
}

/** Writes conversations with all that a context is made from into an empty database. Returns their ids and lengths, the longest first. */
export async function fill(store: Database, size: FillSize, nowMs: number): Promise<{ id: string; length: number }[]> {
  const lengths = lengthsOf(size.messages, size.conversations, size.longest, size.seed);
  const chance = createChance(size.seed + 1);
  const writers = {
    messages: writerTo(store.messages),
    conversations: writerTo(store.conversations),
    decisions: writerTo(store.decisions),
    contacts: writerTo(store.contacts),
    deals: writerTo(store.deals),
    inquiries: writerTo(store.inquiries),
  };
  // By when they were written: as it comes about, the messages of a conversation lie far apart.
  let pool: MessageDocument[] = [];
  const pour = async (): Promise<void> => {
    await writers.messages.add(pool.sort((a, b) => b.atMs - a.atMs));
    pool = [];
  };
  const filled: { id: string; length: number }[] = [];
  let contactId: MadeConversation['contact']['_id'] | null = null;
  for (const [place, length] of lengths.entries()) {
    // Every tenth contact has a second conversation.
    const made: MadeConversation = makeConversation(chance, length, nowMs, place % 10 === 1 ? contactId : null);
    contactId = made.contact._id;
    filled.push({ id: made.conversation._id, length });
    await writers.conversations.add([made.conversation]);
    pool.push(...made.messages);
    if (pool.length >= interleaved) await pour();
    await writers.decisions.add(made.decisions);
    await writers.inquiries.add(made.inquiries);
    await writers.deals.add(made.deals);
    if (place % 10 !== 1) await writers.contacts.add([made.contact]);
    if (place % 2000 === 0) process.stderr.write(`filling: ${place} of ${lengths.length} conversations\n`);
  }
  await pour();
  for (const writer of Object.values(writers)) await writer.end();
  return filled;
}

function writerTo<Row extends Document>(collection: Collection<Row>) {
  let rows: OptionalUnlessRequiredId<Row>[] = [];
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await collection.insertMany(rows, { ordered: false, writeConcern: { w: 1 } });
    rows = [];
  };
  return {
    async add(more: readonly Row[]): Promise<void> {
      rows.push(...(more as unknown as OptionalUnlessRequiredId<Row>[]));
      if (rows.length >= atOnce) await flush();
    },
    end: flush,
  };
}
