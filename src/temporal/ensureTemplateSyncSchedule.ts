import type { Client } from '@temporalio/client';
import { templateSyncScheduleId, workflowTypes } from '../workflows/contract';
import { ensureSchedule } from './ensureSchedule';

/** Makes the Schedule that reads the lists of templates that are due: each every hour, and soon after news. */
export async function ensureTemplateSyncSchedule(client: Client, everyMs = 2 * 60_000): Promise<void> {
  await ensureSchedule(client, {
    scheduleId: templateSyncScheduleId,
    workflowType: workflowTypes.templateSync,
    everyMs,
    mostMinutes: 60,
  });
}
