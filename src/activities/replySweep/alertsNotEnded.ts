import { beyond, graceMs, nextPlace, pageSize, type Look } from './look';

/** Alerts about waits and silences that are over: whatever ended them was cut off before it ended their alerts. */
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
        { projection: { 'wait.sinceMs': 1, 'followUp.sinceMs': 1, 'followUp.given': 1, lastActivityAtMs: 1 } },
      )
      .toArray();
    const byId = new Map(conversations.map((conversation) => [conversation._id, conversation]));
    const over = rows.filter(({ conversationId, kind, waitSinceMs }) => {
      const conversation = byId.get(conversationId);
      if (!conversation) return true;
      const { wait, followUp } = conversation;
      const lasts =
        kind === 'followUp'
          ? followUp?.given !== undefined && followUp.sinceMs === waitSinceMs
          : wait?.sinceMs === waitSinceMs;
      return !lasts && conversation.lastActivityAtMs < nowMs - graceMs;
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
