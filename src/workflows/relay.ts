import { proxyLocalActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';

const { relayPending } = proxyLocalActivities<Activities>({
  scheduleToCloseTimeout: '30s',
  retry: { initialInterval: '500ms', maximumAttempts: 3 },
  summary: 'ring for what was stored but not told',
});

/** A larger backlog is gone on with by the Schedule's next run. */
const mostPasses = 20;

/** Started by its Schedule every few seconds and at every worker start: rings for everything left in intake. */
export async function relay(): Promise<void> {
  for (let passes = 0; passes < mostPasses; passes++) {
    if (!(await relayPending({})).more) return;
  }
}
