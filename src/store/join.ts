import type { ConversationId } from '../core/ids';
import type { Collections } from './collections';
import type { Database } from './database';
import type { ConversationDocument } from './documents';

/**
 * Joins two conversations that turned out to be one buyer: the older one takes over the addresses, messages and what is
 * still to be captured; the younger one only forwards from then on. One transaction, safe to repeat.
 */
export async function joinConversations(
  database: Pick<Database, 'client'> & Pick<Collections, 'conversations' | 'messages' | 'intake' | 'outbox'>,
  olderId: ConversationId,
  youngerId: ConversationId,
  nowMs: number,
): Promise<void> {
  await database.client.withSession(async (session) =>
    session.withTransaction(async () => {
      const younger = await database.conversations.findOne({ _id: youngerId }, { session });
      const older = await database.conversations.findOne({ _id: olderId }, { session });
      if (!younger || !older || younger.forwardedTo !== null || older.forwardedTo !== null) return;
      const emptied: Partial<ConversationDocument> = {
        addresses: [],
        forwardedTo: olderId,
        turn: null,
        wait: null,
        followUp: null,
        control: { ...younger.control, epoch: younger.control.epoch + 1, state: 'closed', holder: { kind: 'nobody' } },
      };
      await database.conversations.updateOne({ _id: youngerId }, { $set: emptied }, { session });
      await database.conversations.updateOne(
        { _id: olderId },
        {
          $addToSet: {
            addresses: { $each: younger.addresses },
            forwardedFrom: { $each: [youngerId, ...younger.forwardedFrom] },
          },
          $set: {
            'control.optedOut': older.control.optedOut || younger.control.optedOut,
            'identity.phone': older.identity.phone ?? younger.identity.phone,
            'identity.userId': older.identity.userId ?? younger.identity.userId,
            lastInboundAtMs: latest(older.lastInboundAtMs, younger.lastInboundAtMs),
            lastOutboundAtMs: latest(older.lastOutboundAtMs, younger.lastOutboundAtMs),
            windowClosesAtMs: latest(older.windowClosesAtMs, younger.windowClosesAtMs),
            lastActivityAtMs: nowMs,
          },
          $inc: { inboundCount: younger.inboundCount, outboundCount: younger.outboundCount },
        },
        { session },
      );
      await database.messages.updateMany(
        { conversationId: youngerId },
        { $set: { conversationId: olderId } },
        { session },
      );
      await database.outbox.updateMany(
        { conversationId: youngerId, state: 'queued' },
        { $set: { state: 'cancelled', cancelledBecause: 'joined', finishedAtMs: nowMs } },
        { session },
      );
      await database.intake.updateMany(
        { pending: youngerId, 'pending.0': { $exists: true } },
        { $addToSet: { pending: olderId } },
        { session },
      );
      await database.intake.updateMany({ pending: youngerId }, { $pull: { pending: youngerId } }, { session });
    }),
  );
}

function latest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
