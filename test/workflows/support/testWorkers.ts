import {
  DefaultLogger,
  Runtime,
  Worker,
  type NativeConnection,
  type WorkflowBundleWithSourceMap,
} from '@temporalio/worker';
import {
  createActivities,
  createLanguageActivities,
  createMediaActivities,
  createSendActivities,
} from '../../../src/activities';
import type { Dependencies } from '../../../src/activities/dependencies';
import { dataConverter } from '../../../src/temporal/converters';
import { createWorkers } from '../../../src/temporal/createWorkers';
import { taskQueues } from '../../../src/workflows/contract';

Runtime.install({ logger: new DefaultLogger('ERROR') });

export interface RunningWorkers {
  stop(): Promise<void>;
}

export interface WorkerOptions {
  readonly connection: NativeConnection;
  readonly bundle: WorkflowBundleWithSourceMap;
  readonly deps: Dependencies;
  /** 0: no conversation stays in memory, so every workflow task replays it from its history. */
  readonly cachedWorkflows: number | null;
}

/** The product's workers; with another cache size when a test asks for it. */
export async function runWorkers(options: WorkerOptions): Promise<RunningWorkers> {
  const { connection, bundle, deps } = options;
  const workers =
    options.cachedWorkflows === null
      ? await createWorkers(connection, 'default', bundle, deps)
      : await workersWithCache(options, options.cachedWorkflows);
  const running = Promise.all(workers.map((worker) => worker.run()));
  return {
    async stop() {
      for (const worker of workers) worker.shutdown();
      await running;
    },
  };
}

async function workersWithCache({ connection, bundle, deps }: WorkerOptions, size: number): Promise<Worker[]> {
  return [
    await Worker.create({
      connection,
      dataConverter,
      taskQueue: taskQueues.conversations,
      workflowBundle: bundle,
      activities: createActivities(deps),
      maxCachedWorkflows: size,
    }),
    await Worker.create({
      connection,
      dataConverter,
      taskQueue: taskQueues.sends,
      activities: createSendActivities(deps),
    }),
    await Worker.create({
      connection,
      dataConverter,
      taskQueue: taskQueues.media,
      activities: createMediaActivities(deps),
    }),
    await Worker.create({
      connection,
      dataConverter,
      taskQueue: taskQueues.language,
      activities: createLanguageActivities(deps),
    }),
  ];
}
