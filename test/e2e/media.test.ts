import { readFileSync } from 'node:fs';
import path from 'node:path';
import { adminApiKey, startE2eProduct, type E2eProduct } from '../support/e2eProduct';
import { until } from '../support/e2eUntil';
import { createViews } from '../support/e2eViews';

let product: E2eProduct;
beforeAll(async () => {
  product = await startE2eProduct();
}, 300_000);
afterAll(() => product?.stop(), 60_000);

interface ShownMedia {
  readonly id: string;
  readonly state: string;
  readonly failure: string | null;
  readonly url: string | null;
}

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(3_000_000, 5)]);

/** A buyer sends the image; returns a look at what became of its file. */
async function sendImage(phone: string, faults: object[] = []) {
  await product.http.expecting(200, 'PUT', '/sandbox/faults', faults);
  const response = await fetch(`${product.baseUrl}/sandbox/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${adminApiKey}`, 'content-type': 'image/png' },
    body: png,
  });
  const { id, sha256 } = (await response.json()) as { id: string; sha256: string };
  const message = { type: 'image', image: { id, mime_type: 'image/png', sha256, caption: 'Quanto custa?' } };
  await product.http.expecting(201, 'POST', '/sandbox/messages', { from: phone, message });
  const views = createViews(product.http);
  const conversation = await views.conversationOf(phone);
  return async () => {
    const place = `/api/conversations/${conversation.id}/messages`;
    const messages = await product.http.all<{ media: ShownMedia | null }>(place);
    return messages.find(({ media }) => media !== null)?.media ?? null;
  };
}

async function bytesAt(url: string | null): Promise<Buffer> {
  const response = await fetch(`${product.baseUrl}${url}`, { headers: { authorization: `Bearer ${adminApiKey}` } });
  expect(response.headers.get('content-type')).toBe('image/png');
  return Buffer.from(await response.arrayBuffer());
}

test("a buyer's image is fetched from the channel and shown", async () => {
  const look = await sendImage('5511987650001');
  await until('the image is here', async () => (await look())?.state === 'stored', { timeoutMs: 20_000 });
  expect((await bytesAt((await look())?.url ?? null)).equals(png)).toBe(true);
});

test('a line that breaks in the middle is tried again', async () => {
  const look = await sendImage('5511987650002', [{ kind: 'mediaCut', match: { times: 1 } }]);
  await until('the image is here', async () => (await look())?.state === 'stored', { timeoutMs: 30_000 });
  expect((await bytesAt((await look())?.url ?? null)).equals(png)).toBe(true);
});

test('one that is gone is shown as gone; asked for again, it is fetched', async () => {
  const look = await sendImage('5511987650003', [{ kind: 'mediaGone', match: { times: 1 } }]);
  await until('it failed', async () => (await look())?.state === 'failed', { timeoutMs: 20_000 });
  const shown = await look();
  expect(shown).toMatchObject({ failure: 'gone', url: null });
  await product.http.expecting(200, 'POST', `/api/media/${shown?.id}/retry`);
  await until('the image is here', async () => (await look())?.state === 'stored', { timeoutMs: 20_000 });
});

test('a worker that dies in the middle of a file is replaced, and nothing is left of its half', async () => {
  const look = await sendImage('5511987650004', [{ kind: 'mediaSlow', ms: 20_000, match: { times: 1 } }]);
  const media = () => product.store.media.findOne({ attempts: 1, state: 'queued' });
  await until('the fetch began', async () => (await media()) !== null, { timeoutMs: 20_000 });
  await product.worker.kill();
  await product.worker.restart();
  await until('the image is here', async () => (await look())?.state === 'stored', { timeoutMs: 120_000 });
  const stored = await product.store.media.countDocuments({ state: 'stored' });
  expect(await product.store.db.collection('media.files').countDocuments()).toBe(stored);
  const files = await product.store.db.collection('media.chunks').distinct('files_id');
  expect(files).toHaveLength(stored);
}, 180_000);

test('Temporal holds only our ids of files', async () => {
  const client = await product.operator();
  const [row] = await product.store.media.find({}).toArray();
  const handle = client.workflow.getHandle(`conversation/${row?.conversationId}`);
  const history = textsIn((await handle.fetchHistory()).events).join('\n');
  expect(history.includes(String(row?._id))).toBe(true);
  const logs = product.logs().map(({ text }) => text);
  for (const text of [history, ...logs])
    for (const secret of [row?.reference.id, row?.declared.sha256]) expect(text.includes(String(secret))).toBe(false);
  const { sandboxToken } = JSON.parse(readFileSync(path.join(product.dataDir, 'secrets.json'), 'utf8')) as {
    sandboxToken: string;
  };
  for (const text of logs) expect(text.includes(sandboxToken)).toBe(false);
});

/** All strings and bytes of a value, readable. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
