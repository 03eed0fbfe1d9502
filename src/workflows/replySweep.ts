import { proxyActivities } from '@temporalio/workflow';
import type { SweepActivities } from '../activities';
import { taskQueues } from './contract';

const { sweepReplies } = proxyActivities<SweepActivities>({
  taskQueue: taskQueues.sweeps,
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '1 minute',
  // MongoDB is away: the Schedule's next run looks again.
  retry: { initialInterval: '1s', maximumAttempts: 5 },
  summary: 'look for messages that need a reply and have no holder or due time',
});

/** What is left of a large base is gone on with by the Schedule's next run. */
const mostCalls = 10;

/** Started by its Schedule every few minutes: proves that every message that needs a reply has a holder and a due time. */
export async function replySweep(): Promise<void> {
  for (let calls = 0; calls < mostCalls; calls++) {
    if (!(await sweepReplies({})).more) return;
  }
}
