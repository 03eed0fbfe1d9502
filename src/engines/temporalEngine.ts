import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import type { Engine } from './engine';
import { engineEnvironment } from './engineEnvironment';
import { pause } from './pause';
import { searchAttributes } from '../workflows/contract';

/** What a local Temporal server needs to know. */
export interface TemporalOptions {
  readonly program: string;
  readonly dataDir: string;
  readonly port: number;
  readonly uiPort: number;
  readonly namespace: string;
  readonly environment: NodeJS.ProcessEnv;
}

/** Why each: facts/temporal.md, sections 0 and 6. */
const dynamicConfig = [
  'system.enableActivityEagerExecution=true',
  'matching.useNewMatcher=true',
  'matching.enableFairness=true',
  'history.hostLevelCacheMaxSize=128000',
  'matching.rps=100000',
  'history.rps=100000',
  'frontend.rps=100000',
  'frontend.namespaceRPS=100000',
];

/** A Temporal server with its UI on 127.0.0.1, its data in DATA_DIR/temporal.sqlite. */
export function temporalEngine(options: TemporalOptions): Engine {
  mkdirSync(options.dataDir, { recursive: true });
  const logFile = path.join(options.dataDir, 'logs', 'temporal.log');
  return {
    name: 'temporal',
    title: 'Temporal',
    logFile,
    command: options.program,
    args: [
      ...['server', 'start-dev', '--ip', '127.0.0.1', '--ui-ip', '127.0.0.1'],
      ...['--port', String(options.port), '--ui-port', String(options.uiPort)],
      ...['--namespace', options.namespace, '--db-filename', path.join(options.dataDir, 'temporal.sqlite')],
      // Twice the throughput of SQLite's defaults, and a killed process loses nothing (facts/engines.md).
      ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal', '--log-level', 'error'],
      ...Object.entries(searchAttributes).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
      ...dynamicConfig.flatMap((setting) => ['--dynamic-config-value', setting]),
    ],
    environment: engineEnvironment(options.environment),
    output: { kind: 'file', path: logFile },
    waitUntilReady: (signal) => waitUntilServing(`127.0.0.1:${options.port}`, options.namespace, signal),
  };
}

async function waitUntilServing(address: string, namespace: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const connection = await Connection.connect({ address, connectTimeout: 2000 });
      try {
        if (await serves(connection, namespace)) return;
      } finally {
        await connection.close();
      }
    } catch {
      // Not listening yet.
    }
    await pause(100);
  }
}

/** The search attributes come last at start; a workflow started before them would fail. */
async function serves(connection: Connection, namespace: string): Promise<boolean> {
  return connection.withDeadline(Date.now() + 3000, async () => {
    await connection.workflowService.describeNamespace({ namespace });
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return Object.keys(searchAttributes).every((name) => name in customAttributes);
  });
}
