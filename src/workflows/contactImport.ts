import { continueAsNew, defineSignal, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import type { SweepActivities } from '../activities';
import type { ImportId } from '../core/ids';
import { goOnSignal, taskQueues } from './contract';

const { importContacts } = proxyActivities<SweepActivities>({
  taskQueue: taskQueues.sweeps,
  startToCloseTimeout: '10 minutes',
  heartbeatTimeout: '1 minute',
  // MongoDB may be away for hours. Any other fault is given up by the activity itself, where the import shows it.
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1 minute' },
  summary: 'import the next rows',
});

export interface ContactImportInput {
  readonly importId: ImportId;
  /** After so many calls a fresh run goes on; tests set it low. */
  readonly mostCalls?: number;
}

/**
 * One import of contacts. The file, its rows, how far it came and whether a person has stopped it stand in MongoDB: this only calls
 * until there is nothing more to do. `goOn`, sent with every start and resume, makes a run that is just ending look again.
 */
export async function contactImport({ importId, mostCalls = 500 }: ContactImportInput): Promise<void> {
  let wanted = true;
  setHandler(defineSignal(goOnSignal), () => {
    wanted = true;
  });
  for (let calls = 1; wanted; calls++) {
    wanted = false;
    const { more } = await importContacts({ importId });
    wanted ||= more;
    if (wanted && (calls >= mostCalls || workflowInfo().continueAsNewSuggested))
      await continueAsNew<typeof contactImport>({ importId, mostCalls });
  }
}
