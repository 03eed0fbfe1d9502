import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { taskQueues } from '../workflows/contract';

/** A workflow that is started over and over, one at a time. */
export interface Repeated {
  readonly scheduleId: string;
  readonly workflowType: string;
  readonly everyMs: number;
  /** One run is ended after this. */
  readonly mostMinutes: number;
}

/** Makes a Schedule. One that an earlier version made gets this one's interval. */
export async function ensureSchedule(client: Client, repeated: Repeated): Promise<void> {
  const { scheduleId, workflowType } = repeated;
  const spec = { intervals: [{ every: repeated.everyMs }] };
  const policies = { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10s' } as const;
  try {
    await client.schedule.create({
      scheduleId,
      spec,
      policies,
      action: {
        type: 'startWorkflow',
        workflowType,
        workflowId: scheduleId,
        taskQueue: taskQueues.conversations,
        workflowExecutionTimeout: `${repeated.mostMinutes} minutes`,
        args: [],
      },
    });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(scheduleId).update((previous) => ({ ...previous, spec, policies }));
  }
}
