import type { ConversationId } from '../../core/ids';
import { hasUncaptured } from '../../store/intake';
import { beyond, graceMs, nextPlace, pageSize, type Look, type SweepDeps } from './look';
import { openTurn, standingConversation } from './openTurn';

const outsideAnyTurn = { turnId: null, direction: 'in', outsideTurns: null } as const;

/** Buyers' messages that are in no turn, where no turn is open and nothing is being captured: nobody would decide on them. */
export const messagesWithoutTurn: Look = {
  kind: 'messageWithoutTurn',
  async page(deps, { after, nowMs }) {
    const rows = await deps.store.messages
      .find(
        { ...outsideAnyTurn, ...beyond('capturedAtMs', after, nowMs - graceMs) },
        { projection: { conversationId: 1, capturedAtMs: 1 } },
      )
      .sort({ capturedAtMs: 1, _id: 1 })
      .limit(pageSize)
      .toArray();
    const counts = new Map<ConversationId, number>();
    for (const { conversationId } of rows) counts.set(conversationId, (counts.get(conversationId) ?? 0) + 1);
    let found = 0;
    let repaired = 0;
    for (const [conversationId, count] of counts) {
      const became = await lookAt(deps, conversationId, nowMs);
      if (became === 'fine') continue;
      found += count;
      if (became === 'repaired') repaired += count;
    }
    return { found, repaired, next: nextPlace(rows, ({ capturedAtMs, _id }) => ({ atMs: capturedAtMs, id: _id })) };
  },
};

async function lookAt(deps: SweepDeps, id: ConversationId, nowMs: number): Promise<'fine' | 'found' | 'repaired'> {
  const conversation = await standingConversation(deps, id);
  if (conversation === null) return 'fine';
  if (conversation._id !== id) {
    // Captured while its conversation was being joined into another: it belongs there.
    await deps.store.messages.updateMany(
      { conversationId: id, ...outsideAnyTurn },
      { $set: { conversationId: conversation._id } },
    );
  } else if (conversation.turn !== null || (await hasUncaptured(deps.store, id))) return 'fine';
  return (await openTurn(deps, conversation, nowMs)) ? 'repaired' : 'found';
}
