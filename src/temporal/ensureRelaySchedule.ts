import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { relayScheduleId, taskQueues, workflowTypes } from '../workflows/contract';

/** Makes the Schedule that rings for what is left in intake, and runs it once now. */
export async function ensureRelaySchedule(client: Client, everyMs = 10_000): Promise<void> {
  const spec = { intervals: [{ every: everyMs }] };
  const policies = { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10s' } as const;
  const handle = client.schedule.getHandle(relayScheduleId);
  try {
    await client.schedule.create({
      scheduleId: relayScheduleId,
      spec,
      policies,
      action: {
        type: 'startWorkflow',
        workflowType: workflowTypes.relay,
        workflowId: 'relay',
        taskQueue: taskQueues.conversations,
        workflowExecutionTimeout: '10 minutes',
        args: [],
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    // Made by an earlier version: it gets this one's interval.
    await handle.update((previous) => ({ ...previous, spec, policies }));
  }
  await handle.trigger(ScheduleOverlapPolicy.SKIP);
}
