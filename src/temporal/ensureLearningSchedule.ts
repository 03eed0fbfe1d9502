import type { Client } from '@temporalio/client';
import { learningScheduleId, workflowTypes } from '../workflows/contract';
import { ensureSchedule } from './ensureSchedule';

/** Makes the Schedule that learns from what came of our messages: once a day. */
export async function ensureLearningSchedule(client: Client, everyMs = 24 * 3600_000): Promise<void> {
  await ensureSchedule(client, {
    scheduleId: learningScheduleId,
    workflowType: workflowTypes.learning,
    everyMs,
    mostMinutes: 120,
  });
}
