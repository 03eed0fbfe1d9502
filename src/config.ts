import path from 'node:path';
import { z } from 'zod';
import {
  channelFaults,
  channelSettings,
  channelVariables,
  type TwilioSettings,
  type WhatsAppSettings,
} from './channelSettings';
import { languageFaults, languageSettings, languageVariables, type LanguageSettings } from './languageSettings';

const filled = z
  .string()
  .trim()
  .transform((value) => (value === '' ? undefined : value))
  .optional();
const seconds = (fallback: number) =>
  z.preprocess((value) => (value === '' ? undefined : value), z.coerce.number().min(0).default(fallback));

const environment = z.object({
  HOST: filled.transform((value) => value ?? '127.0.0.1'),
  PORT: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number().int().min(0).max(65535).default(3000),
  ),
  DATA_DIR: filled.transform((value) => path.resolve(value ?? 'data')),
  TEMPORAL_ADDRESS: filled,
  TEMPORAL_NAMESPACE: filled.transform((value) => value ?? 'default'),
  MONGODB_URI: filled.refine(
    (value) => value === undefined || /^mongodb(\+srv)?:\/\//.test(value),
    'must start with mongodb:// or mongodb+srv://',
  ),
  ADMIN_API_KEY: filled.refine(
    (value) => value === undefined || value.length >= 8,
    'must be at least 8 characters long',
  ),
  ...channelVariables,
  SEND_TIMEOUT_SECONDS: seconds(20),
  SEND_UNKNOWN_SECONDS: seconds(120),
  MEDIA_MAX_MEGABYTES: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.coerce.number().positive().max(2000).default(100),
  ),
  MEDIA_TIMEOUT_SECONDS: z.preprocess(
    (value) => (value === '' ? undefined : value),
    // An activity of the media queue may last 15 minutes, and asks for a damaged file twice.
    z.coerce.number().positive().max(600).default(60),
  ),
  ...languageVariables,
  IDLE_DAYS: seconds(30),
  LOG_LEVEL: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  ),
  CONTINUO_CACHE_DIR: filled,
  TEMPORAL_BINARY: filled,
  MONGOD_BINARY: filled,
});

/** The environment, read and checked once. Every process gets this value; nobody else reads `process.env`. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absolute folder of the local engines' data and of secrets made at first start. */
  readonly dataDir: string;
  readonly temporalAddress: string | undefined;
  readonly temporalNamespace: string;
  readonly mongodbUri: string | undefined;
  readonly adminApiKey: string | undefined;
  /** The address the world reaches this installation at, without a trailing slash; undefined when nobody has to know it. */
  readonly publicUrl: string | undefined;
  readonly whatsapp: WhatsAppSettings;
  readonly twilio: TwilioSettings | undefined;
  /** How long one send may take before its result counts as unknown. */
  readonly sendTimeoutMs: number;
  /** How long an unknown send waits for a status before it is shown to people as unknown. */
  readonly sendUnknownMs: number;
  /** A buyer's larger file is not taken. */
  readonly mediaMaxBytes: number;
  /** One try to fetch a file may take this long. */
  readonly mediaTimeoutMs: number;
  /** A language model beside our own understanding; undefined: none. */
  readonly language: LanguageSettings | undefined;
  /** A conversation with nothing due for this long ends its workflow; the next event starts it again. */
  readonly idleMs: number;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Where engines are kept between runs; undefined = the user's cache directory. */
  readonly cacheDir: string | undefined;
  /** Programs to start instead of looking for them; undefined = look. */
  readonly temporalBinary: string | undefined;
  readonly mongodBinary: string | undefined;
  /** All of the environment, only for handing on to processes started from here. */
  readonly environment: NodeJS.ProcessEnv;
}

/** The environment is wrong; the message lists every fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the environment. Throws {@link ConfigError} with all faults in one message. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const result = environment.safeParse(env);
  const faults = result.success ? [] : result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (result.success) faults.push(...channelFaults(result.data), ...languageFaults(result.data));
  if (!result.success || faults.length > 0) {
    throw new ConfigError(`The environment needs a correction (see .env.example):\n  ${faults.join('\n  ')}`);
  }
  const value = result.data;
  return {
    host: value.HOST,
    port: value.PORT,
    dataDir: value.DATA_DIR,
    temporalAddress: value.TEMPORAL_ADDRESS,
    temporalNamespace: value.TEMPORAL_NAMESPACE,
    mongodbUri: value.MONGODB_URI,
    adminApiKey: value.ADMIN_API_KEY,
    publicUrl: value.PUBLIC_URL?.replace(/\/+$/, ''),
    ...channelSettings(value),
    sendTimeoutMs: value.SEND_TIMEOUT_SECONDS * 1000,
    sendUnknownMs: value.SEND_UNKNOWN_SECONDS * 1000,
    mediaMaxBytes: Math.floor(value.MEDIA_MAX_MEGABYTES * 1024 * 1024),
    mediaTimeoutMs: value.MEDIA_TIMEOUT_SECONDS * 1000,
    language: languageSettings(value),
    idleMs: value.IDLE_DAYS * 24 * 3600 * 1000,
    logLevel: value.LOG_LEVEL,
    cacheDir: value.CONTINUO_CACHE_DIR,
    temporalBinary: value.TEMPORAL_BINARY,
    mongodBinary: value.MONGOD_BINARY,
    environment: env,
  };
}
