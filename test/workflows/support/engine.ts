import { TestWorkflowEnvironment } from '@temporalio/testing';
import { dataConverter } from '../../../src/temporal/converters';
import { startTestEngines, startTestMongo, testServerExecutable, type TestMongo } from '../../support/engines';

/** `timeSkipping`: weeks pass in moments; not exact about races. `devServer`: a real Temporal, in real time. */
export type EngineKind = 'timeSkipping' | 'devServer';

export interface Engine {
  readonly environment: TestWorkflowEnvironment;
  readonly mongo: TestMongo;
  stop(): Promise<void>;
}

export async function startEngine(kind: EngineKind): Promise<Engine> {
  return kind === 'timeSkipping' ? startTimeSkipping() : startDevServer();
}

async function startTimeSkipping(): Promise<Engine> {
  const [mongo, path] = await Promise.all([startTestMongo(), testServerExecutable()]);
  const environment = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path } },
    client: { dataConverter },
  });
  return engineOf(environment, mongo);
}

async function startDevServer(): Promise<Engine> {
  const engines = await startTestEngines();
  const environment = await TestWorkflowEnvironment.createFromExistingServer({
    address: engines.temporalAddress,
    namespace: engines.namespace,
    client: { dataConverter },
  });
  return engineOf(environment, engines);
}

function engineOf(environment: TestWorkflowEnvironment, mongo: TestMongo): Engine {
  return {
    environment,
    mongo,
    async stop() {
      await environment.teardown();
      await mongo.stop();
    },
  };
}
