import type { ConversationId } from '../core/ids';
import type { Database } from './database';
import { cancelDecidedApart, moveToOlder, type MovedCollections } from './moveToOlder';

/**
 * What was written under a joined conversation after the join, by a step that had begun before it, goes to the older one. The rows of
 * its messages become pending there, so that they open a turn and mean what they mean. True when there was anything: ring the older one.
 */
export async function forwardStrays(
  database: Pick<Database, 'client'> & MovedCollections,
  from: ConversationId,
  to: ConversationId,
  nowMs: number,
): Promise<boolean> {
  return database.client.withSession(async (session) =>
    session.withTransaction(async () => {
      const strays = { conversationId: from, intakeId: { $ne: null } };
      const messages = await database.messages.find(strays, { projection: { intakeId: 1 }, session }).toArray();
      // No turn of a joined conversation comes to a decision.
      await database.messages.updateMany(strays, { $set: { turnId: null } }, { session });
      await database.intake.updateMany(
        { _id: { $in: messages.flatMap(({ intakeId }) => intakeId ?? []) }, erasedAtMs: { $exists: false } },
        { $addToSet: { pending: to }, $inc: { joins: 1 } },
        { session },
      );
      await cancelDecidedApart(database, [from], nowMs, session);
      return moveToOlder(database, from, to, session);
    }),
  );
}
