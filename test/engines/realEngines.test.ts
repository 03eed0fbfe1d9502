import { spawn } from 'node:child_process';
import path from 'node:path';
import { Connection, WorkflowClient } from '@temporalio/client';
import { lookUpProcess } from '../../src/engines/processIdentity';
import { createMongoClient } from '../../src/store/createMongoClient';
import { startTestEngines, startTestMongo, type TestEngines } from '../support/engines';
import { tempFolder } from './support';

jest.setTimeout(600_000);

describe('engines that are killed', () => {
  let engines: TestEngines;
  beforeAll(async () => {
    engines = await startTestEngines();
  });
  afterAll(() => engines.stop());

  it('MongoDB keeps what was written', async () => {
    const write = async () => {
      const client = createMongoClient(engines.mongodbUri, {});
      await client
        .db()
        .collection('kept')
        .insertOne({ at: 1 }, { writeConcern: { w: 'majority', journal: true } });
      await client.close();
    };
    await write();
    await engines.mongod.kill();
    await engines.mongod.restart();
    await write();
    const client = createMongoClient(engines.mongodbUri, {});
    expect(await client.db().collection('kept').countDocuments()).toBe(2);
    await client.close();
  });

  it('Temporal keeps its workflows and their search attributes', async () => {
    const connect = async () => {
      const connection = await Connection.connect({ address: engines.temporalAddress });
      return { connection, client: new WorkflowClient({ connection, namespace: engines.namespace }) };
    };
    const before = await connect();
    await before.client.start('conversation', {
      workflowId: 'kept',
      taskQueue: 'nobody',
      searchAttributes: { Holder: ['human'] },
    });
    await before.connection.close();
    await engines.temporal.kill();
    await engines.temporal.restart();
    const after = await connect();
    const description = await after.client.getHandle('kept').describe();
    expect(description.status.name).toBe('RUNNING');
    expect(description.searchAttributes['Holder']).toEqual(['human']);
    await after.connection.close();
  });

  it('the UI answers', async () => {
    expect((await fetch(engines.temporalUiUrl)).status).toBe(200);
  });
});

it('MongoDB finds its data again on another port', async () => {
  const dataDir = tempFolder();
  for (const expected of [1, 2]) {
    const mongo = await startTestMongo({ dataDir });
    const client = createMongoClient(mongo.mongodbUri, {});
    await client.db().collection('kept').insertOne({});
    expect(await client.db().collection('kept').countDocuments()).toBe(expected);
    await client.close();
    await mongo.stop();
  }
});

it('an engine ends with the process that started it, even on kill -9', async () => {
  const program = `
    const { startProcess } = require(${JSON.stringify(path.resolve('src/engines/managedProcess.ts'))});
    startProcess({ title: 'x', command: 'sleep', args: ['300'], environment: process.env, output: { kind: 'file', path: '${tempFolder()}/log' } })
      .then((managed) => process.stdout.write(managed.identity.pid + '\\n'));
    setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['--import', require.resolve('tsx'), '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const pid = Number(
    await new Promise((resolve) => parent.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()))),
  );
  expect(lookUpProcess(pid)?.command).toBe('sleep 300');
  parent.kill('SIGKILL');
  for (let tries = 0; tries < 50 && lookUpProcess(pid) !== undefined; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(lookUpProcess(pid)).toBeUndefined();
});
