import { request } from 'node:http';
import { routes } from '../../src/api/routes';
import { startApi, type ApiBench } from './apiBench';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const someId = '0123456789abcdef01234567';
const real = (path: string) =>
  path.replace(
    '{id}',
    `${path.includes('/contacts') ? 'con' : path.includes('/companies') ? 'cmp' : path.includes('/deals') ? 'dea' : 'cnv'}_${someId}`,
  );

/** As it is written, without the tidying that fetch does. */
function rawStatus(path: string, headers: Record<string, string> = {}): Promise<number> {
  const { hostname, port } = new URL(api.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('without the key', () => {
  const closed = routes.filter((route) => route.access === 'key');

  test.each(closed.map((route) => [route.method.toUpperCase(), route.path]))('%s %s is 401', async (method, path) => {
    for (const key of [null, 'wrong', 'the-admin-key2', '']) {
      const seen = await api.call(method, real(path), { key, ...(method === 'GET' ? {} : { raw: '{"broken' }) });
      expect(seen).toMatchObject({
        status: 401,
        body: { code: 'unauthorized', status: 401, title: expect.any(String) },
      });
      expect(seen.headers.get('www-authenticate')).toBe('Bearer');
      expect(seen.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  test.each([
    '/api',
    '/api/',
    '/api/unknown',
    '/api/conversations/%E0%A4%A',
    '/API/conversations',
    '/api/conversations/',
    '/api//conversations',
    '/api/../api/rules',
    '/api/conversations/x/messages?limit=zzz',
  ])('%s is 401, whether it exists or not', async (path) => {
    expect(await rawStatus(path)).toBe(401);
  });

  test('a path with a bad escape is no 500 with the key', async () => {
    expect(await rawStatus('/api/conversations/%E0%A4%A', { authorization: 'Bearer the-admin-key' })).toBe(404);
  });

  test('another scheme with the right key is 401', async () => {
    expect(await rawStatus('/api/rules', { authorization: 'Basic the-admin-key' })).toBe(401);
    expect(await rawStatus('/api/rules', { authorization: 'bearer the-admin-key' })).toBe(200);
  });

  test('a body that is too large is refused before it is read', async () => {
    const seen = await api.call('POST', '/api/contacts', { key: null, body: { name: 'x'.repeat(100_000) } });
    expect(seen.status).toBe(401);
  });

  test('health, readiness, document and docs are open', async () => {
    for (const path of ['/healthz', '/readyz', '/api/openapi.json', '/api/docs']) {
      expect((await api.call('GET', path, { key: null })).status).toBe(200);
    }
  });

  test('metrics are open to this machine, not through a proxy on it', async () => {
    expect(await rawStatus('/metrics')).toBe(200);
    expect(await rawStatus('/metrics', { 'x-forwarded-for': '203.0.113.9' })).toBe(401);
    expect(
      await rawStatus('/metrics', { 'x-forwarded-for': '203.0.113.9', authorization: 'Bearer the-admin-key' }),
    ).toBe(200);
  });
});

describe('with the key', () => {
  test('an unknown path is 404, an unknown method 405 with Allow', async () => {
    expect(await api.call('GET', '/api/unknown')).toMatchObject({ status: 404, body: { code: 'notFound' } });
    expect(await api.call('GET', '/nothing', { key: null })).toMatchObject({ status: 404 });
    const seen = await api.call('DELETE', '/api/rules');
    expect(seen).toMatchObject({ status: 405, body: { code: 'methodNotAllowed' } });
    expect(seen.headers.get('allow')).toBe('GET, HEAD, PUT');
  });

  test.each(['x', 'cnv_1', `cnv_${someId.toUpperCase()}`, `con_${someId}`, `cnv_${someId}0`, '%7B%22$ne%22:null%7D'])(
    'the id %s is 404',
    async (id) => {
      expect(await api.call('GET', `/api/conversations/${id}`)).toMatchObject({
        status: 404,
        body: { code: 'notFound' },
      });
    },
  );

  test.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=-1', 'limit'],
    ['limit=1e2', 'limit'],
    ['limit=', 'limit'],
    ['limit=5&limit=6', 'limit'],
    ['cursor=bm90IGpzb24', 'cursor'],
    ['cursor=', 'cursor'],
    ['cursor=W3siJGd0IjoiIn0sMV0', 'cursor'],
    ['state=odd', 'state'],
    ['state[$ne]=open', 'state[$ne]'],
    ['needsReply=1', 'needsReply'],
    ['$where=1', '$where'],
    ['__proto__=1', '__proto__'],
    ['phone=1&phone=2', 'phone'],
    ['who=me', 'who'],
  ])('the query %s is 400 and names the field', async (query, field) => {
    const seen = await api.call('GET', `/api/conversations?${query}`);
    expect(seen.status).toBe(400);
    expect(seen.body.detail).toContain(field);
  });
});

describe('JSON bodies', () => {
  const post = (raw: string | Uint8Array, type: string | null = 'application/json') =>
    api.call('POST', '/api/contacts', {
      raw,
      headers: type === null ? { 'content-type': '' } : { 'content-type': type },
    });

  test.each([
    ['{"name":', 400, 'invalidJson'],
    ['{"name":"x"}{}', 400, 'invalidJson'],
    ['[]', 400, 'invalidRequest'],
    ['null', 400, 'invalidRequest'],
    ['"x"', 400, 'invalidRequest'],
    ['', 400, 'invalidRequest'],
    ['{"__proto__":{"polluted":true}}', 400, 'invalidRequest'],
    ['{"\\u005f_proto__":{"polluted":true}}', 400, 'invalidRequest'],
    ['{"constructor":{"prototype":{"polluted":true}}}', 400, 'invalidRequest'],
    ['{"name":{"$ne":null}}', 400, 'invalidRequest'],
    ['{"name":"a\\u0000b"}', 400, 'invalidRequest'],
    ['{"name":"\\ud800"}', 400, 'invalidRequest'],
    ['{"_id":"con_000000000000000000000000"}', 400, 'invalidRequest'],
    ['{"version":7}', 400, 'invalidRequest'],
  ])('%s is %i %s', async (raw, status, code) => {
    expect(await post(raw)).toMatchObject({ status, body: { code } });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('an unknown field is named', async () => {
    const seen = await post('{"nmae":"x","phones":["1",2]}');
    expect(seen.body.errors).toEqual(
      expect.arrayContaining([
        { path: 'nmae', message: expect.any(String) },
        { path: 'phones[1]', message: expect.any(String) },
      ]),
    );
  });

  test('another type is 415, none with a body too, a charset is fine', async () => {
    expect((await post('{}', 'text/plain')).status).toBe(415);
    expect((await post('{}', 'application/x-www-form-urlencoded')).status).toBe(415);
    expect((await post('{}', null)).status).toBe(415);
    expect((await post('{"name":"x"}', 'application/json; charset=utf-8')).status).toBe(201);
    expect((await post(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).status).toBe(400);
  });

  test('more than 1 MB is 413; endless nesting is 400', async () => {
    expect(await post(JSON.stringify({ name: 'x'.repeat(1024 * 1024) })).catch(() => ({ status: 413 }))).toMatchObject({
      status: 413,
    });
    expect((await post('{"name":'.repeat(100_000))).status).toBe(400);
    expect((await post('['.repeat(200_000) + ']'.repeat(200_000))).status).toBe(400);
  });
});
