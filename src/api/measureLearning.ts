import { outcomeResults } from '../core/feedback/outcome';
import { allInForce } from '../store/learning';
import type { Collections } from '../store/collections';
import { newestFinishedLearningRun } from '../store/learningRuns';
import { measure } from './measure';
import type { Metrics } from './metrics';

/** Reads what is learnt, and what the newest run counted, into the metrics. With MongoDB away they say nothing about it. */
export async function measureLearning(
  store: Pick<Collections, 'learningInForce' | 'learningRuns'>,
  { learningVersion, learningRunFinished, messageOutcomes }: Metrics,
): Promise<void> {
  await Promise.all([
    measure(allInForce(store), (all) => {
      learningVersion.reset();
      for (const { _id, inForce } of all ?? []) learningVersion.set({ parameter: _id }, inForce ?? 0);
    }),
    measure(newestFinishedLearningRun(store), (run) => {
      learningRunFinished.remove();
      messageOutcomes.reset();
      if (run === null) return;
      learningRunFinished.set((run.finishedAtMs ?? 0) / 1000);
      for (const [kind, counts] of Object.entries(run.tallied?.results ?? {}))
        for (const outcome of outcomeResults) messageOutcomes.set({ kind, outcome }, counts[outcome]);
    }),
  ]);
}
