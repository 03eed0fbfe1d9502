import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cacheRoot } from '../../src/engines/cacheFolder';
import type { Engine } from '../../src/engines/engine';
import type { EngineRecipe } from '../../src/engines/engineRecipe';
import { keepRunning } from '../../src/engines/keepRunning';
import { explainByLog } from '../../src/engines/logTail';
import { localMongodbUri, mongodEngine } from '../../src/engines/mongodEngine';
import { freePort } from '../../src/engines/ports';
import { mongodRecipe } from '../../src/engines/recipes/mongodRecipe';
import { temporalRecipe } from '../../src/engines/recipes/temporalRecipe';
import { testServerRecipe } from '../../src/engines/recipes/testServerRecipe';
import { resolveEngine } from '../../src/engines/resolveEngine';
import { temporalEngine } from '../../src/engines/temporalEngine';

/** One engine of a test: ended and started again as the test likes. It never restarts by itself. */
export interface TestEngine {
  readonly pid: () => number | undefined;
  /** Ends it without warning, as kill -9 does. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port; settles when it serves. */
  restart(): Promise<void>;
}

export interface TestMongo {
  /** A fresh mongod with database `continuo`; put another name in its place to keep tests apart. */
  readonly mongodbUri: string;
  readonly uriFor: (database: string) => string;
  readonly mongod: TestEngine;
  stop(): Promise<void>;
}

export interface TestEngines extends TestMongo {
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly temporalUiUrl: string;
  readonly temporal: TestEngine;
}

/**
 * Real MongoDB and Temporal on free ports, their data in a temporary folder (removed by stop(), unless `dataDir` is given).
 * They end with the test process, however it ends. The first time they are fetched, which takes minutes: see facts/engines.md.
 */
export async function startTestEngines(options: { dataDir?: string; namespace?: string } = {}): Promise<TestEngines> {
  const folder = dataFolder(options.dataDir);
  const namespace = options.namespace ?? 'default';
  const [program, port, uiPort] = [await programOf(temporalRecipe), await freePort(), await freePort()];
  const engine = temporalEngine({ program, dataDir: folder.path, port, uiPort, namespace, environment: process.env });
  const [mongo, temporal] = await Promise.all([startMongo(folder), start(engine)]);
  return {
    ...mongo,
    temporalAddress: `127.0.0.1:${port}`,
    namespace,
    temporalUiUrl: `http://127.0.0.1:${uiPort}`,
    temporal,
    async stop() {
      await temporal.stop();
      await mongo.stop();
    },
  };
}

/** A real MongoDB alone, for tests that need no Temporal. Up in about a second. Several run at once: they get a small cache. */
export async function startTestMongo(options: { dataDir?: string; cacheSizeGb?: number } = {}): Promise<TestMongo> {
  return startMongo(dataFolder(options.dataDir), options.cacheSizeGb);
}

/** The time-skipping test server's program, for `createTimeSkipping({ server: { executable: { type: 'existing-path', path } } })`. */
export async function testServerExecutable(): Promise<string> {
  return programOf(testServerRecipe);
}

/** Fetches every engine the tests use, one after the other; at once when the cache has them. */
export async function fetchTestEngines(): Promise<void> {
  for (const recipe of [mongodRecipe, testServerRecipe, temporalRecipe]) await programOf(recipe);
}

async function startMongo(folder: DataFolder, cacheSizeGb = 0.25): Promise<TestMongo> {
  const [program, port] = [await programOf(mongodRecipe), await freePort()];
  const mongod = await start(
    mongodEngine({ program, dataDir: folder.path, port, cacheSizeGb, environment: process.env }),
  );
  return {
    mongodbUri: localMongodbUri(port),
    uriFor: (database) => localMongodbUri(port, database),
    mongod,
    async stop() {
      await mongod.stop();
      await folder.remove();
    },
  };
}

interface DataFolder {
  readonly path: string;
  remove(): Promise<void>;
}

function dataFolder(given: string | undefined): DataFolder {
  if (given !== undefined) return { path: given, remove: async () => undefined };
  const made = mkdtempSync(path.join(os.tmpdir(), 'continuo-test-'));
  return { path: made, remove: () => rm(made, { recursive: true, force: true }) };
}

async function programOf(recipe: EngineRecipe): Promise<string> {
  const { program } = await resolveEngine(recipe, {
    binary: process.env[recipe.binaryVariable],
    cacheRoot: cacheRoot(process.env['CONTINUO_CACHE_DIR'], process.env),
    environment: process.env,
    report: (line) => {
      if (!line.includes('(from the cache') && !line.includes('(found on PATH')) process.stderr.write(`${line}\n`);
    },
  });
  return program;
}

async function start(engine: Engine): Promise<TestEngine & { stop(): Promise<void> }> {
  const kept = keepRunning({
    launch: engine,
    waitUntilReady: engine.waitUntilReady,
    explainEnd: (how) => explainByLog(engine.logFile, how),
    report: () => undefined,
    restarts: false,
    failedStartsBorne: 1,
  });
  await kept.ready;
  return {
    pid: () => kept.identity()?.pid,
    kill: () => kept.kill('SIGKILL'),
    restart: () => kept.restart(),
    stop: () => kept.stop(5000),
  };
}
