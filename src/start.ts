/** `npm start`: engines, worker and API in one terminal, until Ctrl-C. */
import path from 'node:path';
import { ConfigError, readConfig, type Config } from './config';
import { EngineError } from './engines/engineError';
import { panel } from './engines/panel';
import { startContinuo, type RunningContinuo } from './engines/startContinuo';
import { loadInstallation } from './installation';

const say = (line: string) => console.log(line);
/** npm hands Ctrl-C on to us after the terminal did: the same one, not a second. */
const secondSignalAfterMs = 1000;

function begin(config: Config): RunningContinuo {
  const child = (file: string) => ['--import', require.resolve('tsx'), path.join(__dirname, file)];
  return startContinuo({
    host: config.host,
    port: config.port,
    dataDir: config.dataDir,
    namespace: config.temporalNamespace,
    temporalAddress: config.temporalAddress,
    mongodbUri: config.mongodbUri,
    temporalBinary: config.temporalBinary,
    mongodBinary: config.mongodBinary,
    cacheDir: config.cacheDir,
    environment: config.environment,
    adminApiKeyIsGiven: config.adminApiKey !== undefined,
    loadInstallation: () => loadInstallation(config),
    children: [
      { title: 'worker', log: 'worker', args: child('worker.ts') },
      { title: 'API', log: 'api', args: child('server.ts') },
    ],
    report: say,
  });
}

/** Answers when stopping was first asked for. */
function stopOnSignal(running: RunningContinuo): () => number | undefined {
  let askedAt: number | undefined;
  const stop = () => {
    if (askedAt === undefined) {
      askedAt = Date.now();
      say('\nStopping …');
      void running.stop().then(() => {
        say('Stopped.');
        process.exit(0);
      });
    } else if (Date.now() - askedAt > secondSignalAfterMs) {
      running.kill();
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  // With npm gone nobody is left to press Ctrl-C.
  const look = setInterval(() => {
    if (running.launcherIsThere()) return;
    clearInterval(look);
    stop();
  }, 1000);
  look.unref();
  return () => askedAt;
}

/** The words of a fault made for people; anything else is ours to explain, by its name. */
function wordsOf(error: unknown): string {
  if (error instanceof EngineError || error instanceof ConfigError) return error.message;
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
  // The terminal may be closed before us.
  process.stdout.on('error', () => undefined);
  const running = begin(readConfig());
  const stoppedAt = stopOnSignal(running);
  try {
    say(panel(await running.ready));
  } catch (error) {
    if (stoppedAt() !== undefined) return;
    console.error(`\n${wordsOf(error)}`);
    await running.stop();
    process.exit(1);
  }
}

main().catch((error: unknown) => {
  console.error(wordsOf(error));
  process.exit(1);
});
