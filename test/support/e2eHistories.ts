import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import { dataConverter } from '../../src/temporal/converters';

type History = temporal.api.history.v1.IHistory;

/** One run of a workflow with everything that happened in it. */
export interface Run {
  readonly workflowId: string;
  readonly runId: string;
  readonly type: string;
  readonly status: string;
  readonly history: History;
}

/** Every run there is, with its whole history. */
export async function allRuns(client: Client, query?: string): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const { workflowId, runId, type, status } of client.workflow.list({ query })) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.push({ workflowId, runId, type, status: status.name, history });
  }
  return runs;
}

/** Workflow tasks the worker could not do, by their cause: non-determinism and bugs in workflow code. */
export function failedTasks(runs: readonly Run[]): string[] {
  return runs.flatMap(({ workflowId, history }) =>
    (history.events ?? []).flatMap(({ workflowTaskFailedEventAttributes: failed }) => {
      const cause = temporal.api.enums.v1.WorkflowTaskFailedCause[failed?.cause ?? 0];
      return failed && !harmless.has(cause ?? '') ? [`${workflowId}: ${cause} ${failed.failure?.message ?? ''}`] : [];
    }),
  );
}

/** What a killed server or worker leaves behind, and news that came while a run was ending. */
const harmless = new Set([
  'WORKFLOW_TASK_FAILED_CAUSE_UNHANDLED_COMMAND',
  'WORKFLOW_TASK_FAILED_CAUSE_RESET_STICKY_TASK_QUEUE',
  'WORKFLOW_TASK_FAILED_CAUSE_FORCE_CLOSE_COMMAND',
  'WORKFLOW_TASK_FAILED_CAUSE_FAILOVER_CLOSE_COMMAND',
]);

/** Replays runs on the current code. Returns what does not replay. */
export async function replayFaults(
  runs: readonly Run[],
  workflowBundle: WorkflowBundleWithSourceMap,
): Promise<string[]> {
  const histories = runs.map(({ workflowId, history }) => ({ workflowId, history }));
  const faults: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle, dataConverter }, histories)) {
    if (error) faults.push(`${workflowId}: ${error.message}`);
  }
  return faults;
}
