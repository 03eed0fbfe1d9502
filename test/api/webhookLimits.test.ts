import { gzipSync } from 'node:zlib';
import { createApi } from '../../src/api/app';
import { connectDatabase } from '../../src/store/database';
import { adminKey, caller, serveApp, signatureOf, startApi, type ApiBench } from './apiBench';
import { bodyOf } from './webhookBodies';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const post = (raw: string | Uint8Array, headers: Record<string, string> = {}) =>
  api.call('POST', '/webhooks/whatsapp', {
    key: null,
    raw,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': signatureOf(raw), ...headers },
  });

describe('limits', () => {
  test('more than 3 MB is 413, told by its length or while it streams', async () => {
    const big = Buffer.alloc(3 * 1024 * 1024 + 1, 0x20);
    await expectRefusedAsTooLarge(() => post(big));
    await expectRefusedAsTooLarge(async () => {
      const response = await fetch(`${api.url}/webhooks/whatsapp`, {
        method: 'POST',
        body: new Blob([big]).stream(),
        duplex: 'half',
      } as RequestInit);
      return { status: response.status };
    });
    expect(await api.store.intake.countDocuments()).toBe(0);
  });

  test('just under 3 MB is taken', async () => {
    const raw = `${JSON.stringify({ object: 'page' }).slice(0, -1)}${' '.repeat(3 * 1024 * 1024 - 40)}}`;
    expect((await post(raw)).status).toBe(200);
  });

  test('a compressed body is 415: what is signed is what is sent', async () => {
    const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024));
    expect(await post(bomb, { 'content-encoding': 'gzip' })).toMatchObject({ status: 415 });
  });

  test('nesting without end is refused, not fatal', async () => {
    const deep = '['.repeat(500_000);
    expect((await post(deep)).status).toBe(400);
    expect((await post(deep + ']'.repeat(500_000))).status).toBeLessThan(500);
  });
});

/** Some clients see the closed connection before they read the answer; neither may be a success. */
async function expectRefusedAsTooLarge(send: () => Promise<{ status: number }>): Promise<void> {
  const status = await send().then(
    (seen) => seen.status,
    () => 'closed',
  );
  expect([413, 'closed']).toContain(status);
}

test('MongoDB away: 503 within moments, with a hint when to try again', async () => {
  const away = await connectDatabase(api.mongo.mongodbUri, { timeoutMs: 2500, appName: 'away' });
  const served = await serveApp(createApi({ ...api.deps, store: away }));
  try {
    await api.mongo.mongod.kill();
    const raw = JSON.stringify(bodyOf([{ phone: '5511987654321' }], { numberId: '888' }));
    const startedAt = Date.now();
    const seen = await caller(served.url)('POST', '/webhooks/whatsapp', {
      key: null,
      raw,
      headers: { 'x-hub-signature-256': signatureOf(raw) },
    });
    expect(seen).toMatchObject({ status: 503, body: { code: 'storeAway' } });
    expect(seen.headers.get('retry-after')).toBe('2');
    expect(Date.now() - startedAt).toBeLessThan(3500);
    const list = await caller(served.url)('GET', '/api/conversations', { key: adminKey });
    expect(list.status).toBe(503);
    expect((await caller(served.url)('GET', '/readyz', { key: null })).status).toBe(503);
    expect((await caller(served.url)('GET', '/healthz', { key: null })).status).toBe(200);
  } finally {
    await api.mongo.mongod.restart();
    await served.stop();
    await away.client.close();
  }
});

test('MongoDB hanging: 503 within moments all the same', async () => {
  const pid = api.mongo.mongod.pid()!;
  await api.deliver(bodyOf([{ phone: '5511987654321' }]));
  process.kill(pid, 'SIGSTOP');
  try {
    const startedAt = Date.now();
    const seen = await api.deliver(bodyOf([{ phone: '5511987654321' }]));
    expect(seen).toMatchObject({ status: 503, body: { code: 'storeAway' } });
    expect(Date.now() - startedAt).toBeLessThan(3500);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
});
