import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { panel } from '../../src/engines/panel';
import { freePort } from '../../src/engines/ports';
import { lookUpProcess } from '../../src/engines/processIdentity';
import { startContinuo, type StartSettings } from '../../src/engines/startContinuo';
import type { Installation } from '../../src/installation';
import { tempFolder } from './support';

jest.setTimeout(600_000);

const installation: Installation = {
  adminApiKey: 'the-key-itself',
  adminApiKeyIsNew: true,
  whatsapp: { mode: 'sandbox', appSecrets: [''], verifyToken: '', accessToken: '', graphUrl: '', accounts: [] },
  twilio: null,
  secretsFile: '/data/secrets.json',
};

const standInApi = `require('http').createServer((request, response) => { response.statusCode = 200; response.end(process.env.MONGODB_URI); })
  .listen(Number(process.env.PORT), '127.0.0.1'); process.on('SIGTERM', () => process.exit(0));`;
const standInWorker = `console.log(JSON.stringify({ level: 40, msg: 'working for ' + process.env.TEMPORAL_NAMESPACE }));
  setInterval(() => {}, 1000);`;

/** Settings with stand-ins for worker and API. */
async function setUp(given: { dataDir?: string; worker?: string; port?: number } = {}) {
  const folder = tempFolder();
  const files = { worker: path.join(folder, 'worker.cjs'), api: path.join(folder, 'api.cjs') };
  await writeFile(files.worker, given.worker ?? standInWorker);
  await writeFile(files.api, standInApi);
  const [dataDir, lines] = [given.dataDir ?? path.join(folder, 'data'), [] as string[]];
  const settings: StartSettings = {
    host: '127.0.0.1',
    port: given.port ?? (await freePort()),
    dataDir,
    namespace: 'default',
    temporalAddress: undefined,
    mongodbUri: undefined,
    temporalBinary: undefined,
    mongodBinary: undefined,
    cacheDir: process.env['CONTINUO_CACHE_DIR'],
    environment: { ...process.env, npm_lifecycle_event: undefined },
    adminApiKeyIsGiven: false,
    loadInstallation: () => Promise.resolve(installation),
    children: [
      { title: 'worker', log: 'worker', args: [files.worker] },
      { title: 'API', log: 'api', args: [files.api] },
    ],
    report: (line) => lines.push(line),
  };
  const processes = (): Record<string, { pid: number }> =>
    JSON.parse(readFileSync(path.join(dataDir, 'processes.json'), 'utf8')).processes;
  return { settings, dataDir, lines, processes };
}

async function untilLine(lines: readonly string[], pattern: RegExp): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (lines.some((line) => pattern.test(line))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No line says ${String(pattern)}:\n${lines.join('\n')}`);
}

it('starts all, brings back what is killed, stops all, and takes the same ports the next time', async () => {
  const { settings, dataDir, lines, processes } = await setUp();
  const running = startContinuo(settings);
  const facts = await running.ready;
  const uri = await (await fetch(`${facts.apiUrl}/`)).text();
  expect(uri).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/continuo\?replicaSet=continuo$/);
  expect(lines).toContain('worker: working for default');

  const before = processes();
  expect(Object.keys(before).sort()).toEqual(['API', 'MongoDB', 'Temporal', 'worker']);
  for (const { pid } of Object.values(before)) process.kill(pid, 'SIGKILL');
  for (const title of Object.keys(before)) await untilLine(lines, new RegExp(`^${title} is back after`));
  const after = processes();
  for (const [title, { pid }] of Object.entries(before)) expect(after[title]?.pid).not.toBe(pid);

  const other = await setUp({ dataDir });
  const second = startContinuo(other.settings);
  await expect(second.ready).rejects.toThrow('Continuo already runs on the data folder');
  await second.stop();
  expect((await fetch(`${facts.apiUrl}/`)).status).toBe(200);

  lines.length = 0;
  await running.stop();
  expect(Object.values(after).filter(({ pid }) => lookUpProcess(pid) !== undefined)).toEqual([]);
  expect(existsSync(path.join(dataDir, 'processes.json'))).toBe(false);
  expect(lines).toEqual([]);

  const begunAt = Date.now();
  const again = startContinuo(other.settings);
  const { apiUrl } = await again.ready;
  expect(Date.now() - begunAt).toBeLessThan(15_000);
  expect(await (await fetch(`${apiUrl}/`)).text()).toBe(uri);
  await again.stop();
});

it('says in one sentence that the port is taken, and starts nothing', async () => {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  const { settings, lines, dataDir } = await setUp({ port });
  const running = startContinuo(settings);
  await expect(running.ready).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
  );
  await running.stop();
  server.close();
  expect(lines).toEqual([]);
  expect(existsSync(path.join(dataDir, 'processes.json'))).toBe(false);
});

it('gives up when a child keeps ending before it was ready, with its last words', async () => {
  const { settings, lines } = await setUp({ worker: 'throw new TypeError("no such setting")' });
  const addresses = { temporalAddress: '127.0.0.1:1', mongodbUri: 'mongodb://127.0.0.1:1/continuo' };
  const api = settings.children.filter((child) => child.title === 'worker');
  const running = startContinuo({ ...settings, ...addresses, children: api });
  await expect(running.ready).rejects.toThrow(
    /^worker ended with code 1 before it was ready\. It said: TypeError: no such setting\. Its log: .*worker\.log\.$/,
  );
  await running.stop();
  expect(lines[0]).toBe('MongoDB: the one named in MONGODB_URI; none is started here');
  expect(lines[1]).toBe('Temporal: 127.0.0.1:1 (named in TEMPORAL_ADDRESS); none is started here');
});

describe('the panel', () => {
  const facts = {
    apiUrl: 'http://127.0.0.1:3000',
    temporalUiUrl: 'http://127.0.0.1:8233',
    mode: 'sandbox',
    dataDir: '/data',
  } as const;

  it('shows the key only when it was made just now', () => {
    expect(panel({ ...facts, adminKey: { kind: 'new', key: 'the-key-itself', file: '/data/secrets.json' } })).toContain(
      'the-key-itself',
    );
    expect(panel({ ...facts, adminKey: { kind: 'kept', file: '/data/secrets.json' } })).toContain(
      'kept in /data/secrets.json',
    );
    expect(panel({ ...facts, adminKey: { kind: 'environment' } })).toContain('ADMIN_API_KEY');
  });

  it('tells sandbox and live apart', () => {
    const adminKey = { kind: 'environment' } as const;
    expect(panel({ ...facts, adminKey })).toContain('npm run say -- --from +5511987654321 "Quanto custa?"');
    expect(panel({ ...facts, adminKey, mode: 'live' })).not.toContain('npm run say');
  });
});
