import { proxyActivities } from '@temporalio/workflow';
import type { SweepActivities } from '../activities';
import { taskQueues } from './contract';

const { learn } = proxyActivities<SweepActivities>({
  taskQueue: taskQueues.sweeps,
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '1 minute',
  // MongoDB is away, or a worker died: it begins anew, and the Schedule's next run looks again.
  retry: { initialInterval: '10s', maximumAttempts: 3 },
  summary: 'read what came of our messages and learn from it',
});

/** Started by its Schedule once a day, and by hand: what is learnt stands in MongoDB. */
export async function learning(): Promise<void> {
  await learn({});
}
