import { createHash } from 'node:crypto';
import type { MediaAnswer } from '../../../src/channels/channel';
import { adminKey, startContinuo, startSandbox } from './sandboxBench';

let continuo: Awaited<ReturnType<typeof startContinuo>>;
let bench: Awaited<ReturnType<typeof startSandbox>>;

beforeEach(async () => {
  continuo = await startContinuo();
  bench = await startSandbox({ webhookUrl: continuo.url });
});
afterEach(async () => {
  await bench.stop();
  await continuo.stop();
});

interface Added {
  readonly id: string;
  readonly mimeType: string;
  readonly sha256: string;
}

const picture = Buffer.from('a picture of a broken chair');
const number = '100000000000001';

async function add(bytes: Buffer = picture, key = adminKey) {
  const response = await fetch(`${bench.url}/media?filename=chair.png`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'image/png' },
    body: new Uint8Array(bytes),
  });
  return { status: response.status, body: (await response.json()) as Added };
}

const ask = (id: string, timeoutMs = 3_000) =>
  bench.channel.fetchMedia({ channelAccountId: number, id, url: null }, { timeoutMs, maxBytes: 100_000 });

async function bytesOf(found: MediaAnswer): Promise<Buffer> {
  if (found.kind !== 'found') throw new Error(`It was ${found.kind}.`);
  const chunks: Buffer[] = [];
  for await (const chunk of found.bytes) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

test('a file is taken, described as a webhook does, and given to whoever has the token', async () => {
  const { status, body } = await add();
  const hash = createHash('sha256').update(picture);
  expect(status).toBe(201);
  expect(body).toEqual({
    id: expect.stringMatching(/^\d{10,18}$/),
    mimeType: 'image/png',
    sizeBytes: picture.length,
    sha256: hash.copy().digest('base64'),
    filename: 'chair.png',
  });
  const found = await ask(body.id);
  expect(found).toMatchObject({ kind: 'found', mimeType: 'image/png', sha256: hash.digest('hex') });
  expect(await bytesOf(found)).toEqual(picture);
  for (const place of [body.id, `${body.id}/bytes`])
    expect((await fetch(`${bench.url}/graph/v26.0/${place}`)).status).toBe(401);
});

test('only the admin adds files, and only with bytes', async () => {
  expect((await add(picture, 'another')).status).toBe(401);
  expect((await add(Buffer.alloc(0))).status).toBe(400);
});

test('an unknown file is gone, as Meta says it', async () => {
  expect(await ask('123')).toMatchObject({ kind: 'gone', detail: expect.stringContaining('code 100') });
});

test('a message with the file reaches Continuo', async () => {
  const { id, mimeType, sha256 } = (await add()).body;
  const message = { type: 'image', image: { id, mime_type: mimeType, sha256, caption: 'Chegou quebrado' } };
  expect((await bench.call('POST', '/messages', { from: '+55 11 98765-4321', message })).status).toBe(201);
  expect(continuo.messages()[0]?.content).toMatchObject({ type: 'image', media: { id, sha256 } });
});

describe('faults on demand', () => {
  const put = (rule: object) => bench.call('PUT', '/faults', [rule]);
  let id: string;
  beforeEach(async () => void (id = (await add()).body.id));

  test('mediaGone, as often as asked', async () => {
    await put({ kind: 'mediaGone', match: { times: 1 } });
    expect((await ask(id)).kind).toBe('gone');
    expect(await bytesOf(await ask(id))).toEqual(picture);
  });

  test('mediaCut: the line breaks in the middle', async () => {
    await put({ kind: 'mediaCut', match: { times: 1 } });
    await expect(ask(id).then(bytesOf)).rejects.toThrow();
    expect(await bytesOf(await ask(id))).toEqual(picture);
  });

  test('mediaWrong: as many bytes, but others', async () => {
    await put({ kind: 'mediaWrong' });
    const bytes = await bytesOf(await ask(id));
    expect(bytes).toHaveLength(picture.length);
    expect(bytes).not.toEqual(picture);
  });

  test('mediaSlow: later than somebody waits', async () => {
    await put({ kind: 'mediaSlow', ms: 500 });
    await expect(ask(id, 100).then(bytesOf)).rejects.toThrow();
    expect(await bytesOf(await ask(id))).toEqual(picture);
  });

  test('meet only the number they name, and never a send', async () => {
    await put({ kind: 'mediaGone', match: { phoneNumberId: '7' } });
    expect((await ask(id)).kind).toBe('found');
    await put({ kind: 'mediaGone', match: { times: 1 } });
    expect((await bench.send('out_1')).kind).not.toBe('refused');
    expect((await bench.call('GET', '/faults')).body.items).toHaveLength(1);
  });
});
