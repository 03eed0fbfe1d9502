import type { LearningRunId } from '../core/ids';
import type { Collections } from './collections';
import type { LearningRunDocument } from './learningDocument';
import { newId } from './newId';
import { forgetOldReports, newestFinished, startedReportIndexes } from './startedReports';

type RunStore = Pick<Collections, 'learningRuns'>;

export const learningRunIndexes = startedReportIndexes;

/** Begins a run, and forgets the oldest reports. What was learnt is kept for good. */
export async function beginLearningRun(
  store: RunStore,
  { nowMs, sinceMs }: { readonly nowMs: number; readonly sinceMs: number },
): Promise<LearningRunDocument> {
  const run: LearningRunDocument = {
    ...{ _id: newId<LearningRunId>('learningRun'), startedAtMs: nowMs, finishedAtMs: null, sinceMs },
    ...{ conversations: 0, messages: 0, complete: false, steps: [], tallied: null },
  };
  await store.learningRuns.insertOne(run);
  await forgetOldReports(store.learningRuns);
  return run;
}

/** The run is over. */
export async function finishLearningRun(
  store: RunStore,
  id: LearningRunId,
  end: Omit<LearningRunDocument, '_id' | 'startedAtMs' | 'sinceMs'>,
): Promise<void> {
  await store.learningRuns.updateOne({ _id: id }, { $set: end });
}

/** The newest run that came to its end; null when there is none. */
export async function newestFinishedLearningRun(store: RunStore): Promise<LearningRunDocument | null> {
  return newestFinished(store.learningRuns);
}
