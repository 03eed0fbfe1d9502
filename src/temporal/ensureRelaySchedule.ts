import { ScheduleOverlapPolicy, type Client } from '@temporalio/client';
import { relayScheduleId, workflowTypes } from '../workflows/contract';
import { ensureSchedule } from './ensureSchedule';

/** Makes the Schedule that rings for what is left in intake, and runs it once now. */
export async function ensureRelaySchedule(client: Client, everyMs = 10_000): Promise<void> {
  await ensureSchedule(client, {
    scheduleId: relayScheduleId,
    workflowType: workflowTypes.relay,
    everyMs,
    mostMinutes: 10,
  });
  await client.schedule.getHandle(relayScheduleId).trigger(ScheduleOverlapPolicy.SKIP);
}
