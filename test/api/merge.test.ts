import { startApi, type ApiBench } from './apiBench';
import { seedConversation } from './seed';
import type { ContactId } from '../../src/core/ids';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const make = async (body: object) => (await api.call('POST', '/api/contacts', { body })).body.id as string;
const post = (path: string, body?: object) => api.call('POST', `/api/contacts/${path}`, { body });

test('merge, find only the survivor, read the audit, unmerge', async () => {
  const ana = await make({ name: 'Ana', phones: ['+5511987654321'] });
  const other = await make({ name: 'Ана', phones: ['+55 11 8765-4321', '+4915112345678'] });
  const { _id } = await seedConversation(api.store, { contactId: ana as ContactId });
  const merged = await post(`${ana}/merge`, { into: other, by: 'maria' });
  expect(merged).toMatchObject({ status: 200, body: { id: other, name: 'Ана' } });
  expect(merged.body.phones).toEqual(['+55 11 8765-4321', '+4915112345678', '+5511987654321']);
  for (const query of ['', '?phone=5511987654321'])
    expect((await api.call('GET', `/api/contacts${query}`)).body.items).toMatchObject([{ id: other }]);
  expect((await api.call('GET', `/api/contacts/${ana}`)).body).toMatchObject({ mergedInto: other });
  expect((await api.call('GET', `/api/conversations/${_id}`)).body).toMatchObject({ contactId: other });
  expect((await api.call('GET', `/api/contacts/${other}/merges`)).body.items).toMatchObject([
    { from: ana, into: other, by: 'maria', conversations: [_id], undoneAt: null },
  ]);
  expect((await api.call('PATCH', `/api/contacts/${ana}`, { body: { name: 'X' } })).status).toBe(409);
  const back = await post(`${ana}/unmerge`, {});
  expect(back).toMatchObject({ status: 200, body: { id: ana, mergedInto: null, phones: ['+5511987654321'] } });
  expect((await api.call('GET', `/api/contacts/${other}`)).body.phones).toEqual(['+55 11 8765-4321', '+4915112345678']);
  expect((await api.call('GET', `/api/conversations/${_id}`)).body).toMatchObject({ contactId: ana });
  expect((await api.call('GET', `/api/contacts/${ana}/merges`)).body.items[0].undoneBy).toBe('api');
});

test('what can not be merged or undone is refused with the way out', async () => {
  const [a, b, c] = [await make({}), await make({}), await make({})];
  const gone = `con_${'0'.repeat(24)}`;
  expect((await post(`${a}/merge`, { into: a })).status).toBe(409);
  expect((await post(`${a}/merge`, { into: gone })).status).toBe(404);
  expect((await post(`${gone}/merge`, { into: a })).status).toBe(404);
  expect((await post(`${a}/merge`, {})).status).toBe(400);
  expect((await post(`${a}/unmerge`)).status).toBe(409);
  await post(`${a}/merge`, { into: b });
  expect((await post(`${a}/merge`, { into: b })).status).toBe(200);
  expect((await post(`${a}/merge`, { into: c })).body.detail).toMatch(/Unmerge it first/);
  expect((await post(`${c}/merge`, { into: a })).body.detail).toContain(b);
  await post(`${b}/merge`, { into: c });
  expect((await post(`${a}/unmerge`)).body.detail).toContain(`Unmerge ${b} first`);
});

test('sent again under the same key, neither does anything more', async () => {
  const [a, b, c] = [await make({ name: 'أمل' }), await make({}), await make({})];
  const headers = { 'Idempotency-Key': 'once' };
  const into = (id: string, body: object) => api.call('POST', `/api/contacts/${id}`, { body, headers });
  for (let time = 0; time < 2; time++)
    expect(await into(`${a}/merge`, { into: b })).toMatchObject({ status: 200, body: { id: b, name: 'أمل' } });
  await post(`${b}/merge`, { into: c });
  for (let time = 0; time < 2; time++)
    expect(await into(`${b}/unmerge`, {})).toMatchObject({ status: 200, body: { id: b } });
  expect((await api.call('GET', `/api/contacts/${a}`)).body.mergedInto).toBe(b);
  expect((await into(`${a}/merge`, { into: c })).status).toBe(409);
});

test('both running conversations are rung, and a stop of either holds for both', async () => {
  const [a, b] = [await make({ optedOut: true }), await make({})];
  const rows = [
    await seedConversation(api.store, { phone: '1', contactId: a as ContactId, control: { optedOut: true } }),
    await seedConversation(api.store, { phone: '2', contactId: b as ContactId }),
  ];
  const ids = rows.map(({ _id }) => _id).sort();
  expect((await post(`${a}/merge`, { into: b })).body.optedOut).toBe(true);
  expect([...api.temporal.rung].sort()).toEqual(ids);
  for (const id of ids) expect((await api.call('GET', `/api/conversations/${id}`)).body.optedOut).toBe(true);
  await post(`${b}/unmerge`);
  expect((await api.call('GET', `/api/conversations/${rows[1]!._id}`)).body.optedOut).toBe(false);
});
