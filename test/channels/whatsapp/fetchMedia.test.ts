import { createHash } from 'node:crypto';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MediaAnswer, MediaReference } from '../../../src/channels/channel';
import { fetchMedia } from '../../../src/channels/whatsapp/fetchMedia';

const bytes = Buffer.from('a picture of a broken chair');
const sha256 = createHash('sha256').update(bytes).digest('hex');
const seen: { url: string | undefined; token: string | undefined; agent: string | undefined }[] = [];
let answer: RequestListener = () => undefined;
const server = createServer((request, response) => {
  const { authorization, 'user-agent': agent } = request.headers;
  seen.push({ url: request.url, token: authorization, agent });
  answer(request, response);
});
let origin = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => void seen.splice(0));

/** The first answer says where the file lies, the second gives it. */
function metaAnswers(where: object, download: RequestListener = (_request, response) => response.end(bytes)): void {
  answer = (request, response) => {
    if (request.url?.startsWith('/bytes')) return download(request, response);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(where));
  };
}
const there = () => ({
  url: `${origin}/bytes`,
  mime_type: 'image/png',
  sha256,
  file_size: String(bytes.length),
  id: '1',
});
const failing =
  (status: number, error?: object, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(status, headers).end(error === undefined ? '' : JSON.stringify({ error }));

function ask(media: Partial<MediaReference> = {}, options: { timeoutMs?: number; maxBytes?: number } = {}) {
  return fetchMedia(
    { accessToken: 'token-1', graphUrl: `${origin}/v26.0` },
    { channelAccountId: '106540352242922', id: '1003383421387256', url: null, ...media },
    { timeoutMs: 2_000, maxBytes: 1_000, ...options },
  );
}

async function bytesOf(found: MediaAnswer): Promise<Buffer> {
  if (found.kind !== 'found') throw new Error(`It was ${found.kind}.`);
  const chunks: Buffer[] = [];
  for await (const chunk of found.bytes) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

test('asks where the file lies, and fetches it there, each time with the token and a name', async () => {
  metaAnswers(there());
  const found = await ask();
  expect(found).toMatchObject({ kind: 'found', mimeType: 'image/png', sizeBytes: bytes.length, sha256 });
  expect(await bytesOf(found)).toEqual(bytes);
  expect(seen).toEqual([
    { url: '/v26.0/1003383421387256?phone_number_id=106540352242922', token: 'Bearer token-1', agent: 'Continuo' },
    { url: '/bytes', token: 'Bearer token-1', agent: 'Continuo' },
  ]);
});

test('a large file is read at our own pace, although the other side has hung up long before its end', async () => {
  const large = Buffer.alloc(3_000_000, 7);
  metaAnswers(
    { ...there(), file_size: large.length },
    (_, response) => void response.writeHead(200, { 'content-length': large.length, connection: 'close' }).end(large),
  );
  const found = await ask({}, { maxBytes: 5_000_000 });
  if (found.kind !== 'found') throw new Error(`It was ${found.kind}.`);
  let sizeBytes = 0;
  for await (const chunk of found.bytes) {
    sizeBytes += chunk.length;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(sizeBytes).toBe(large.length);
});

test('an address alone is used as it is; beside an id it is not', async () => {
  metaAnswers(there());
  expect(await bytesOf(await ask({ id: null, url: `${origin}/bytes?direct` }))).toEqual(bytes);
  expect(seen.map(({ url }) => url)).toEqual(['/bytes?direct']);
  await bytesOf(await ask({ url: `${origin}/bytes?direct` }));
  expect(seen.at(-1)?.url).toBe('/bytes');
});

test.each<[string, RequestListener, string, number | null]>([
  ['code 100, subcode 33', failing(400, { code: 100, error_subcode: 33 }), 'gone', null],
  ['a missing path', failing(404), 'gone', null],
  ['a token that is no longer valid', failing(401, { code: 190 }), 'notNow', null],
  ['a missing permission', failing(403, { code: 200 }), 'notNow', null],
  ['a limit', failing(429, { code: 4 }, { 'retry-after': '7' }), 'notNow', 7_000],
  ['a fault of its own', failing(500, { code: 131000 }), 'notNow', null],
  ['a fault it calls transient', failing(400, { code: 99, is_transient: true }), 'notNow', null],
  ['a gateway', failing(502), 'notNow', null],
  ['another code', failing(400, { code: 99 }), 'refused', null],
  ['a redirect', failing(302, undefined, { location: 'http://example.org/' }), 'refused', null],
  ['a broken line', (request) => request.socket.destroy(), 'notNow', null],
  ['no JSON', (_, response) => void response.end('<html>'), 'notNow', null],
])('%s', async (_what, listener, kind, retryAfterMs) => {
  answer = listener;
  const result = await ask();
  expect(result.kind).toBe(kind);
  if (result.kind === 'notNow') expect(result.retryAfterMs).toBe(retryAfterMs);
  expect(seen).toHaveLength(1);
});

test('a file that lies elsewhere is refused, and nobody is told the token', async () => {
  metaAnswers({ ...there(), url: 'https://example.org/bytes' });
  expect((await ask()).kind).toBe('refused');
  expect((await ask({ id: null, url: 'http://169.254.169.254/' })).kind).toBe('refused');
  expect(seen).toHaveLength(1);
});

test.each(['../me', '..', 'a/b', 'a?b=c', ''])('an id that leads elsewhere (%p) names nothing', async (id) => {
  expect((await ask({ id })).kind).toBe('gone');
  expect(seen).toEqual([]);
});

test('a message that names nothing', async () => {
  expect((await ask({ id: null })).kind).toBe('gone');
});

test('what is said to be too large is not fetched', async () => {
  metaAnswers({ ...there(), file_size: 5_000 });
  expect(await ask()).toEqual({ kind: 'tooLarge', sizeBytes: 5_000 });
  expect(seen).toHaveLength(1);
  metaAnswers(
    { ...there(), file_size: null },
    (_, response) => void response.writeHead(200, { 'content-length': 5_000 }).write('x'),
  );
  expect(await ask()).toEqual({ kind: 'tooLarge', sizeBytes: 5_000 });
});

test('a file that was said to be there a moment ago is asked for again', async () => {
  metaAnswers(there(), failing(404));
  expect((await ask()).kind).toBe('notNow');
  expect((await ask({ id: null, url: `${origin}/bytes` })).kind).toBe('gone');
});

test('bytes that break off or never come fail while they are read, within the time', async () => {
  metaAnswers(there(), (request, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, 5), () => request.socket.destroy());
  });
  await expect(ask().then(bytesOf)).rejects.toThrow();
  metaAnswers(there(), (_, response) => void response.writeHead(200, { 'content-length': bytes.length }).write('a'));
  await expect(ask({}, { timeoutMs: 300 }).then(bytesOf)).rejects.toThrow();
});

test('an answer that never comes is given up', async () => {
  answer = () => undefined;
  expect((await ask({}, { timeoutMs: 200 })).kind).toBe('notNow');
});

test('nothing of the file or the token is in what is told', async () => {
  answer = failing(400, { code: 99, message: 'secret 5511987654321' });
  expect(JSON.stringify(await ask())).not.toMatch(/secret|5511|token-1|1003383421387256/);
});
