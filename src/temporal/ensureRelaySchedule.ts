import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { relayScheduleId, taskQueues, workflowTypes } from '../workflows/contract';

/** Makes the Schedule that rings for what is left in intake, and runs it once now. */
export async function ensureRelaySchedule(client: Client, everyMs = 10_000): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: relayScheduleId,
      spec: { intervals: [{ every: everyMs }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10s' },
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
  }
  await client.schedule.getHandle(relayScheduleId).trigger(ScheduleOverlapPolicy.SKIP);
}
