import { Worker, type NativeConnection, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import {
  createActivities,
  createLanguageActivities,
  createMediaActivities,
  createSendActivities,
  createSweepActivities,
} from '../activities';
import type { Dependencies } from '../activities/dependencies';
import { taskQueues } from '../workflows/contract';
import { dataConverter } from './converters';

/** The workers of a worker process: conversations (workflows and local activities), sends, media, sweeps, and a language model's. */
export async function createWorkers(
  connection: NativeConnection,
  namespace: string,
  bundle: WorkflowBundleWithSourceMap,
  deps: Dependencies,
): Promise<Worker[]> {
  const common = { connection, namespace, dataConverter, shutdownGraceTime: '8s', shutdownForceTime: '12s' } as const;
  const conversations = await Worker.create({
    ...common,
    taskQueue: taskQueues.conversations,
    workflowBundle: bundle,
    activities: createActivities(deps),
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentLocalActivityExecutions: 40,
    workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 5, maximum: 20 },
    // The default looks at the machine's memory, not at the thread's; about 1 MB a workflow.
    maxCachedWorkflows: 1000,
    workflowThreadPoolSize: 1,
    // After a worker dies its conversations move on to another one this soon.
    stickyQueueScheduleToStartTimeout: '2s',
  });
  const sends = await Worker.create({
    ...common,
    taskQueue: taskQueues.sends,
    activities: createSendActivities(deps),
    maxConcurrentActivityTaskExecutions: 40,
    // Meta: 80 messages a second and number, in and out together.
    maxTaskQueueActivitiesPerSecond: 40,
  });
  const media = await Worker.create({
    ...common,
    taskQueue: taskQueues.media,
    activities: createMediaActivities(deps),
    // A file passes through memory piece by piece, but each holds a line to the channel and one to MongoDB.
    maxConcurrentActivityTaskExecutions: 5,
    maxTaskQueueActivitiesPerSecond: 20,
  });
  const sweeps = await Worker.create({
    ...common,
    taskQueue: taskQueues.sweeps,
    activities: createSweepActivities(deps),
    // Few at a time: whatever is swept, buyers' messages come first; and an erasure waits neither for an import nor for a learning run.
    maxConcurrentActivityTaskExecutions: 4,
  });
  if (deps.language === undefined) return [conversations, sends, media, sweeps];
  const language = await Worker.create({
    ...common,
    taskQueue: taskQueues.language,
    activities: createLanguageActivities(deps),
    // Each waits for an answer, and little else; conversations go on without the ones that are late.
    maxConcurrentActivityTaskExecutions: 20,
  });
  return [conversations, sends, media, sweeps, language];
}
