import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { freePort } from '../../src/engines/ports';
import { connectDatabase, type Database } from '../../src/store/database';
import { createE2eHttp, type E2eHttp } from './e2eHttp';
import { startE2eProcess, type E2eProcess } from './e2eProcess';
import { startTestEngines, type TestEngines } from './engines';
import { until } from './e2eUntil';

export const adminApiKey = 'e2e-admin-key-0123456789';
export const appSecret = 'e2e-app-secret';
export const verifyToken = 'e2e-verify-token';

/** The whole product on real engines: engines, worker and API as processes of their own, in sandbox. */
export interface E2eProduct {
  readonly http: E2eHttp;
  readonly baseUrl: string;
  readonly engines: TestEngines;
  readonly worker: E2eProcess;
  readonly api: E2eProcess;
  /** For counting; the product is only asked over HTTP. */
  readonly store: Database;
  readonly dataDir: string;
  /** An operator's client, with Temporal's own converters. Connect again after Temporal was killed. */
  operator(): Promise<Client>;
  /** Waits until `/readyz` answers 200. */
  untilReady(timeoutMs?: number): Promise<void>;
  /** Everything all processes have logged so far. */
  logs(): { file: string; text: string }[];
  /** Ends everything. Throws when a process is left. */
  stop(): Promise<void>;
}

export interface E2eOptions {
  readonly sendTimeoutSeconds?: number;
  readonly sendUnknownSeconds?: number;
}

/** Starts the product; ready when it returns. */
export async function startE2eProduct(options: E2eOptions = {}): Promise<E2eProduct> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'continuo-e2e-'));
  const engines = await startTestEngines({ dataDir });
  const port = await freePort();
  const environment = {
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    TEMPORAL_ADDRESS: engines.temporalAddress,
    TEMPORAL_NAMESPACE: engines.namespace,
    MONGODB_URI: engines.mongodbUri,
    ADMIN_API_KEY: adminApiKey,
    WHATSAPP_APP_SECRET: appSecret,
    WHATSAPP_VERIFY_TOKEN: verifyToken,
    WHATSAPP_ACCESS_TOKEN: '',
    WHATSAPP_GRAPH_URL: '',
    SEND_TIMEOUT_SECONDS: String(options.sendTimeoutSeconds ?? 3),
    SEND_UNKNOWN_SECONDS: String(options.sendUnknownSeconds ?? 5),
    LOG_LEVEL: 'info',
  };
  const logFile = (name: string) => path.join(dataDir, 'logs', `${name}.log`);
  const start = (title: string, file: string) => startE2eProcess({ title, file, environment, logFile: logFile(title) });
  // One after the other: both make the secrets that are missing.
  const worker = await start('worker', 'src/worker.ts');
  await until('the secrets are made', () => readdirSync(dataDir).includes('secrets.json'), { timeoutMs: 30_000 });
  const api = await start('api', 'src/server.ts');
  const baseUrl = `http://127.0.0.1:${port}`;
  const http = createE2eHttp({ baseUrl, adminApiKey, appSecret });
  const store = await connectDatabase(engines.mongodbUri, { timeoutMs: 5000, appName: 'e2e' });
  const connections: Connection[] = [];

  const product: E2eProduct = {
    http,
    baseUrl,
    engines,
    worker,
    api,
    store,
    dataDir,
    async operator() {
      const connection = await Connection.connect({ address: engines.temporalAddress });
      connections.push(connection);
      return new Client({ connection, namespace: engines.namespace });
    },
    async untilReady(timeoutMs = 60_000) {
      const isReady = async () => (await http.request('GET', '/readyz').catch(() => null))?.status === 200;
      await until('/readyz answers 200', isReady, { timeoutMs, everyMs: 200 }).catch((error: unknown) => {
        throw new Error(`${String(error)}\n${lastWords(product)}`);
      });
    },
    logs() {
      const folder = path.join(dataDir, 'logs');
      return readdirSync(folder).map((file) => ({ file, text: readFileSync(path.join(folder, file), 'utf8') }));
    },
    async stop() {
      const processes = [api, worker, engines.temporal, engines.mongod];
      const pids = processes.flatMap((each) => each.pid() ?? []);
      await Promise.all(connections.map((connection) => connection.close()));
      await store.client.close();
      await Promise.all([api.stop(), worker.stop()]);
      await engines.stop();
      const left = pids.filter(isAlive);
      await rm(dataDir, { recursive: true, force: true });
      if (left.length > 0) throw new Error(`${left.length} process(es) outlived their stop: ${left.join(', ')}`);
    },
  };
  await product.untilReady(90_000);
  return product;
}

/** The last lines of every log, for the message of a failed test. */
export function lastWords(product: Pick<E2eProduct, 'logs'>, lines = 15): string {
  return product
    .logs()
    .map(({ file, text }) => `--- ${file}\n${text.trimEnd().split('\n').slice(-lines).join('\n').slice(-4000)}`)
    .join('\n');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
