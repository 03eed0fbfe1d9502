import { beyond, graceMs, nextPlace, pageSize, type Look } from './look';

/** Alerts about waits that are over: whatever ended the wait was cut off before it ended them. */
export const alertsNotEnded: Look = {
  kind: 'alertNotEnded',
  async page({ store }, { after, nowMs }) {
    const rows = await store.alerts
      .find({ endedAtMs: null, ...beyond('atMs', after, nowMs - graceMs) })
      .sort({ atMs: 1, _id: 1 })
      .limit(pageSize)
      .toArray();
    const conversations = await store.conversations
      .find(
        { _id: { $in: rows.map(({ conversationId }) => conversationId) } },
        { projection: { 'wait.sinceMs': 1, lastActivityAtMs: 1 } },
      )
      .toArray();
    const byId = new Map(conversations.map((conversation) => [conversation._id, conversation]));
    const over = rows.filter(({ conversationId, waitSinceMs }) => {
      const conversation = byId.get(conversationId);
      if (!conversation) return true;
      return conversation.wait?.sinceMs !== waitSinceMs && conversation.lastActivityAtMs < nowMs - graceMs;
    });
    const ended =
      over.length === 0
        ? 0
        : (
            await store.alerts.updateMany(
              { _id: { $in: over.map(({ _id }) => _id) }, endedAtMs: null },
              { $set: { endedAtMs: nowMs } },
            )
          ).modifiedCount;
    return { found: ended, repaired: ended, next: nextPlace(rows, ({ atMs, _id }) => ({ atMs, id: _id })) };
  },
};
