import type { Database } from '../../src/store/database';
import { until } from './e2eUntil';

/** Waits until nothing is under way any more: everything captured, decided, sent or given up. */
export async function untilDrained(store: Database, timeoutMs = 180_000): Promise<void> {
  await until(
    'everything is captured, decided and sent',
    async () => {
      const left = await underWay(store);
      if (Object.values(left).every((count) => count === 0)) return true;
      throw new Error(JSON.stringify(left));
    },
    { timeoutMs, everyMs: 500 },
  );
}

async function underWay(store: Database): Promise<Record<string, number>> {
  const [uncaptured, statuses, turns, sends] = await Promise.all([
    store.intake.countDocuments({ 'pending.0': { $exists: true } }),
    store.intake.countDocuments({ applied: false }),
    store.conversations.countDocuments({ turn: { $ne: null } }),
    store.outbox.countDocuments({ settled: false, state: { $ne: 'draft' } }),
  ]);
  return { uncaptured, statuses, turns, sends };
}
