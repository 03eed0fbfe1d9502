import { beyond, graceMs, nextPlace, pageSize, ring, type Look } from './look';

/** Waits whose due time has passed unnoticed: their workflow does not run, or is stuck. Rung, it starts and looks. */
export const overdueNotMarked: Look = {
  kind: 'overdueNotMarked',
  async page(deps, { after, nowMs }) {
    const rows = await deps.store.conversations
      .find(
        {
          'wait.overdue': false,
          'control.snoozedUntilMs': null,
          forwardedTo: null,
          ...beyond('wait.dueAtMs', after, nowMs - graceMs),
        },
        { projection: { 'wait.dueAtMs': 1 } },
      )
      .sort({ 'wait.dueAtMs': 1, _id: 1 })
      .limit(pageSize)
      .toArray();
    let repaired = 0;
    for (const { _id } of rows) if (await ring(deps, _id)) repaired++;
    const next = nextPlace(rows, ({ _id, wait }) => ({ atMs: wait?.dueAtMs ?? 0, id: _id }));
    return { found: rows.length, repaired, next };
  },
};
