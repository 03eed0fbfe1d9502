import { setTimeout as pause } from 'node:timers/promises';
import { Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { Dependencies } from '../../src/activities/dependencies';
import type { ContactId } from '../../src/core/ids';
import { silentLogger } from '../../src/log';
import { newContactDocument } from '../../src/store/contacts';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import type { SweepDocument } from '../../src/store/duplicateDocument';
import { newId } from '../../src/store/newId';
import { findSweep, resumeSweep, startSweep, stopSweep } from '../../src/store/sweeps';
import { bundleWorkflows } from '../../src/temporal/bundleWorkflows';
import { dataConverter } from '../../src/temporal/converters';
import { createWorkers } from '../../src/temporal/createWorkers';
import { ringSweep } from '../../src/temporal/ring';
import { duplicateSweepWorkflowId, taskQueues, workflowTypes } from '../../src/workflows/contract';
import { historyAsText } from '../replay/histories';
import { startEngine, type Engine } from './support/engine';
import './support/testWorkers';

// A real Temporal server: retries and ends of runs as in production.
let engine: Engine;
let store: Database;
let bundle: WorkflowBundleWithSourceMap;
const phone = '+5511987654321';
const pages = 8;
const contacts = pages * 200 - 100;

beforeAll(async () => {
  [engine, bundle] = await Promise.all([startEngine('devServer'), bundleWorkflows()]);
  store = await connectDatabase(engine.mongo.mongodbUri, { timeoutMs: 2000, appName: 'test' });
  await ensureIndexes(store);
  const nobody = { emails: [], channelIds: [], externalIds: [], companyId: null, ownerId: null, language: null };
  const documents = Array.from({ length: contacts }, (_, i) => {
    const given = {
      ...nobody,
      name: `Ana ${'bcdfg'[i % 5]}a${'hklmn'[Math.floor(i / 5) % 5]}o`,
      optedOut: false,
      madeFor: [],
    };
    const phones = i < 2 ? [phone] : [`+5511${90000_0000 + i * 1009}`];
    return newContactDocument(newId<ContactId>('contact'), { ...given, phones }, 'BR', Date.now());
  });
  await store.contacts.insertMany(documents);
}, 120_000);
afterAll(async () => {
  await store?.client.close();
  await engine?.stop();
});
beforeEach(async () => {
  await store.duplicates.deleteMany({});
  await store.sweeps.deleteMany({});
});

const handle = () => engine.environment.client.workflow.getHandle(duplicateSweepWorkflowId);
const ring = () => ringSweep(engine.environment.client);

async function withWorkers<T>(work: () => Promise<T>): Promise<T> {
  const deps = { store, clock: Date.now, log: silentLogger } as unknown as Dependencies;
  const workers = await createWorkers(engine.environment.nativeConnection, 'default', bundle, deps);
  const running = Promise.all(workers.map((worker) => worker.run()));
  try {
    return await work();
  } finally {
    for (const worker of workers) worker.shutdown();
    await running;
  }
}

async function until(test: (sweep: SweepDocument) => boolean): Promise<SweepDocument> {
  for (let tries = 0; tries < 1500; tries++) {
    const sweep = await findSweep(store).catch(() => null);
    if (sweep && test(sweep)) return sweep;
    await pause(20);
  }
  throw new Error(`It did not come to this. ${JSON.stringify(await findSweep(store))}`);
}
const isFinished = ({ state }: SweepDocument) => state === 'finished';

test('it goes over everybody once, and nothing about a person stands in its history', async () => {
  await withWorkers(async () => {
    await startSweep(store, Date.now());
    await ring();
    expect(await until(isFinished)).toMatchObject({ compared: contacts, total: contacts });
    await handle().result();
    expect(await store.contacts.countDocuments({ duplicatesDue: true })).toBe(0);
    expect(await store.duplicates.countDocuments()).toBeGreaterThan(0);
    const { executionTime } = await handle().describe();
    expect(executionTime).toBeDefined();
    const text = JSON.stringify(historyAsText(await handle().fetchHistory()));
    for (const word of ['Ana', '98765', 'con_']) {
      expect(text).not.toContain(word);
      expect(text).not.toContain(Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1));
    }
  });
}, 60_000);

test('stopped it ends, resumed it goes on where it was', async () => {
  await withWorkers(async () => {
    await startSweep(store, Date.now());
    await ring();
    await until(({ compared }) => compared > 0);
    const stopped = await stopSweep(store, Date.now());
    expect(stopped).toMatchObject({ state: 'stopped' });
    await handle().result();
    const rested = await findSweep(store);
    expect(rested?.state).toBe('stopped');
    expect(rested?.compared).toBeLessThan(contacts);

    await resumeSweep(store, Date.now());
    await ring();
    expect(await until(isFinished)).toMatchObject({ run: 1, compared: contacts });
  });
}, 60_000);

test('its workflow ended by force, or its worker gone, it goes on where it was', async () => {
  const left = await withWorkers(async () => {
    await startSweep(store, Date.now());
    await ring();
    await until(({ compared }) => compared > 0);
    await handle().terminate();
    return until(({ compared }) => compared > 0);
  });
  expect(left.state).toBe('running');
  await resumeSweep(store, Date.now());
  await ring();
  await withWorkers(async () => {
    expect(await until(isFinished)).toMatchObject({ run: 1, compared: contacts });
  });
}, 60_000);

test('MongoDB away for a while holds it up, and it ends all the same', async () => {
  await withWorkers(async () => {
    await startSweep(store, Date.now());
    await ring();
    await until(({ compared }) => compared > 0);
    await engine.mongo.mongod.kill();
    await pause(3000);
    expect((await handle().describe()).status.name).toBe('RUNNING');
    await engine.mongo.mongod.restart();
    expect(await until(isFinished)).toMatchObject({ compared: contacts });
    await handle().result();
  });
}, 90_000);

test('a long one continues as new, and a start while it is ending is not lost', async () => {
  let calls = 0;
  const workflows = await Worker.create({
    connection: engine.environment.nativeConnection,
    dataConverter,
    taskQueue: taskQueues.conversations,
    workflowBundle: bundle,
  });
  const sweeps = await Worker.create({
    connection: engine.environment.nativeConnection,
    dataConverter,
    taskQueue: taskQueues.sweeps,
    activities: {
      async sweepDuplicates() {
        calls++;
        // A person starts it again while the last call is on its way.
        if (calls === 5) await ring();
        return { more: calls < 5 || calls === 6, pages: 1 };
      },
    },
  });
  const running = Promise.all([workflows.run(), sweeps.run()]);
  try {
    const { client } = engine.environment;
    const started = await client.workflow.start(workflowTypes.duplicateSweep, {
      workflowId: duplicateSweepWorkflowId,
      taskQueue: taskQueues.conversations,
      args: [{ mostCalls: 2 }],
    });
    await started.result();
    expect(calls).toBe(7);
    expect((await handle().describe()).runId).not.toBe(started.firstExecutionRunId);
  } finally {
    workflows.shutdown();
    sweeps.shutdown();
    await running;
  }
}, 60_000);
