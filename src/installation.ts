import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Config } from './config';

const made = z.object({
  adminApiKey: z.string().optional(),
  appSecret: z.string().optional(),
  verifyToken: z.string().optional(),
  sandboxToken: z.string().optional(),
});
type Made = z.infer<typeof made>;

/** The keys and addresses this installation runs with: from the environment, else made at first start and kept in DATA_DIR. */
export interface Installation {
  readonly adminApiKey: string;
  /** True when this call made the key: only then it may be printed. */
  readonly adminApiKeyIsNew: boolean;
  readonly whatsapp: {
    /** sandbox: no WHATSAPP_ACCESS_TOKEN, the product's own stand-in takes the sends. */
    readonly mode: 'live' | 'sandbox';
    readonly appSecrets: readonly string[];
    readonly verifyToken: string;
    readonly accessToken: string;
    /** Base URL without a trailing slash. */
    readonly graphUrl: string;
    /** Numbers with secrets of their own. */
    readonly accounts: Config['whatsapp']['accounts'];
  };
  /** Null when this installation does not use Twilio. */
  readonly twilio: {
    readonly accounts: readonly { readonly accountSid: string; readonly authTokens: readonly string[] }[];
    readonly apiUrl: string;
    /** The public address Twilio posts to. */
    readonly webhookUrl: string;
  } | null;
  readonly secretsFile: string;
}

const secret = () => randomBytes(24).toString('base64url');

async function readMade(file: string): Promise<Made> {
  try {
    return made.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return {};
    throw new Error(`${file} can't be read as Continuo's secrets. Mend or remove it; new secrets are then made.`, {
      cause: error,
    });
  }
}

/** Loads the installation's keys, making the missing ones. Safe to call from several processes one after the other. */
export async function loadInstallation(config: Config): Promise<Installation> {
  const file = path.join(config.dataDir, 'secrets.json');
  const before = await readMade(file);
  const hasOwnToken = config.whatsapp.accounts.some(({ accessToken }) => accessToken !== null);
  const mode = config.whatsapp.accessToken || hasOwnToken ? 'live' : 'sandbox';
  const after: Made = {
    ...before,
    ...(config.adminApiKey ? {} : { adminApiKey: before.adminApiKey ?? secret() }),
    ...(config.whatsapp.appSecrets.length > 0 ? {} : { appSecret: before.appSecret ?? secret() }),
    ...(config.whatsapp.verifyToken ? {} : { verifyToken: before.verifyToken ?? secret() }),
    ...(mode === 'sandbox' ? { sandboxToken: before.sandboxToken ?? secret() } : {}),
  };
  if (JSON.stringify(after) !== JSON.stringify(before)) {
    await mkdir(config.dataDir, { recursive: true });
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, `${JSON.stringify(after, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, file);
  }
  const graphUrl =
    config.whatsapp.graphUrl ??
    (mode === 'live' ? 'https://graph.facebook.com/v26.0' : `http://127.0.0.1:${config.port}/sandbox/graph/v26.0`);
  return {
    adminApiKey: config.adminApiKey ?? after.adminApiKey ?? '',
    adminApiKeyIsNew: config.adminApiKey === undefined && before.adminApiKey === undefined,
    whatsapp: {
      mode,
      appSecrets: config.whatsapp.appSecrets.length > 0 ? config.whatsapp.appSecrets : [after.appSecret ?? ''],
      verifyToken: config.whatsapp.verifyToken ?? after.verifyToken ?? '',
      accessToken: config.whatsapp.accessToken ?? after.sandboxToken ?? '',
      graphUrl: graphUrl.replace(/\/+$/, ''),
      accounts: config.whatsapp.accounts,
    },
    twilio: config.twilio
      ? {
          accounts: [{ accountSid: config.twilio.accountSid, authTokens: config.twilio.authTokens }],
          apiUrl: config.twilio.apiUrl,
          webhookUrl: `${config.publicUrl ?? ''}/webhooks/twilio`,
        }
      : null,
    secretsFile: file,
  };
}
