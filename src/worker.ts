import os from 'node:os';
import type { Language } from './activities/dependencies';
import { createParseCache } from './activities/parseCache';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { ConfigError, readConfig } from './config';
import { createChannels } from './createChannels';
import { loadInstallation } from './installation';
import type { LanguageSettings } from './languageSettings';
import { createLogger, type Logger } from './log';
import { connectDatabase, ensureIndexes } from './store/database';
import { fillNewFields } from './store/fillNewFields';
import { bundleWorkflows } from './temporal/bundleWorkflows';
import { dataConverter } from './temporal/converters';
import { createWorkers } from './temporal/createWorkers';
import { ensureLearningSchedule } from './temporal/ensureLearningSchedule';
import { ensureRelaySchedule } from './temporal/ensureRelaySchedule';
import { ensureReplySweepSchedule } from './temporal/ensureReplySweepSchedule';
import { ensureSearchAttributes } from './temporal/ensureSearchAttributes';
import { ensureTemplateSyncSchedule } from './temporal/ensureTemplateSyncSchedule';
import { ringDoorbell } from './temporal/ring';
import { retryUntilUp } from './temporal/retryUntilUp';

/** The worker process: runs workflows, decisions and sends until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig();
  const log = createLogger({ process: 'worker', level: config.logLevel });
  const { temporalAddress, mongodbUri } = config;
  if (!temporalAddress || !mongodbUri) {
    throw new ConfigError(
      'The worker needs TEMPORAL_ADDRESS and MONGODB_URI. `npm start` sets both and starts the engines; in production set them yourself.',
    );
  }
  giveWay();
  installRuntime(log);
  const installation = await loadInstallation(config);
  const channels = createChannels(installation);
  const bundling = bundleWorkflows();
  const store = await retryUntilUp(log, 'MongoDB', async () => {
    const database = await connectDatabase(mongodbUri, { timeoutMs: 4000, appName: 'continuo-worker' });
    await ensureIndexes(database);
    await fillNewFields(database, Date.now());
    return database;
  });
  const connection = await retryUntilUp(log, 'Temporal', () => NativeConnection.connect({ address: temporalAddress }));
  const client = new Client({
    connection: await retryUntilUp(log, 'Temporal', () => Connection.connect({ address: temporalAddress })),
    namespace: config.temporalNamespace,
    dataConverter,
  });
  await retryUntilUp(log, 'Temporal', () => ensureSearchAttributes(connection, config.temporalNamespace));
  const workers = await createWorkers(connection, config.temporalNamespace, await bundling, {
    store,
    channels,
    parses: createParseCache(channels),
    ring: (conversationId) => ringDoorbell(client, conversationId, config.idleMs),
    clock: Date.now,
    sendTimeoutMs: config.sendTimeoutMs,
    sendUnknownMs: config.sendUnknownMs,
    mediaMaxBytes: config.mediaMaxBytes,
    mediaTimeoutMs: config.mediaTimeoutMs,
    ...(config.language === undefined ? {} : { language: await languageOf(config.language) }),
    log,
  });
  const running = Promise.all(workers.map((worker) => worker.run()));
  await retryUntilUp(log, 'Temporal', () => ensureRelaySchedule(client));
  await retryUntilUp(log, 'Temporal', () => ensureReplySweepSchedule(client));
  await retryUntilUp(log, 'Temporal', () => ensureTemplateSyncSchedule(client));
  await retryUntilUp(log, 'Temporal', () => ensureLearningSchedule(client));
  log.info({ mode: installation.whatsapp.mode }, 'worker is running');
  await running;
  await store.client.close();
  await connection.close();
}

/** Loaded only where it is wanted: it takes 26 MB. */
async function languageOf({ url, key, model, timeoutMs, callsPerDay }: LanguageSettings): Promise<Language> {
  const { createAiSdkModel } = await import('./language/aiSdkModel.js');
  return { model: createAiSdkModel({ url, key, model }), timeoutMs, callsPerDay };
}

/** The sends and media workers have no workflows, on purpose. */
const expected = /No workflows registered/;

/** On a machine that is too small for everything at once, taking messages in goes before deciding on them. */
function giveWay(): void {
  try {
    os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not allowed here: then all are equal.
  }
}

function installRuntime(log: Logger): void {
  Runtime.install({
    // The SDK stops its workers on these signals and lets running activities finish.
    shutdownSignals: ['SIGINT', 'SIGTERM'],
    logger: new DefaultLogger('WARN', ({ level, message }) => {
      if (!expected.test(message)) log[level === 'ERROR' ? 'error' : 'warn']({ sdk: true }, message);
    }),
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `${error instanceof ConfigError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exit(1);
  },
);
