import { proxyActivities } from '@temporalio/workflow';
import type { SweepActivities } from '../activities';
import { taskQueues } from './contract';

const { syncTemplates } = proxyActivities<SweepActivities>({
  taskQueue: taskQueues.sweeps,
  startToCloseTimeout: '2 minutes',
  // What a channel does not give now is noted and asked for later; this is for MongoDB and workers that go away.
  retry: { initialInterval: '1s', maximumAttempts: 5 },
  summary: "read the next account's templates from its channel",
});

/** More accounts than this are gone on with by the Schedule's next run. */
const mostAccounts = 200;

/** Started by its Schedule every few minutes, and by hand: reads the lists of templates that are due. */
export async function templateSync(): Promise<void> {
  for (let accounts = 0; accounts < mostAccounts; accounts++) {
    if (!(await syncTemplates({})).more) return;
  }
}
