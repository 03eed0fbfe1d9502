import path from 'node:path';
import type { Installation } from '../installation';
import { EngineError } from './engineError';
import { keepRunning, type KeptProcess } from './keepRunning';
import { createLogRelay } from './logRelay';
import type { PanelFacts } from './panel';
import { freePort, tryPort } from './ports';
import { claimDataFolder, type DataFolderClaim } from './processRecord';
import { isAlive } from './processIdentity';
import { baseUrl, waitForOk } from './readiness';
import { withProgress, type Report } from './report';
import { endRunningTools } from './runTool';
import { startEngines, type EngineSettings } from './startEngines';

/** A process of Continuo itself. */
export interface Child {
  /** For people: "API", "worker". */
  readonly title: string;
  /** The name of its log, without folder and ending. */
  readonly log: string;
  readonly args: readonly string[];
}

/** What a start needs to know. */
export interface StartSettings extends EngineSettings {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly adminApiKeyIsGiven: boolean;
  readonly loadInstallation: () => Promise<Installation>;
  readonly children: readonly Child[];
  readonly report: Report;
}

/** A start under way or done. */
export interface RunningContinuo {
  /** Settles when everything serves. Rejects with an EngineError when that can't be; call stop() then too. */
  readonly ready: Promise<PanelFacts>;
  /** False when the npm that started us has gone, and with it the person's way to stop us. */
  readonly launcherIsThere: () => boolean;
  /** Ends everything started here: children first, so that they can drain, then engines. */
  stop(): Promise<void>;
  /** The same without waiting. */
  kill(): void;
}

const childGraceMs = 12_000;
const engineGraceMs = 15_000;

/** Starts engines, worker and API and keeps them running until stop(). */
export function startContinuo(settings: StartSettings): RunningContinuo {
  const stopping = new AbortController();
  const children: KeptProcess[] = [];
  const engines: KeptProcess[] = [];
  let claim: DataFolderClaim | undefined;
  // What ends while we stop is meant to end.
  const report: Report = (line) => {
    if (!stopping.signal.aborted) settings.report(line);
  };

  const begin = async (): Promise<PanelFacts> => {
    const held = await claimDataFolder(settings.dataDir, { environment: settings.environment, report });
    claim = held;
    const port = await usablePort(settings.host, settings.port);
    const installation = await settings.loadInstallation();
    const addresses = await startEngines(settings, {
      report,
      stopping: stopping.signal,
      onKept: (engine) => engines.push(engine),
      onStarted: (title, identity) => held.add(title, identity),
    });
    const apiUrl = baseUrl(settings.host, port);
    const environment = {
      ...settings.environment,
      TEMPORAL_ADDRESS: addresses.temporalAddress,
      TEMPORAL_NAMESPACE: settings.namespace,
      MONGODB_URI: addresses.mongodbUri,
      PORT: String(port),
      DATA_DIR: settings.dataDir,
    };
    for (const child of settings.children) {
      stopping.signal.throwIfAborted();
      const file = path.join(settings.dataDir, 'logs', `${child.log}.log`);
      const relay = createLogRelay({ title: child.title, file, report });
      children.push(
        keepRunning({
          launch: {
            title: child.title,
            command: process.execPath,
            args: child.args,
            environment,
            output: { kind: 'lines', onLine: relay.onLine },
          },
          waitUntilReady: (signal) => waitForOk(`${apiUrl}/readyz`, signal),
          explainEnd: relay.explainEnd,
          report,
          restarts: true,
          onStarted: (identity) => held.add(child.title, identity),
          failedStartsBorne: 2,
        }),
      );
    }
    const what = `Waiting for ${settings.children.map((child) => child.title).join(' and ')} (logs in ${path.join(settings.dataDir, 'logs')})`;
    await withProgress(report, what, Promise.all(children.map((child) => child.ready)));
    stopping.signal.throwIfAborted();
    return {
      apiUrl,
      temporalUiUrl: addresses.temporalUiUrl,
      mode: installation.whatsapp.mode,
      adminKey: adminKeyOf(installation, settings.adminApiKeyIsGiven),
      dataDir: settings.dataDir,
    };
  };

  const ready = begin();
  ready.catch(() => undefined);
  return {
    ready,
    launcherIsThere: () => claim?.launcher === undefined || isAlive(claim.launcher),
    async stop() {
      stopping.abort();
      endRunningTools();
      await Promise.all(children.map((child) => child.stop(childGraceMs)));
      await Promise.all(engines.map((engine) => engine.stop(engineGraceMs)));
      claim?.release();
    },
    kill() {
      stopping.abort();
      endRunningTools();
      for (const kept of [...children, ...engines]) void kept.kill('SIGKILL');
      claim?.release();
    },
  };
}

async function usablePort(host: string, port: number): Promise<number> {
  if (port === 0) return freePort();
  const state = await tryPort(port, host);
  switch (state) {
    case 'free':
      return port;
    case 'taken':
      throw new EngineError(
        `Port ${port} on ${host} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
      );
    case 'forbidden':
      throw new EngineError(
        `Port ${port} on ${host} may not be used by this user. Choose one above 1023: PORT=3000 npm start`,
      );
    case 'noSuchHost':
      throw new EngineError(
        `HOST is ${host}, which is not an address of this machine. Use 127.0.0.1 (this machine only) or 0.0.0.0 (all addresses).`,
      );
  }
}

function adminKeyOf(installation: Installation, isGiven: boolean): PanelFacts['adminKey'] {
  if (isGiven) return { kind: 'environment' };
  const file = installation.secretsFile;
  return installation.adminApiKeyIsNew ? { kind: 'new', key: installation.adminApiKey, file } : { kind: 'kept', file };
}
