import { totalmem } from 'node:os';
import { cacheRoot } from './cacheFolder';
import type { Engine } from './engine';
import type { EngineRecipe } from './engineRecipe';
import { keepRunning, type KeptProcess } from './keepRunning';
import { explainByLog } from './logTail';
import { mongodCacheGb } from './mongodCache';
import { localMongodbUri, mongodEngine } from './mongodEngine';
import { choosePorts } from './ports';
import type { ProcessIdentity } from './processIdentity';
import { mongodRecipe } from './recipes/mongodRecipe';
import { temporalRecipe } from './recipes/temporalRecipe';
import { withProgress, type Report } from './report';
import { resolveEngine } from './resolveEngine';
import { temporalEngine } from './temporalEngine';

/** Which engines to start, and where they keep what. */
export interface EngineSettings {
  readonly dataDir: string;
  /** An address given: that one is used, none is started. */
  readonly temporalAddress: string | undefined;
  readonly mongodbUri: string | undefined;
  readonly namespace: string;
  readonly temporalBinary: string | undefined;
  readonly mongodBinary: string | undefined;
  readonly cacheDir: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

/** What the start around it wants to know and to say. */
export interface EngineHooks {
  readonly report: Report;
  readonly stopping: AbortSignal;
  /** Called before an engine is waited for, so that it can be stopped at any moment. */
  readonly onKept: (engine: KeptProcess) => void;
  readonly onStarted: (title: string, identity: ProcessIdentity) => void;
}

/** Where the engines answer. */
export interface EngineAddresses {
  readonly temporalAddress: string;
  readonly mongodbUri: string;
  /** Undefined when Temporal runs elsewhere. */
  readonly temporalUiUrl: string | undefined;
}

/** Starts the engines for which no address is given, and waits until they serve. */
export async function startEngines(settings: EngineSettings, hooks: EngineHooks): Promise<EngineAddresses> {
  const { dataDir, environment } = settings;
  const { report } = hooks;
  const resolve = async (recipe: EngineRecipe, binary: string | undefined) => {
    const root = cacheRoot(settings.cacheDir, environment);
    return (await resolveEngine(recipe, { binary, cacheRoot: root, environment, report })).program;
  };
  const wantsMongo = settings.mongodbUri === undefined;
  const wantsTemporal = settings.temporalAddress === undefined;
  if (!wantsMongo) report('MongoDB: the one named in MONGODB_URI; none is started here');
  if (!wantsTemporal) report(`Temporal: ${settings.temporalAddress} (named in TEMPORAL_ADDRESS); none is started here`);
  // One after the other: their lines stay readable, and a build has the machine for itself.
  const mongod = wantsMongo ? await resolve(mongodRecipe, settings.mongodBinary) : undefined;
  const temporal = wantsTemporal ? await resolve(temporalRecipe, settings.temporalBinary) : undefined;
  hooks.stopping.throwIfAborted();

  const ports = await choosePorts(dataDir);
  hooks.stopping.throwIfAborted();
  const starts: Promise<void>[] = [];
  if (mongod !== undefined) {
    const cacheSizeGb = mongodCacheGb(totalmem());
    const engine = mongodEngine({ program: mongod, dataDir, port: ports.mongodb, cacheSizeGb, environment });
    starts.push(keep(engine, ports.mongodb, hooks));
  }
  if (temporal !== undefined) {
    const { namespace } = settings;
    const engine = temporalEngine({
      program: temporal,
      dataDir,
      port: ports.temporal,
      uiPort: ports.temporalUi,
      namespace,
      environment,
    });
    starts.push(keep(engine, ports.temporal, hooks));
  }
  await Promise.all(starts);
  hooks.stopping.throwIfAborted();
  return {
    temporalAddress: settings.temporalAddress ?? `127.0.0.1:${ports.temporal}`,
    mongodbUri: settings.mongodbUri ?? localMongodbUri(ports.mongodb),
    temporalUiUrl: wantsTemporal ? `http://127.0.0.1:${ports.temporalUi}` : undefined,
  };
}

async function keep(engine: Engine, port: number, hooks: EngineHooks): Promise<void> {
  const kept = keepRunning({
    launch: engine,
    waitUntilReady: engine.waitUntilReady,
    explainEnd: (how) => explainByLog(engine.logFile, how),
    report: hooks.report,
    restarts: true,
    onStarted: (identity) => hooks.onStarted(engine.title, identity),
    failedStartsBorne: 1,
  });
  hooks.onKept(kept);
  await withProgress(hooks.report, `Waiting for ${engine.title}`, kept.ready);
  hooks.report(`${engine.title} answers on 127.0.0.1:${port}`);
}
