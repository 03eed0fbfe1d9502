import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { readConfig } from '../src/config';
import type { ManagedProcess } from '../src/engines/managedProcess';
import { freePort } from '../src/engines/ports';
import { waitForOk } from '../src/engines/readiness';
import { loadInstallation } from '../src/installation';
import { connectDatabase, type Database } from '../src/store/database';
import { startTestEngines, type TestEngines } from '../test/support/engines';
import { Arrivals } from './arrivals';
import { lineHeard, startChild } from './child';
import { createPhoneLine, type PhoneLine } from './phoneLine';

export const bareTaskQueue = 'bench-bare';
const adminApiKey = 'the-bench-admin-key';
const appSecret = 'the-bench-app-secret';

/** Real engines, and worker and API as processes of their own, as in production; beside them the bare worker. */
export interface Stage {
  readonly engines: TestEngines;
  readonly store: Database;
  readonly temporal: Client;
  readonly line: PhoneLine;
  /** By process name, for what they cost. */
  readonly pids: () => Readonly<Record<string, number | undefined>>;
  /** Keys are workflow ids. */
  readonly drained: Arrivals;
  stop(): Promise<void>;
}

export async function startStage(profileFolder: string | undefined): Promise<Stage> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'continuo-bench-'));
  const engines = await startTestEngines({ dataDir });
  const port = await freePort();
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    TEMPORAL_ADDRESS: engines.temporalAddress,
    TEMPORAL_NAMESPACE: engines.namespace,
    MONGODB_URI: engines.mongodbUri,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    ADMIN_API_KEY: adminApiKey,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_ACCESS_TOKEN: '',
    LOG_LEVEL: 'error',
  };
  // Two processes must not make the missing secrets at once.
  await loadInstallation(readConfig(environment));
  const drained = new Arrivals();
  const bareReady = lineHeard('ready');
  const bareArgs = [engines.temporalAddress, engines.namespace, bareTaskQueue];
  const onBareLine = (said: string) => {
    if (said.startsWith('drained ')) drained.arrived(said.slice('drained '.length));
    else bareReady.hear(said);
  };
  const show = (said: string) => void process.stderr.write(`${said}\n`);
  const children: Record<string, ManagedProcess> = {
    worker: await startChild({ title: 'worker', script: '../src/worker.ts', environment, profileFolder, onLine: show }),
    api: await startChild({ title: 'api', script: '../src/server.ts', environment, profileFolder, onLine: show }),
    bareWorker: await startChild({
      title: 'bareWorker',
      script: 'bare/bareWorker.ts',
      args: bareArgs,
      environment,
      profileFolder,
      onLine: onBareLine,
    }),
  };
  const url = `http://127.0.0.1:${port}`;
  await Promise.all([waitForOk(`${url}/readyz`, AbortSignal.timeout(60_000)), bareReady.heard]);
  const store = await connectDatabase(engines.mongodbUri, { timeoutMs: 20_000, appName: 'continuo-bench' });
  const connection = await Connection.connect({ address: engines.temporalAddress });
  const line = createPhoneLine(url, { adminApiKey, appSecret });
  return {
    engines,
    store,
    temporal: new Client({ connection, namespace: engines.namespace }),
    line,
    drained,
    pids: () => ({
      temporal: engines.temporal.pid(),
      mongod: engines.mongod.pid(),
      ...Object.fromEntries(Object.entries(children).map(([name, child]) => [name, child.identity.pid])),
      bench: process.pid,
    }),
    async stop() {
      await line.close();
      await store.client.close();
      await Promise.all(Object.values(children).map((child) => child.stop(15_000)));
      await connection.close();
      await engines.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
