import { continueAsNew, defineSignal, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { SweepActivities } from '../activities';
import { goOnSignal, taskQueues } from './contract';

const { sweepDuplicates } = proxyActivities<SweepActivities>({
  taskQueue: taskQueues.sweeps,
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '1 minute',
  // MongoDB may be away for hours: the sweep has time, and a person can stop it whenever they want.
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1 minute' },
  summary: 'compare the next contacts with their neighbours',
});

export interface SweepInput {
  /** After so many calls a fresh run goes on; tests set it low. */
  readonly mostCalls?: number;
}

/**
 * One pass over all contacts, looking for duplicates. How far it came, and whether a person has stopped it, stands in MongoDB: this
 * only calls until there is nothing more to do. `goOn`, sent with every start and resume, makes a run that is just ending look again.
 */
export async function duplicateSweep({ mostCalls = 500 }: SweepInput): Promise<void> {
  let wanted = true;
  setHandler(defineSignal(goOnSignal), () => {
    wanted = true;
  });
  for (let calls = 1; wanted; calls++) {
    wanted = false;
    const { more } = await sweepDuplicates({});
    wanted ||= more;
    if (wanted && (calls >= mostCalls || workflowInfo().continueAsNewSuggested))
      await continueAsNew<typeof duplicateSweep>({ mostCalls });
  }
}
