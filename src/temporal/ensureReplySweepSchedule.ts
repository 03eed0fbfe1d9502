import type { Client } from '@temporalio/client';
import { replySweepScheduleId, workflowTypes } from '../workflows/contract';
import { ensureSchedule } from './ensureSchedule';

/** Makes the Schedule that looks for messages that need a reply and have nobody. */
export async function ensureReplySweepSchedule(client: Client, everyMs = 5 * 60_000): Promise<void> {
  await ensureSchedule(client, {
    scheduleId: replySweepScheduleId,
    workflowType: workflowTypes.replySweep,
    everyMs,
    mostMinutes: 10,
  });
}
