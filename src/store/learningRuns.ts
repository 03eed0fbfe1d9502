import type { IndexDescription } from 'mongodb';
import type { LearningRunId } from '../core/ids';
import type { Collections } from './collections';
import type { LearningRunDocument } from './learningDocument';
import { newId } from './newId';

type RunStore = Pick<Collections, 'learningRuns'>;

export const learningRunIndexes: IndexDescription[] = [{ key: { startedAtMs: -1, _id: -1 } }];

const mostKept = 100;

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
  const oldest = await store.learningRuns.find({}).sort({ startedAtMs: -1, _id: -1 }).skip(mostKept).limit(1).next();
  if (oldest) await store.learningRuns.deleteMany({ startedAtMs: { $lte: oldest.startedAtMs } });
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
  return store.learningRuns.findOne({ finishedAtMs: { $ne: null } }, { sort: { startedAtMs: -1, _id: -1 } });
}
