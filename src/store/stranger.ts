import type { Filter } from 'mongodb';
import type { ConversationId } from '../core/ids';
import { lineOf } from '../core/resolve/phoneLine';
import type { Collections } from './collections';
import type { Database } from './database';
import type { ConversationDocument, OutboxDocument } from './documents';
import { questionAbout, withQuestion } from './questions';
import { isDuplicateKey } from './storeErrors';

type StrangerStore = Pick<Database, 'client'> & Pick<Collections, 'conversations' | 'outbox'>;

/**
 * Makes the conversation of somebody who came with another buyer's phone. The holder is asked about as well, and nothing
 * that waits for that phone leaves, nor anything automatic: it would reach the stranger. `takes`: addresses that go over. Null when another one has an address by now.
 */
export async function insertStranger(
  database: StrangerStore,
  stranger: ConversationDocument,
  from: { readonly holder: ConversationId; readonly takes: readonly string[]; readonly nowMs: number },
): Promise<ConversationId | null> {
  try {
    return await database.client.withSession(async (session) =>
      session.withTransaction(async () => {
        const holder = await database.conversations.findOne(
          { _id: from.holder, forwardedTo: null, erasedAtMs: null },
          { session },
        );
        if (!holder || !from.takes.every((address) => isFreeOrHeld(address, holder))) return null;
        const isInDoubt = writtenToAt(holder, stranger);
        const question = questionAbout('phoneNowWithAnother', stranger._id, from.nowMs);
        await database.conversations.updateOne(
          { _id: holder._id },
          {
            $set: { questions: isInDoubt ? withQuestion(holder, question) : holder.questions },
            $pull: { addresses: { $in: [...from.takes] } },
            $inc: { revision: 1 },
          },
          { session },
        );
        const doubtful: Filter<OutboxDocument> = { conversationId: holder._id, state: 'queued', 'to.kind': 'phone' };
        await database.outbox.updateMany(
          isInDoubt ? doubtful : { ...doubtful, 'to.phone': stranger.identity.phone },
          { $set: { state: 'cancelled', cancelledBecause: 'phoneInDoubt', finishedAtMs: from.nowMs } },
          { session },
        );
        await database.conversations.insertOne(stranger, { session });
        return stranger._id;
      }),
    );
  } catch (error) {
    if (isDuplicateKey(error)) return null;
    throw error;
  }
}

/** False when the holder has left the stranger's phone: they are written to at another one. */
function writtenToAt({ identity }: ConversationDocument, stranger: ConversationDocument): boolean {
  const phones = [identity.phone, stranger.identity.phone].map((phone) => phone && lineOf(phone));
  return phones[0] === phones[1];
}

/** A user id the holder has is a sign that somebody else was faster: look again. */
function isFreeOrHeld(address: string, holder: ConversationDocument): boolean {
  return address.includes('|phone|') ? holder.addresses.includes(address) : !holder.addresses.includes(address);
}
