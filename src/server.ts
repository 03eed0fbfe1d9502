import { collectDefaultMetrics } from 'prom-client';
import { version } from '../package.json';
import { createApi } from './api/app';
import { createBackground } from './api/background';
import { createKeyGuard } from './api/http/admit';
import { createHttpServer } from './api/http/httpServer';
import { createMetrics } from './api/metrics';
import { createTemporalConversations } from './api/temporalConversations';
import { createMongoSandboxStore, ensureSandboxIndexes } from './channels/sandbox/mongoSandboxStore';
import { createSandbox, type Sandbox } from './channels/sandbox/sandbox';
import { ConfigError, readConfig, type Config } from './config';
import { createChannels } from './createChannels';
import { loadInstallation, type Installation } from './installation';
import { createLogger } from './log';
import { connectDatabase, ensureIndexes, type Database } from './store/database';
import { fillNewFields } from './store/fillNewFields';
import { ensureIdempotencyIndexes } from './store/idempotency';
import { dataConverter } from './temporal/converters';
import { retryUntilUp } from './temporal/retryUntilUp';

/** A webhook must be answered in some 3 seconds even when MongoDB is away. */
const storeTimeoutMs = 2500;

/** The API process: HTTP in front of MongoDB and Temporal, whichever of them is up. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLogger({ process: 'api', level: config.logLevel });
  const { temporalAddress, mongodbUri } = config;
  if (!temporalAddress || !mongodbUri) {
    throw new ConfigError(
      'The API needs TEMPORAL_ADDRESS and MONGODB_URI. `npm start` sets both and starts the engines; in production set them yourself.',
    );
  }
  const installation = await loadInstallation(config);
  const http = createHttpServer();
  const { port } = await http.listen(config.host, config.port);
  log.info({ host: config.host, port, mode: installation.whatsapp.mode }, 'API is listening');
  const stopping = nextSignal();

  const store = await Promise.race([stopping, retryUntilUp(log, 'MongoDB', () => openStore(mongodbUri))]);
  if (store === 'stop') return http.close(0);
  const temporal = createTemporalConversations({
    address: temporalAddress,
    namespace: config.temporalNamespace,
    idleMs: config.idleMs,
    dataConverter,
    clock: Date.now,
  });
  const onFailure = (error: unknown) =>
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'left to the relay');
  const background = createBackground({ atOnce: 100, waiting: 20_000, onFailure });
  const backgroundWrites = createBackground({ atOnce: 4, waiting: 20_000, onFailure });
  const metrics = createMetrics();
  collectDefaultMetrics({ register: metrics.registry });
  const sandbox = openSandbox(config, installation, store, port);
  const { adminApiKey, whatsapp } = installation;
  http.serve(
    createApi({
      store,
      temporal,
      channels: createChannels(installation),
      keys: { adminApiKey, verifyToken: whatsapp.verifyToken },
      sandbox,
      clock: Date.now,
      log,
      background,
      backgroundWrites,
      metrics,
      version,
    }),
  );
  if (sandbox) void sandbox.resume().catch(() => log.warn('the sandbox could not take up its unreported statuses'));

  await stopping;
  log.info('API is stopping');
  await http.close(8000);
  await Promise.all([background.drain(8000), backgroundWrites.drain(8000)]);
  await sandbox?.close();
  await temporal.close();
  await store.client.close();
}

async function openStore(uri: string): Promise<Database> {
  const store = await connectDatabase(uri, { timeoutMs: storeTimeoutMs, appName: 'continuo-api' });
  try {
    await ensureIndexes(store);
    await fillNewFields(store, Date.now());
    await ensureIdempotencyIndexes(store);
    await ensureSandboxIndexes(store.db);
    return store;
  } catch (error) {
    await store.client.close();
    throw error;
  }
}

function openSandbox(
  config: Config,
  { whatsapp, adminApiKey }: Installation,
  store: Database,
  port: number,
): Sandbox | null {
  if (whatsapp.mode !== 'sandbox') return null;
  const host = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host;
  return createSandbox({
    store: createMongoSandboxStore(store.db),
    accessToken: whatsapp.accessToken,
    appSecret: whatsapp.appSecrets[0] ?? '',
    webhookUrl: `http://${host.includes(':') ? `[${host}]` : host}:${port}/webhooks/whatsapp`,
    guard: createKeyGuard(adminApiKey),
  });
}

/** Resolves at the first signal to stop. A second one ends the process at once. */
function nextSignal(): Promise<'stop'> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve('stop');
      });
    }
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
