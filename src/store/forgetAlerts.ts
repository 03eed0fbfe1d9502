import type { Collections } from './collections';

/** Who looks back at a missing reply does so within a quarter. */
const keptMs = 90 * 24 * 3600_000;
const forgottenAtOnce = 1000;

/** Deletes alerts that ended 90 days ago or longer, some at a time. Open ones stay, however old. */
export async function forgetEndedAlerts({ alerts }: Pick<Collections, 'alerts'>, nowMs: number): Promise<void> {
  const old = await alerts
    .find({ endedAtMs: { $lt: nowMs - keptMs } }, { projection: { _id: 1 } })
    .limit(forgottenAtOnce)
    .toArray();
  if (old.length > 0) await alerts.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } });
}
