import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { MongoServerError, type Db } from 'mongodb';
import type { Engine } from './engine';
import { engineEnvironment } from './engineEnvironment';
import { createMongoClient } from '../store/createMongoClient';
import { pause } from './pause';

/** The replica set's name: transactions and change streams need one, even with a single member. */
export const replicaSetName = 'continuo';

/** What a local mongod needs to know. */
export interface MongodOptions {
  readonly program: string;
  readonly dataDir: string;
  readonly port: number;
  readonly cacheSizeGb: number;
  readonly environment: NodeJS.ProcessEnv;
}

/** The URI of a local mongod's database `continuo`. */
export function localMongodbUri(port: number, database = 'continuo'): string {
  return `mongodb://127.0.0.1:${port}/${database}?replicaSet=${replicaSetName}`;
}

/** A mongod on 127.0.0.1 as a replica set of one, its data in DATA_DIR/mongodb. */
export function mongodEngine(options: MongodOptions): Engine {
  const folder = path.join(options.dataDir, 'mongodb');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const logFile = path.join(options.dataDir, 'logs', 'mongod.log');
  return {
    name: 'mongodb',
    title: 'MongoDB',
    logFile,
    command: options.program,
    args: [
      ...['--replSet', replicaSetName, '--bind_ip', '127.0.0.1', '--port', String(options.port), '--dbpath', folder],
      ...['--wiredTigerCacheSizeGB', String(options.cacheSizeGb), '--quiet', '--nounixsocket'],
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
      // A slow query is logged with its filter, which may hold a phone: only what is hopelessly slow.
      ...['--slowms', '60000'],
      // There is no second member that could use the time to take over.
      ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=0'],
    ],
    environment: engineEnvironment(options.environment),
    output: { kind: 'file', path: logFile },
    waitUntilReady: (signal) => waitForPrimary(options.port, signal),
  };
}

async function waitForPrimary(port: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // A client whose first connection failed stays closed, hence a new one each time.
    const client = createMongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
      serverSelectionTimeoutMS: 1000,
      connectTimeoutMS: 2000,
    });
    try {
      if (await isPrimary(client.db('admin'), port)) return;
    } catch {
      // Not listening yet, or between two states.
    } finally {
      await client.close();
    }
    await pause(100);
  }
}

async function isPrimary(admin: Db, port: number): Promise<boolean> {
  const hello = await admin.command({ hello: 1 });
  if (hello['setName'] === undefined) await configure(admin, port);
  return hello['isWritablePrimary'] === true && hello['me'] === `127.0.0.1:${port}`;
}

/** Makes the replica set, or tells it of its new port: its members are kept by host and port. */
async function configure(admin: Db, port: number): Promise<void> {
  const member = { _id: 0, host: `127.0.0.1:${port}` };
  try {
    await admin.command({ replSetInitiate: { _id: replicaSetName, members: [member] } });
  } catch (error) {
    if (!(error instanceof MongoServerError && error.codeName === 'AlreadyInitialized')) throw error;
    const existing = await admin.client.db('local').collection('system.replset').findOne({});
    if (existing === null || existing['members']?.[0]?.host === member.host) return;
    const version = Number(existing['version']) + 1;
    await admin.command({
      replSetReconfig: { ...existing, version, members: [{ ...existing['members'][0], ...member }] },
      force: true,
    });
  }
}
