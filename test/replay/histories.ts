import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, Runtime, Worker, type WorkflowBundle } from '@temporalio/worker';
import { dataConverter } from '../../src/temporal/converters';

Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined) });

export interface SavedHistory {
  readonly name: string;
  readonly workflowId: string;
  readonly history: ReturnType<typeof historyFromJSON>;
}

/** Every history in test/histories, each named after what it shows. */
export function savedHistories(): SavedHistory[] {
  const folder = path.resolve(__dirname, '../histories');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const history = historyFromJSON(JSON.parse(readFileSync(path.join(folder, file), 'utf8')));
      const started = history.events?.[0]?.workflowExecutionStartedEventAttributes;
      return { name: path.basename(file, '.json'), workflowId: started?.workflowId || 'conversation/saved', history };
    });
}

/** Replays them all; the answer names those that the code no longer fits, with the reason. */
export async function replay(histories: readonly SavedHistory[], bundle: WorkflowBundle): Promise<Map<string, string>> {
  const failures = new Map<string, string>();
  const named = histories.map(({ name, history }) => ({ workflowId: name, history }));
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle, dataConverter }, named))
    if (error) failures.set(workflowId, error.message);
  return failures;
}
