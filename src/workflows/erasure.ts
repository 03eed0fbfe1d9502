import { proxyActivities, sleep } from '@temporalio/workflow';
import type { SweepActivities } from '../activities';
import type { ErasureStep } from '../core/erase/erasureSteps';
import { taskQueues, type ErasureInput } from './contract';

// A step goes through whole collections; a worker that died is noticed by its missing heartbeats.
const { eraseStep } = proxyActivities<SweepActivities>({
  taskQueue: taskQueues.sweeps,
  startToCloseTimeout: '12h',
  heartbeatTimeout: '60s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '60s' },
  summary: 'one step of an erasure',
});

/** Longer than a step that began before everything was stopped can last. */
const restMs = 15_000;
/** So long sends that are with the channel are waited for. */
const settleTries = 12;
const settleEveryMs = 10_000;
/** What slips in while it is erased is erased by the next pass; what is left after the last needs people. */
const mostPasses = 8;

/** Erases one person everywhere, and proves it. Knows nothing of the person but our id of the erasure. */
export async function erasure({ erasureId }: ErasureInput): Promise<void> {
  const take = (step: ErasureStep) => eraseStep({ erasureId, step });
  await take('gather');
  await take('stop');
  await sleep(restMs, { summary: 'what is under way ends' });
  for (let tries = 1; tries <= settleTries && (await take('settle')).waiting > 0; tries++)
    await sleep(settleEveryMs, { summary: 'sends with the channel come back' });
  for (let pass = 1; ; pass++) {
    await take('gather');
    await take('owned');
    const { waiting } = await take('sweep');
    const { left } = await take('verify');
    if ((waiting === 0 && left === 0) || pass === mostPasses) break;
    await sleep(restMs * pass, { summary: 'others take their part, or something slipped in' });
  }
  await take('finish');
}
