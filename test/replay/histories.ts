import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporal } from '@temporalio/proto';
import { Worker, type WorkflowBundle } from '@temporalio/worker';
import { dataConverter } from '../../src/temporal/converters';

const { History } = temporal.api.history.v1;
type History = temporal.api.history.v1.History;

export interface SavedHistory {
  readonly name: string;
  readonly history: History;
}

/** A history as it lies in test/histories: the message's own fields, enums by name, bytes in base64. */
export function historyAsText(history: temporal.api.history.v1.IHistory): string {
  const plain = History.toObject(History.fromObject(history), { longs: String, enums: String, bytes: String });
  return `${JSON.stringify(plain, null, 1)}\n`;
}

/** Every history in test/histories, each named after what it shows. */
export function savedHistories(): SavedHistory[] {
  const folder = path.resolve(__dirname, '../histories');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      name: path.basename(file, '.json'),
      history: History.fromObject(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object),
    }));
}

/** Replays them all; the answer names those that the code no longer fits, with the reason. */
export async function replay(histories: readonly SavedHistory[], bundle: WorkflowBundle): Promise<Map<string, string>> {
  const failures = new Map<string, string>();
  const named = histories.map(({ name, history }) => ({ workflowId: name, history }));
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle, dataConverter }, named))
    if (error) failures.set(workflowId, error.message);
  return failures;
}
