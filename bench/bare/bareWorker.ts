import { DefaultLogger, NativeConnection, Runtime, Worker, type InjectedSinks } from '@temporalio/worker';
import type { BareSinks } from './bareWorkflow';

/** Process of its own for the bare workflows, with the settings of `src/temporal/createWorkers.ts`. Says on its output what is drained. */
async function main(): Promise<void> {
  const [address, namespace, taskQueue] = process.argv.slice(2);
  if (!address || !namespace || !taskQueue) throw new Error('Started by the bench with address, namespace and queue.');
  Runtime.install({ shutdownSignals: ['SIGINT', 'SIGTERM'], logger: new DefaultLogger('ERROR') });
  const sinks: InjectedSinks<BareSinks> = {
    drained: { one: { fn: ({ workflowId }) => void process.stdout.write(`drained ${workflowId}\n`) } },
  };
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address }),
    namespace,
    taskQueue,
    workflowsPath: require.resolve('./bareWorkflow'),
    activities: { step: async () => undefined },
    sinks,
    maxConcurrentWorkflowTaskExecutions: 40,
    maxConcurrentLocalActivityExecutions: 40,
    workflowTaskPollerBehavior: { type: 'autoscaling', minimum: 2, initial: 5, maximum: 20 },
    maxCachedWorkflows: 1000,
    workflowThreadPoolSize: 1,
    stickyQueueScheduleToStartTimeout: '2s',
  });
  const running = worker.run();
  process.stdout.write('ready\n');
  await running;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
