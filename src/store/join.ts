import { everybodysQueue, type Holder } from '../core/control/control';
import type { ConversationId } from '../core/ids';
import { endAlertsBut } from './alerts';
import type { Collections } from './collections';
import type { Database } from './database';
import { moveInquiries } from './inquiries';
import type { ConversationDocument, ConversationQuestion } from './documents';
import { touchesWith } from '../core/capture/touches';
import { keepSlots } from './slots';
import { cancelDecidedApart, moveToOlder, type MovedCollections } from './moveToOlder';

type JoinStore = Pick<Database, 'client'> &
  Pick<Collections, 'conversations' | 'agents' | 'alerts' | 'drafts' | 'thoughts' | 'inquiries' | 'decisions'> &
  MovedCollections;

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
  const apart = await database.client.withSession(async (session) =>
    session.withTransaction(async () => {
      const younger = await database.conversations.findOne({ _id: youngerId }, { session });
      const older = await database.conversations.findOne({ _id: olderId }, { session });
      if (!younger || !older || younger.forwardedTo !== null || older.forwardedTo !== null) return [];
      if (younger.erasedAtMs || older.erasedAtMs) return [];
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
      await moveInquiries(database, { from: youngerId, into: olderId, nowMs }, session);
      await database.alerts.updateMany(
        { conversationId: youngerId },
        { $set: { conversationId: olderId } },
        { session },
      );
      await database.thoughts.updateMany(
        { conversationId: youngerId },
        { $set: { conversationId: olderId } },
        { session },
      );
      await database.drafts.updateMany(
        { conversationId: { $in: [olderId, youngerId] } },
        [{ $set: { conversationId: olderId, state: { $cond: [{ $eq: ['$state', 'open'] }, 'outdated', '$state'] } } }],
        { session },
      );
      await endAlertsBut(database, olderId, waitOf(older, younger)?.sinceMs ?? null, nowMs, session);
      // One turn is left: it takes what the other one's decision has begun to look at. What is decided anew keeps its turn.
      if (older.turn !== null && younger.turn?.again === null)
        await database.messages.updateMany(
          { conversationId: youngerId, turnId: younger.turn.id },
          { $set: { turnId: null } },
          { session },
        );
      await cancelDecidedApart(database, [olderId, youngerId], nowMs, session);
      await moveToOlder(database, youngerId, olderId, session);
      return [younger, older];
    }),
  );
  // Whose slot it takes is kept beside; cut off before this, it is found by recounting.
  for (const before of apart) {
    const after = await database.conversations.findOne({ _id: before._id });
    if (after) await keepSlots(database, before, after, nowMs);
  }
}

/** What is left of the younger one: nothing is due in it any more. */
function emptied(olderId: ConversationId) {
  return {
    addresses: [],
    forwardedTo: olderId,
    mediaWaiting: [],
    turn: null,
    wait: null,
    thinking: null,
    followUp: null,
    'control.state': 'closed' as const,
    'control.holder': { kind: 'nobody' } as Holder,
    'control.given': null,
    'control.paused': null,
    'control.snoozedUntilMs': null,
  };
}

/** The older one with what the younger one brings. */
function joined(older: ConversationDocument, younger: ConversationDocument, nowMs: number) {
  const wait = waitOf(older, younger);
  const pauses = [older.control.paused, younger.control.paused];
  return {
    wait,
    turn: older.turn ?? younger.turn,
    // It was asked about one of them without the other.
    thinking: null,
    ...heldAfter(older, younger),
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
    inquiriesKept: older.inquiriesKept && younger.inquiriesKept,
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

/** The one that is due sooner. */
function waitOf(older: ConversationDocument, younger: ConversationDocument): ConversationDocument['wait'] {
  return [older.wait, younger.wait].reduce((a, b) => (a && b ? (a.dueAtMs <= b.dueAtMs ? a : b) : (a ?? b)));
}

/** The doubts of both, but for one about each other: they are one now. */
function questionsOf(older: ConversationDocument, younger: ConversationDocument): ConversationQuestion[] {
  const all = [...older.questions, ...younger.questions];
  return all.filter(({ conversationId }) => conversationId !== older._id && conversationId !== younger._id);
}

/** A person's hold goes before, with what whoever takes it must have; a wait that came from the other one needs a person too. */
function heldAfter(older: ConversationDocument, younger: ConversationDocument) {
  for (const { control, needs } of [older, younger])
    if (control.holder.kind === 'human')
      return { 'control.holder': control.holder, 'control.given': control.given, needs };
  const isBeingAnswered = older.thinking?.kind === 'respond';
  const holder: Holder = younger.wait === null && !isBeingAnswered ? older.control.holder : everybodysQueue;
  return { 'control.holder': holder, 'control.given': null, needs: older.needs ?? younger.needs };
}

function latest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.max(a, b);
}
