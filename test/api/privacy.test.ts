import { Writable } from 'node:stream';
import { pino } from 'pino';
import { startApi, type ApiBench } from './apiBench';
import { bodyOf } from './webhookBodies';

const lines: string[] = [];
const log = pino(
  { level: 'debug' },
  new Writable({ write: (chunk, _encoding, done) => (lines.push(String(chunk)), done()) }),
);
let api: ApiBench;
beforeAll(async () => {
  api = await startApi({ log });
});
afterAll(() => api.stop());

test('no phone, name, text, id of WhatsApp, key or query gets into logs or metrics', async () => {
  await api.deliver(bodyOf([{ phone: '5511987654321', userId: 'BR.13491208655302741918', name: 'Ana Souza' }]));
  await api.call('GET', '/api/contacts?phone=%2B5511987654321');
  await api.call('GET', '/api/unknown/5511987654321');
  await api.call('POST', '/api/contacts', { body: { name: 'Ana Souza', phones: ['5511987654321'], odd: 'Hello' } });
  const [conversation] = (await api.call('GET', '/api/conversations?phone=5511987654321')).body.items;
  await api.call('POST', `/api/conversations/${conversation.id}/messages`, { body: { text: 'Hello' } });
  jest.spyOn(api.store.contacts, 'aggregate').mockImplementation(() => {
    throw new Error('broken at 5511987654321');
  });
  const broken = await api.call('GET', '/api/contacts?phone=5511987654321');
  expect(broken).toMatchObject({ status: 500, body: { code: 'internal', requestId: expect.any(String) } });
  expect(broken.text).not.toMatch(/broken|at .*\.ts/);
  const said = lines.join('') + (await api.call('GET', '/metrics')).text;
  for (const secret of [
    '5511987654321',
    '13491208655302741918',
    'Ana',
    'Souza',
    'Hello',
    'wamid',
    'the-admin-key',
    'phone=',
    conversation.id,
  ]) {
    expect(said).not.toContain(secret);
  }
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({
      method: 'GET',
      route: '/api/contacts',
      status: 500,
      ms: expect.any(Number),
      requestId: broken.body.requestId,
    }),
  );
  expect(lines.join('')).toContain('listContacts');
});
