import { createHash, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { ConversationDocument } from '../../src/store/documents';
import type { MediaDocument } from '../../src/store/mediaDocument';
import { adminKey, startApi, type ApiBench } from './apiBench';
import { seedConversation, seedMessage } from './seed';
import { seedFailedMedia, seedQueuedMedia, seedStoredMedia } from './seedMedia';

let api: ApiBench;
let conversation: ConversationDocument;
beforeAll(async () => void (api = await startApi()), 120_000);
afterAll(() => api?.stop());
beforeEach(async () => {
  await api.clear();
  conversation = await seedConversation(api.store);
});

/** Several chunks of GridFS, none like the other. */
const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(900_000)]);
const sha256 = createHash('sha256').update(png).digest('hex');
const etag = `"${sha256}"`;

async function get(media: Pick<MediaDocument, '_id'>, headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(`${api.url}/api/media/${media._id}`, {
    method,
    headers: { authorization: `Bearer ${adminKey}`, ...headers },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

const store = (bytes: Buffer, change = {}) => seedStoredMedia(api.store, conversation, bytes, change);

test('a whole image, with everything a browser and a cache need to know', async () => {
  const seen = await get(await store(png, { filename: 'cadeira quebrada.png' }));
  expect(seen.status).toBe(200);
  expect(seen.bytes.equals(png)).toBe(true);
  expect(Object.fromEntries(seen.headers)).toMatchObject({
    'content-type': 'image/png',
    'content-length': String(png.length),
    'content-disposition': 'inline; filename="cadeira quebrada.png"',
    'accept-ranges': 'bytes',
    etag,
    'cache-control': expect.stringMatching(/^private, max-age=\d+, immutable$/),
    vary: 'Authorization',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
});

test('HEAD says the same without a byte, also with a Range', async () => {
  const media = await store(png);
  const seen = await get(media, { range: 'bytes=0-9' }, 'HEAD');
  expect([seen.status, seen.bytes.length, seen.headers.get('content-length')]).toEqual([200, 0, String(png.length)]);
});

test.each([
  ['bytes=0-0', 0, 1],
  ['bytes=10-', 10, png.length],
  ['bytes=-5', png.length - 5, png.length],
  ['bytes=261119-261120', 261_119, 261_121],
  ['bytes=261120-522239', 261_120, 522_240],
  ['bytes=100-899999999', 100, png.length],
  ['bytes=600000-600009', 600_000, 600_010],
  ['bytes=-99999999', 0, png.length],
])('a part: %s', async (range, start, end) => {
  const seen = await get(await store(png), { range });
  expect(seen.status).toBe(206);
  expect(seen.headers.get('content-range')).toBe(`bytes ${start}-${end - 1}/${png.length}`);
  expect(seen.headers.get('content-length')).toBe(String(end - start));
  expect(seen.bytes.equals(png.subarray(start, end))).toBe(true);
});

test.each(['bytes=0-1,5-9', 'lines=0-1', 'bytes=9-5', 'bytes=-', 'bytes=x', 'bytes', ''])(
  'the whole file for Range "%s"',
  async (range) => {
    const seen = await get(await store(png), { range });
    expect([seen.status, seen.bytes.length]).toEqual([200, png.length]);
  },
);

test('a part that is not there: 416 with the size', async () => {
  const media = await store(png);
  for (const range of [`bytes=${png.length}-`, 'bytes=99999999999999999999-', 'bytes=-0']) {
    const seen = await get(media, { range });
    expect([range, seen.status, seen.headers.get('content-range')]).toEqual([range, 416, `bytes */${png.length}`]);
    expect(seen.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(seen.bytes.toString())).toMatchObject({ code: 'rangeNotSatisfiable', status: 416 });
    expect(seen.headers.get('cache-control')).toBe('no-store');
  }
});

test('a part only of the version the caller knows', async () => {
  const media = await store(png);
  expect((await get(media, { range: 'bytes=0-0', 'if-range': etag })).status).toBe(206);
  expect((await get(media, { range: 'bytes=0-0', 'if-range': '"other"' })).status).toBe(200);
});

test.each([etag, `W/${etag}`, `"other", ${etag}`, '*'])('304 for who has it already: %s', async (tag) => {
  const seen = await get(await store(png), { 'if-none-match': tag, range: 'bytes=0-0' });
  expect([seen.status, seen.bytes.length, seen.headers.get('etag')]).toEqual([304, 0, etag]);
});

test('another version is sent', async () => {
  expect((await get(await store(png), { 'if-none-match': '"other"' })).status).toBe(200);
});

test.each([
  ['HTML that says it is an image', '<!doctype html><script>alert(1)</script>', 'image/png', 'a.png'],
  ['HTML', '<html></html>', 'text/html', 'a.html'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'image/svg+xml', 'a.svg'],
  ['XML', '<?xml version="1.0"?><a/>', 'application/xml', 'a.xml'],
  ['text', 'hello', 'text/plain', 'a.txt'],
])('%s is only ever downloaded', async (_what, text, mimeType, filename) => {
  const seen = await get(await store(Buffer.from(text), { mimeType, filename }));
  expect(seen.headers.get('content-type')).toBe('application/octet-stream');
  expect(seen.headers.get('content-disposition')).toBe(`attachment; filename=${filename}`);
});

test('a PDF has its type, and is downloaded', async () => {
  const seen = await get(
    await store(Buffer.from('%PDF-1.7 ...'), { mimeType: 'text/html', filename: 'Rechnung ü.pdf' }),
  );
  expect(seen.headers.get('content-type')).toBe('application/pdf');
  expect(seen.headers.get('content-disposition')).toBe(
    `attachment; filename="Rechnung ?.pdf"; filename*=UTF-8''Rechnung%20%C3%BC.pdf`,
  );
});

test('an empty file', async () => {
  const media = await store(Buffer.alloc(0));
  const seen = await get(media);
  expect([seen.status, seen.bytes.length, seen.headers.get('content-length')]).toEqual([200, 0, '0']);
  expect((await get(media, { range: 'bytes=0-0' })).status).toBe(416);
});

test('no file: 404; not here: 409, saying why; no key: 401', async () => {
  expect((await get({ _id: 'med_000000000000000000000000' as never })).status).toBe(404);
  expect((await get({ _id: 'med_x' as never })).status).toBe(404);
  const queued = await get(await seedQueuedMedia(api.store, conversation));
  expect(queued.status).toBe(409);
  expect(JSON.parse(queued.bytes.toString())).toMatchObject({
    code: 'mediaNotStored',
    detail: expect.stringContaining('queued'),
  });
  const failed = await get(await seedFailedMedia(api.store, conversation, 'gone'));
  expect(JSON.parse(failed.bytes.toString())).toMatchObject({ status: 409, detail: expect.stringContaining('gone') });
  expect((await get(await store(png), { authorization: 'Bearer x' })).status).toBe(401);
});

test('messages show their files, without a word of the channel about them', async () => {
  const { _id } = await store(png, { mimeType: 'image/jpeg', filename: 'a.png', sha256: 'no hash' });
  const failed = await seedFailedMedia(api.store, conversation, 'gaveUp');
  await seedMessage(api.store, conversation);
  const media = { id: null, url: null, mimeType: null, sha256: null, filename: null, caption: null };
  const content = { type: 'image' as const, media: { ...media, voice: false, animated: false } };
  await seedMessage(api.store, conversation, { content });
  const { body, text } = await api.call('GET', `/api/conversations/${conversation._id}/messages`);
  const shown = body.items.map((item: { media: unknown }) => item.media);
  expect(shown).toHaveLength(4);
  expect(shown).toEqual(
    expect.arrayContaining([
      {
        ...{ id: _id, state: 'stored', failure: null, url: `/api/media/${_id}`, mimeType: 'image/png' },
        ...{ filename: 'a.png', caption: 'Chegou quebrado', sizeBytes: png.length, sha256 },
        ...{ voice: false, animated: false },
      },
      expect.objectContaining({ id: failed._id, state: 'failed', failure: 'gaveUp', url: null, sizeBytes: null }),
      expect.objectContaining({ id: null, state: 'failed', failure: 'gone', url: null }),
      null,
    ]),
  );
  expect(text).not.toContain('1003383421387256');
});

test('another try for a failed file rings at its conversation; any other is answered as it stands', async () => {
  const failed = await seedFailedMedia(api.store, conversation, 'gaveUp');
  const retry = (id: string) => api.call('POST', `/api/media/${id}/retry`);
  expect(await retry(failed._id)).toMatchObject({
    status: 200,
    body: { id: failed._id, state: 'queued', failure: null, caption: 'Chegou quebrado' },
  });
  expect(api.temporal.rung).toEqual([conversation._id]);
  expect((await api.store.conversations.findOne({}))?.mediaWaiting).toEqual([failed._id]);
  expect((await retry((await store(png))._id)).body.state).toBe('stored');
  expect(api.temporal.rung).toHaveLength(1);
  expect((await retry('med_000000000000000000000000')).status).toBe(404);
  api.temporal.state.ringsFail = true;
  expect(await retry(failed._id)).toMatchObject({ status: 503, body: { code: 'temporalAway' } });
});

test('a client that goes away in the middle leaves no cursor open', async () => {
  const media = await store(Buffer.concat([png, randomBytes(20_000_000)]));
  const openCursors = async () => (await api.store.db.admin().command({ serverStatus: 1 })).metrics.cursor.open.total;
  const before = await openCursors();
  const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
  socket.write(`GET /api/media/${media._id} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${adminKey}\r\n\r\n`);
  await new Promise((resolve) => socket.once('data', resolve));
  socket.pause();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(await openCursors()).toBe(before + 1);
  socket.destroy();
  for (let tries = 0; tries < 100 && (await openCursors()) > before; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20));
  expect(await openCursors()).toBe(before);
  expect((await get(media)).status).toBe(200);
});

test('bytes that are missing end the answer, and only it', async () => {
  const media = await store(png);
  await api.store.db.collection('media.chunks').deleteOne({ n: 2 });
  await expect(get(media)).rejects.toThrow();
  await api.store.db.collection('media.chunks').deleteMany({});
  const seen = await get(media);
  expect(seen.status).toBe(500);
  expect(seen.headers.get('cache-control')).toBeNull();
  expect(seen.headers.get('etag')).toBeNull();
  expect(JSON.parse(seen.bytes.toString())).toMatchObject({ code: 'internal' });
});

test('MongoDB that goes away in the middle ends the answer; before the first byte it is a 503', async () => {
  const media = await store(Buffer.concat([png, randomBytes(20_000_000)]));
  const response = await fetch(`${api.url}/api/media/${media._id}`, {
    headers: { authorization: `Bearer ${adminKey}` },
  });
  await api.mongo.mongod.kill();
  await expect(response.arrayBuffer()).rejects.toThrow();
  expect((await get(media)).status).toBe(503);
  await api.mongo.mongod.restart();
  expect((await get(media)).bytes.length).toBe(png.length + 20_000_000);
}, 60_000);
