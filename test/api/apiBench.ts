import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { createApi } from '../../src/api/app';
import { createBackground } from '../../src/api/background';
import type { ApiDeps } from '../../src/api/deps';
import { createMetrics } from '../../src/api/metrics';
import { registerChannels } from '../../src/channels/registry';
import { createTwilioChannel } from '../../src/channels/twilio/twilioChannel';
import { createWhatsAppChannel } from '../../src/channels/whatsapp/whatsAppChannel';
import { silentLogger } from '../../src/log';
import { connectDatabase, ensureIndexes, type Database } from '../../src/store/database';
import { ensureIdempotencyIndexes } from '../../src/store/idempotency';
import { startTestMongo, type TestMongo } from '../support/engines';
import { createFakeConversations, type FakeConversations } from './fakeConversations';

export const adminKey = 'the-admin-key';
export const verifyToken = 'the-verify-token';
export const appSecret = 'the-app-secret';

export const twilio = {
  accounts: [{ accountSid: `AC${'0'.repeat(32)}`, authTokens: ['the-twilio-token'] }],
  apiUrl: 'http://127.0.0.1:1',
  webhookUrl: 'https://crm.example.com/webhooks/twilio',
};

/** An answer as a test looks at it. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; null when there is none, or it is no JSON. Tests say what they expect of it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads answers of every shape
  readonly body: any;
}

export interface CallOptions {
  readonly key?: string | null;
  readonly body?: unknown;
  readonly raw?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The real application over real HTTP and a real MongoDB; only Temporal is stood in for. */
export interface ApiBench {
  readonly store: Database;
  readonly mongo: TestMongo;
  readonly temporal: FakeConversations;
  readonly deps: ApiDeps;
  readonly url: string;
  call(method: string, path: string, options?: CallOptions): Promise<Seen>;
  /** Posts a webhook body signed as Meta signs it, and waits for what goes on behind the answer. */
  deliver(body: unknown): Promise<Seen>;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

export function signatureOf(body: string | Uint8Array, secret = appSecret): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}

export async function startApi(change: Partial<ApiDeps> = {}): Promise<ApiBench> {
  const mongo = await startTestMongo();
  const store = await connectDatabase(mongo.mongodbUri, { timeoutMs: 2500, appName: 'test' });
  await ensureIndexes(store);
  await ensureIdempotencyIndexes(store);
  const temporal = createFakeConversations(store);
  const deps: ApiDeps = {
    store,
    temporal,
    channels: registerChannels([
      createWhatsAppChannel({ appSecrets: [appSecret], accessToken: 'none', graphUrl: 'http://127.0.0.1:1' }),
      createTwilioChannel(twilio),
    ]),
    keys: { adminApiKey: adminKey, verifyToken },
    sandbox: null,
    clock: Date.now,
    log: silentLogger,
    background: createBackground({ atOnce: 50, waiting: 1000, onFailure: () => undefined }),
    backgroundWrites: createBackground({ atOnce: 4, waiting: 1000, onFailure: () => undefined }),
    metrics: createMetrics(),
    version: 'test',
    ...change,
  };
  const served = await serveApp(createApi(deps));
  const call = caller(served.url);
  return {
    store,
    mongo,
    temporal,
    deps,
    url: served.url,
    call,
    async deliver(body) {
      const raw = JSON.stringify(body);
      const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(raw) };
      const seen = await call('POST', '/webhooks/whatsapp', { key: null, raw, headers });
      await Promise.all([deps.background.drain(5000), deps.backgroundWrites.drain(5000)]);
      return seen;
    },
    async clear() {
      for (const collection of await store.db.collections()) await collection.deleteMany({});
      temporal.reset();
    },
    async stop() {
      await served.stop();
      await Promise.all([deps.background.drain(5000), deps.backgroundWrites.drain(5000)]);
      await store.client.close();
      await mongo.stop();
    },
  };
}

export async function serveApp(app: Express): Promise<{ url: string; stop(): Promise<void> }> {
  const server: Server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Calls with the right key, unless told otherwise. */
export function caller(url: string): ApiBench['call'] {
  return async (method, path, options = {}) => {
    const key = options.key === undefined ? adminKey : options.key;
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      body:
        options.raw !== undefined
          ? (options.raw as RequestInit['body'])
          : options.body === undefined
            ? undefined
            : JSON.stringify(options.body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
