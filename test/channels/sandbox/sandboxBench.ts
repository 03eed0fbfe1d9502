import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler } from 'express';
import type { OutgoingMessage } from '../../../src/channels/channel';
import type { EventBatch } from '../../../src/core/capture/event';
import { createSandbox, type SandboxOptions } from '../../../src/channels/sandbox/sandbox';
import { createMemorySandboxStore } from './memorySandboxStore';
import { createWhatsAppChannel } from '../../../src/channels/whatsapp/whatsAppChannel';
import { faults, Fault } from '../../../src/errors';

export const adminKey = 'admin-key';
const appSecret = 'app-secret';
const accessToken = 'sandbox-token';

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** Stands for Continuo's API: checks and reads webhooks with the real channel, and answers what it is told to. */
export async function startContinuo() {
  const channel = createWhatsAppChannel({ appSecrets: [appSecret], accessToken, graphUrl: 'http://unused' });
  const batches: EventBatch[] = [];
  const bodies: string[] = [];
  const state = { status: 200 };
  let forged = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const raw = Buffer.concat(chunks);
      if (channel.verify({ rawBody: raw, query: '', headers: request.headers }) === null) forged += 1;
      if (state.status === 200) {
        bodies.push(raw.toString('utf8'));
        batches.push(channel.parse(raw, ''));
      }
      response.writeHead(state.status).end();
    });
  });
  return {
    url: await listen(server),
    state,
    bodies,
    forged: () => forged,
    messages: () => batches.flatMap((batch) => batch.messages),
    statuses: () => batches.flatMap((batch) => batch.statuses),
    news: () => batches.flatMap((batch) => batch.accountEvents),
    faults: () => batches.flatMap((batch) => [...batch.faults, ...batch.others]),
    stop: () => stop(server),
  };
}

const answerFault: ErrorRequestHandler = (error, _request, response, next) => {
  if (!(error instanceof Fault)) return next(error);
  response.status(faults[error.code].status).json({ title: faults[error.code].title, detail: error.detail });
};

/** A sandbox over real HTTP, with the real channel as the one who sends to it. */
export async function startSandbox(options: Partial<SandboxOptions> & Pick<SandboxOptions, 'webhookUrl'>) {
  const store = options.store ?? createMemorySandboxStore();
  const sandbox = createSandbox({
    store,
    accessToken,
    appSecret,
    statusDelayMs: 0,
    guard: (request, _response, next) =>
      next(request.headers.authorization === `Bearer ${adminKey}` ? undefined : new Fault('unauthorized')),
    ...options,
  });
  const app = express();
  app.use('/sandbox', sandbox.router);
  app.use(answerFault);
  const server = createServer(app);
  const url = await listen(server);
  const graphUrl = `${url}/sandbox/graph/v26.0`;
  const channel = createWhatsAppChannel({ appSecrets: [appSecret], accessToken, graphUrl });

  async function call(method: string, place: string, body?: unknown, key = adminKey) {
    const response = await fetch(`${url}/sandbox${place}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  }

  return {
    store,
    sandbox,
    channel,
    url: `${url}/sandbox`,
    call,
    /** Sends a text through the real channel. */
    send: (tag: string, phone = '5511987654321', timeoutMs = 3_000) =>
      channel.send(
        {
          channelAccountId: '100000000000001',
          to: { kind: 'phone', phone },
          kind: 'text',
          text: `text of ${tag}`,
          replyTo: null,
          tag,
        },
        { timeoutMs },
      ),
    /** Sends a template through the real channel. */
    sendTemplate: (
      tag: string,
      template: Pick<Extract<OutgoingMessage, { kind: 'template' }>, 'name' | 'language' | 'variables'>,
      phone = '5511987654321',
    ) =>
      channel.send(
        {
          ...{ channelAccountId: '100000000000001', to: { kind: 'phone', phone }, text: '', replyTo: null, tag },
          ...{ kind: 'template', ...template },
        },
        { timeoutMs: 3_000 },
      ),
    ledger: async () => (await call('GET', '/ledger?limit=500')).body.items,
    async stop() {
      await sandbox.close();
      await stop(server);
    },
  };
}

/** Waits until something holds; fails after two seconds. */
export async function eventually<Value>(
  look: () => Value | Promise<Value>,
  holds: (value: Value) => boolean,
): Promise<Value> {
  const giveUpAt = Date.now() + 3_000;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > giveUpAt) throw new Error(`It never came: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
