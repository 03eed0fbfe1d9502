import { mostKnowledge } from '../../src/store/knowledge';
import type { KnowledgeId } from '../../src/core/ids';
import { startApi, type ApiBench } from './apiBench';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const piece = { title: 'Доставка', text: 'Доставляем за 3 дня.', languages: ['ru'], intents: ['delivery'] };

test('a piece is added, changed and taken away; each change is a new version', async () => {
  const made = await api.call('POST', '/api/knowledge', { body: piece });
  expect(made).toMatchObject({ status: 201, body: { ...piece, version: 1 } });
  const { id } = made.body;
  const changed = await api.call('PATCH', `/api/knowledge/${id}`, { body: { text: 'Доставляем за 2 дня.' } });
  expect(changed.body).toMatchObject({ ...piece, text: 'Доставляем за 2 дня.', version: 2 });
  expect((await api.call('GET', '/api/knowledge')).body.items).toEqual([changed.body]);
  expect((await api.call('DELETE', `/api/knowledge/${id}`)).status).toBe(200);
  expect((await api.call('GET', '/api/knowledge')).body.items).toEqual([]);
  expect((await api.call('PATCH', `/api/knowledge/${id}`, { body: { title: 'x' } })).status).toBe(404);
});

test('what is left out is for everybody', async () => {
  const { body } = await api.call('POST', '/api/knowledge', { body: { title: 'A', text: 'B' } });
  expect(body).toMatchObject({ languages: [], intents: [] });
});

test.each([
  ['no text', { title: 'A' }],
  ['an empty title', { ...piece, title: '' }],
  ['a text of blanks', { ...piece, text: ' \n　' }],
  ['a text that is too long', { ...piece, text: 'x'.repeat(4001) }],
  ['a language that is none', { ...piece, languages: ['Portuguese'] }],
  ['an intent there is not', { ...piece, intents: ['refund'] }],
  ['a field there is not', { ...piece, id: 'knw_1' }],
])('%s is refused', async (_what, body) => {
  expect((await api.call('POST', '/api/knowledge', { body })).status).toBe(400);
});

test('sent again under its key it is one piece', async () => {
  const send = () => api.call('POST', '/api/knowledge', { body: piece, headers: { 'idempotency-key': 'k1' } });
  const [first, second] = [await send(), await send()];
  expect(second.body.id).toBe(first.body.id);
  expect((await api.call('GET', '/api/knowledge')).body.items).toHaveLength(1);
});

test('there are at most so many', async () => {
  const rows = Array.from({ length: mostKnowledge }, (_, at) => {
    return { ...piece, _id: `knw_${at}` as KnowledgeId, version: 1, createdAtMs: at, updatedAtMs: at };
  });
  await api.store.knowledge.insertMany(rows);
  expect(await api.call('POST', '/api/knowledge', { body: piece })).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('500') },
  });
});
