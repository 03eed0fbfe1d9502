import type { IndexDescription } from 'mongodb';
import type { LearningRunId } from '../core/ids';
import type { Collections } from './collections';
import type { LearningRunDocument } from './learningDocument';
import { newId } from './newId';
import { insertIfNew } from './records';
import { forgetOldReports, newestFinished, startedReportIndexes } from './startedReports';

type RunStore = Pick<Collections, 'learningRuns'>;

export const learningRunIndexes: IndexDescription[] = [
  ...startedReportIndexes,
  // One at a time: of those that run all have ended at the same time, namely not yet.
  { key: { finishedAtMs: 1 }, unique: true, partialFilterExpression: { running: { $exists: true } }, name: 'running' },
];

/** A run that has not shown itself for so long has died. */
const deadAfterMs = 60_000;

/**
 * Begins a run, and forgets the oldest reports; what was learnt is kept for good. Null while another one runs: it may be ordered by
 * hand and by the Schedule at once. Whoever begins again after a failure, under the same `by`, takes over from itself.
 */
export async function beginLearningRun(
  store: RunStore,
  { nowMs, sinceMs, by }: { readonly nowMs: number; readonly sinceMs: number; readonly by: string },
): Promise<LearningRunDocument | null> {
  await store.learningRuns.updateMany(
    { running: { $exists: true }, $or: [{ 'running.by': by }, { 'running.aliveAtMs': { $lt: nowMs - deadAfterMs } }] },
    { $unset: { running: 1 } },
  );
  const run: LearningRunDocument = {
    ...{ _id: newId<LearningRunId>('learningRun'), startedAtMs: nowMs, finishedAtMs: null, sinceMs },
    ...{ conversations: 0, messages: 0, complete: false, steps: [], tallied: null },
  };
  if (!(await insertIfNew(store.learningRuns, { ...run, running: { by, aliveAtMs: nowMs } }))) return null;
  await forgetOldReports(store.learningRuns);
  return run;
}

/** Shows that a run lives. */
export async function keepLearningRun(store: RunStore, id: LearningRunId, nowMs: number): Promise<void> {
  await store.learningRuns.updateOne({ _id: id, running: { $exists: true } }, { $set: { 'running.aliveAtMs': nowMs } });
}

/** The run has ended, in whatever way: another one may begin. */
export async function leaveLearningRun(store: RunStore, id: LearningRunId): Promise<void> {
  await store.learningRuns.updateOne({ _id: id }, { $unset: { running: 1 } });
}

/** Notes what the run came to. */
export async function finishLearningRun(
  store: RunStore,
  id: LearningRunId,
  end: Omit<LearningRunDocument, '_id' | 'startedAtMs' | 'sinceMs' | 'running'>,
): Promise<void> {
  await store.learningRuns.updateOne({ _id: id }, { $set: end });
}

/** The newest run that came to its end; null when there is none. */
export async function newestFinishedLearningRun(store: RunStore): Promise<LearningRunDocument | null> {
  return newestFinished(store.learningRuns);
}
