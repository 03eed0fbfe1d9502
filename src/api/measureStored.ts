import type { AlertDocument } from '../store/alertDocument';
import type { Collections } from '../store/collections';
import { modelBudgetOf } from '../store/modelBudget';
import { findingKinds } from '../store/replySweepDocument';
import { newestFinishedReplySweep } from '../store/replySweeps';
import { measure } from './measure';
import type { Metrics } from './metrics';

type MeasuredStore = Pick<Collections, 'replySweeps' | 'modelBudgets' | 'drafts' | 'alerts'>;

type AlertKind = AlertDocument['kind'];
const alertKinds: readonly AlertKind[] = ['remindedAssignee', 'toldTeam', 'toldSupervisor', 'overdue', 'followUp'];

/** Reads what stands in MongoDB into the metrics, within 1.5 s. What can't be had now is left out, not shown as it was. */
export async function measureStored(store: MeasuredStore, metrics: Metrics, nowMs: number): Promise<void> {
  await Promise.all([
    measure(newestFinishedReplySweep(store), (sweep) => {
      metrics.replySweepFound.reset();
      metrics.replySweepFinished.remove();
      if (sweep === null) return;
      for (const kind of findingKinds) metrics.replySweepFound.set({ kind }, sweep.found[kind]);
      metrics.replySweepFinished.set((sweep.finishedAtMs ?? 0) / 1000);
    }),
    measure(modelBudgetOf(store, nowMs), (budget) => {
      metrics.modelResults.reset();
      metrics.modelCacheHits.remove();
      metrics.modelCallsLeft.remove();
      if (budget === null) return;
      for (const [outcome, count] of Object.entries(budget.outcomes ?? {}))
        metrics.modelResults.set({ outcome }, count);
      metrics.modelCacheHits.set(budget.fromCache ?? 0);
      if (budget.callsPerDay !== undefined) metrics.modelCallsLeft.set(Math.max(0, budget.callsPerDay - budget.calls));
    }),
    measure(store.drafts.countDocuments({ state: 'open' }), (count) => {
      metrics.draftsOpen.remove();
      if (count !== null) metrics.draftsOpen.set(count);
    }),
    measure(openAlerts(store), (counts) => {
      metrics.alertsOpen.reset();
      if (counts !== null) for (const kind of alertKinds) metrics.alertsOpen.set({ kind }, counts.get(kind) ?? 0);
    }),
  ]);
}

async function openAlerts({ alerts }: MeasuredStore): Promise<Map<AlertKind, number>> {
  const counts = await alerts
    .aggregate<{ _id: AlertKind; count: number }>([
      { $match: { endedAtMs: null } },
      { $group: { _id: '$kind', count: { $sum: 1 } } },
    ])
    .toArray();
  return new Map(counts.map(({ _id, count }) => [_id, count]));
}
