import type { ConversationId } from '../core/ids';
import type { Collections } from './collections';
import type { Database } from './database';
import type { ConversationDocument } from './documents';
import { questionAbout, withQuestion } from './questions';
import { isDuplicateKey } from './storeErrors';

type StrangerStore = Pick<Database, 'client'> & Pick<Collections, 'conversations' | 'outbox'>;

/**
 * Makes the conversation of somebody who came with another buyer's phone. The holder is asked about as well, and nothing automatic
 * that waits for it leaves: it would reach the stranger. `takes`: addresses that go over. Null when another one has an address by now.
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
        const question = questionAbout('phoneNowWithAnother', stranger._id, from.nowMs);
        await database.conversations.updateOne(
          { _id: holder._id },
          {
            $set: { questions: withQuestion(holder, question) },
            $pull: { addresses: { $in: [...from.takes] } },
            $inc: { revision: 1 },
          },
          { session },
        );
        await database.outbox.updateMany(
          { conversationId: holder._id, state: 'queued', author: 'automation' },
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

/** A user id the holder has is a sign that somebody else was faster: look again. */
function isFreeOrHeld(address: string, holder: ConversationDocument): boolean {
  return address.includes('|phone|') ? holder.addresses.includes(address) : !holder.addresses.includes(address);
}
