import type { Collections } from '../store/collections';
import { findingKinds } from '../store/replySweepDocument';
import { newestFinishedReplySweep } from '../store/replySweeps';
import { isStoreAway } from '../store/storeErrors';
import type { Metrics } from './metrics';

/** Reads what the newest pass of the reply sweep found into the metrics. With MongoDB away they say nothing about it. */
export async function measureReplySweep(
  store: Pick<Collections, 'replySweeps'>,
  { replySweepFound, replySweepFinished }: Metrics,
): Promise<void> {
  replySweepFound.reset();
  replySweepFinished.reset();
  try {
    const sweep = await newestFinishedReplySweep(store);
    if (sweep === null) return;
    for (const kind of findingKinds) replySweepFound.set({ kind }, sweep.found[kind]);
    replySweepFinished.set((sweep.finishedAtMs ?? 0) / 1000);
  } catch (error) {
    if (!isStoreAway(error)) throw error;
  }
}
