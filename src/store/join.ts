import { everybodysQueue, type Holder } from '../core/control/control';
import type { ConversationId } from '../core/ids';
import type { Collections } from './collections';
import type { Database } from './database';
import type { ConversationDocument, ConversationQuestion } from './documents';
import { touchesWith } from '../core/capture/touches';
import { cancelDecidedApart, moveToOlder, type MovedCollections } from './moveToOlder';

type JoinStore = Pick<Database, 'client'> & Pick<Collections, 'conversations'> & MovedCollections;

/**
 * Joins two conversations that turned out to be one buyer: the older one takes over addresses, messages, sends, the open wait,
 * people's hold and pause, and what is still to be captured; the younger one only forwards from then on. One transaction, safe to repeat.
 */
export async function joinConversations(
  database: JoinStore,
  olderId: ConversationId,
  youngerId: ConversationId,
  nowMs: number,
): Promise<void> {
  await database.client.withSession(async (session) =>
    session.withTransaction(async () => {
      const younger = await database.conversations.findOne({ _id: youngerId }, { session });
      const older = await database.conversations.findOne({ _id: olderId }, { session });
      if (!younger || !older || younger.forwardedTo !== null || older.forwardedTo !== null) return;
      if (younger.erasedAtMs || older.erasedAtMs) return;
      const raised = { revision: 1, 'control.epoch': 1 };
      await database.conversations.updateOne({ _id: youngerId }, { $set: emptied(olderId), $inc: raised }, { session });
      const added = {
        addresses: { $each: younger.addresses },
        forwardedFrom: { $each: [youngerId, ...younger.forwardedFrom] },
      };
      await database.conversations.updateOne(
        { _id: olderId },
        { $set: joined(older, younger, nowMs), $addToSet: added, $inc: raised },
        { session },
      );
      // One turn is left: it takes what the other one's decision has begun to look at. What is decided anew keeps its turn.
      if (older.turn !== null && younger.turn?.again === null)
        await database.messages.updateMany(
          { conversationId: youngerId, turnId: younger.turn.id },
          { $set: { turnId: null } },
          { session },
        );
      await cancelDecidedApart(database, [olderId, youngerId], nowMs, session);
      await moveToOlder(database, youngerId, olderId, session);
    }),
  );
}

/** What is left of the younger one: nothing is due in it any more. */
function emptied(olderId: ConversationId) {
  return {
    addresses: [],
    forwardedTo: olderId,
    mediaWaiting: [],
    turn: null,
    wait: null,
    followUp: null,
    'control.state': 'closed' as const,
    'control.holder': { kind: 'nobody' } as Holder,
    'control.paused': null,
    'control.snoozedUntilMs': null,
  };
}

/** The older one with what the younger one brings. */
function joined(older: ConversationDocument, younger: ConversationDocument, nowMs: number) {
  const wait = [older.wait, younger.wait].reduce((a, b) => (a && b ? (a.dueAtMs <= b.dueAtMs ? a : b) : (a ?? b)));
  const pauses = [older.control.paused, younger.control.paused];
  return {
    wait,
    turn: older.turn ?? younger.turn,
    'control.holder': holderOf(older, younger),
    'control.paused': pauses.reduce((a, b) => (a && b ? (a.untilMs >= b.untilMs ? a : b) : (a ?? b))),
    'control.state': wait === null ? older.control.state : ('open' as const),
    'control.optedOut': older.control.optedOut || younger.control.optedOut,
    'identity.phone': older.identity.phone ?? younger.identity.phone,
    'identity.userId': older.identity.userId ?? younger.identity.userId,
    lastInboundAtMs: latest(older.lastInboundAtMs, younger.lastInboundAtMs),
    lastOutboundAtMs: latest(older.lastOutboundAtMs, younger.lastOutboundAtMs),
    windowClosesAtMs: latest(older.windowClosesAtMs, younger.windowClosesAtMs),
    inboundCount: older.inboundCount + younger.inboundCount,
    outboundCount: older.outboundCount + younger.outboundCount,
    questions: questionsOf(older, younger),
    phoneMoves: [...older.phoneMoves, ...younger.phoneMoves],
    ...touchesWith(older, [
      ...(younger.firstTouch === null ? [] : [younger.firstTouch]),
      ...(younger.lastTouch === null ? [] : [younger.lastTouch]),
    ]),
    awaitedOriginals: [...older.awaitedOriginals, ...younger.awaitedOriginals],
    preferenceAtMs: latest(older.preferenceAtMs, younger.preferenceAtMs),
    mediaWaiting: [...new Set([...older.mediaWaiting, ...younger.mediaWaiting])],
    lastActivityAtMs: nowMs,
  };
}

/** The doubts of both, but for one about each other: they are one now. */
function questionsOf(older: ConversationDocument, younger: ConversationDocument): ConversationQuestion[] {
  const all = [...older.questions, ...younger.questions];
  return all.filter(({ conversationId }) => conversationId !== older._id && conversationId !== younger._id);
}

/** A person's hold goes before; a wait that came from the other one needs a person too. */
function holderOf(older: ConversationDocument, younger: ConversationDocument): Holder {
  if (older.control.holder.kind === 'human') return older.control.holder;
  if (younger.control.holder.kind === 'human') return younger.control.holder;
  return younger.wait === null ? older.control.holder : everybodysQueue;
}

function latest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
