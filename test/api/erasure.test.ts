import type { ContactId } from '../../src/core/ids';
import { findErasureOf } from '../../src/store/erase/erasures';
import { startApi, type ApiBench } from './apiBench';
import { seedConversation, seedMessage } from './seed';
import { seedStoredMedia } from './seedMedia';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const made = async (body: object): Promise<ContactId> => (await api.call('POST', '/api/contacts', { body })).body.id;
const erase = (id: string, body: unknown = { confirm: id, by: 'maria' }) =>
  api.call('POST', `/api/contacts/${id}/erase`, { body });

test('an erasure is ordered once, with the id said twice, and begun as often as it is asked for', async () => {
  const id = await made({ name: 'Мария Иванова', phones: ['+7 912 345-67-89'] });
  for (const confirm of ['', 'yes', 'con_0123456789abcdef01234567'])
    expect(await erase(id, { confirm })).toMatchObject({ status: 400, body: { errors: [{ path: 'confirm' }] } });
  expect(await api.store.erasures.countDocuments()).toBe(0);
  const first = await erase(id);
  expect(first).toMatchObject({ status: 202, body: { contactId: id, state: 'running', by: 'maria', tasks: [] } });
  expect(first.headers.get('location')).toBe(`/api/erasures/${first.body.id}`);
  expect((await erase(id)).body.id).toBe(first.body.id);
  expect(api.temporal.erasures).toEqual([first.body.id, first.body.id]);
  expect((await api.call('GET', `/api/erasures/${first.body.id}`)).body).toEqual(first.body);
  expect((await api.call('GET', '/api/erasures')).body).toEqual({ items: [first.body], nextCursor: null });
  // The contact is gone by then; the answer is still there.
  await api.store.contacts.deleteMany({});
  await api.store.erasures.updateOne({ _id: first.body.id }, { $set: { state: 'finished', finishedAtMs: 1 } });
  expect(await erase(id)).toMatchObject({ status: 200, body: { id: first.body.id, state: 'finished' } });
});

test('nobody, and somebody merged away, is not erased; without Temporal it is noted and can be asked for again', async () => {
  expect((await erase('con_0123456789abcdef01234567')).status).toBe(404);
  const id = await made({ name: 'Ana' });
  const into = await made({ name: 'Ana Souza' });
  await api.store.contacts.updateOne({ _id: id }, { $set: { mergedInto: into } });
  expect(await erase(id)).toMatchObject({ status: 409, body: { detail: expect.stringContaining(into) } });
  expect(await api.call('GET', `/api/contacts/${id}/data`)).toMatchObject({ status: 409 });
  api.temporal.state.temporal = false;
  expect(await erase(into)).toMatchObject({ status: 503, body: { code: 'temporalAway' } });
  expect(await findErasureOf(api.store, into)).toMatchObject({ state: 'running', stoppedAtMs: null });
  api.temporal.state.temporal = true;
  expect((await erase(into)).status).toBe(202);
});

test('a task of another system is done once, by whoever says so', async () => {
  const id = await made({ name: 'Ana' });
  const { body } = await erase(id);
  const task = { system: 'hubspot', state: 'open' as const, doneAtMs: null, by: null };
  await api.store.erasures.updateOne({ _id: body.id }, { $set: { tasks: [task] } });
  const done = (system: string, by: string) =>
    api.call('POST', `/api/erasures/${body.id}/tasks/${system}/done`, { body: { by } });
  expect((await done('pipedrive', 'maria')).status).toBe(404);
  const first = await done('hubspot', 'maria');
  expect(first.body.tasks).toEqual([{ system: 'hubspot', state: 'done', doneAt: expect.any(String), by: 'maria' }]);
  expect((await done('hubspot', 'joao')).body).toEqual(first.body);
});

test('an incomplete one is begun again while its notes are kept; later only what is open can be ticked off', async () => {
  const id = await made({ name: 'Ana' });
  const { body } = await erase(id);
  const forPeople = [{ collection: 'deals', id: 'dea_1', doneAtMs: null, by: null }];
  const ended = { state: 'incomplete' as const, stoppedAtMs: 1, finishedAtMs: 2, forPeople };
  await api.store.erasures.updateOne({ _id: body.id }, { $set: ended });
  await api.store.erasureWork.insertOne({
    ...{ _id: body.id, erasureId: body.id, scope: null, messageIds: [] },
    keptUntil: new Date(Date.now() + 1000_000),
  });
  const begun = api.temporal.erasures.length;
  expect(await erase(id)).toMatchObject({ status: 202, body: { id: body.id, state: 'running', finishedAt: null } });
  expect(api.temporal.erasures).toHaveLength(begun + 1);
  await api.store.erasureWork.deleteMany({});
  await api.store.erasures.updateOne({ _id: body.id }, { $set: ended });
  expect(await erase(id)).toMatchObject({ status: 409, body: { code: 'refused' } });
  const done = (place: string) =>
    api.call('POST', `/api/erasures/${body.id}/places/${place}/done`, { body: { by: 'maria' } });
  expect((await done('dea_2')).status).toBe(404);
  expect((await done('+55%2011')).status).toBe(404);
  expect(await done('dea_1')).toMatchObject({
    status: 200,
    body: { state: 'finished', forPeople: [{ id: 'dea_1', doneAt: expect.any(String), by: 'maria' }] },
  });
  expect((await erase(id)).status).toBe(200);
});

test('the download holds everything of the person, and nothing of anybody else', async () => {
  const id = await made({ name: 'महेश वर्मा शर्मा', phones: ['+91 98765 43210'], emails: ['Mahesh@Example.in'] });
  const conversation = await seedConversation(api.store, { phone: '919876543210', contactId: id });
  await seedMessage(api.store, conversation, { text: 'नमस्ते 🙏', content: { type: 'text', body: 'नमस्ते 🙏' } });
  const media = await seedStoredMedia(api.store, conversation, Buffer.from('GIF89a'));
  const stranger = await seedConversation(api.store, { phone: '4915112345678' });
  await seedMessage(api.store, stranger, { text: 'Geheim', content: { type: 'text', body: 'Geheim' } });
  const seen = await api.call('GET', `/api/contacts/${id}/data`);
  expect(seen.status).toBe(200);
  expect(seen.headers.get('content-type')).toMatch(/^application\/json/);
  expect(seen.headers.get('content-disposition')).toContain(`${id}.json`);
  expect(seen.text).toContain('नमस्ते 🙏');
  expect(seen.text).toContain(`/api/media/${media._id}`);
  expect(seen.text).not.toContain('Geheim');
  expect(seen.text).not.toContain(stranger._id);
  const places = new Set(seen.body.held.map(({ collection }: { collection: string }) => collection));
  expect([...places].sort()).toEqual(['contacts', 'conversations', 'media', 'media.files', 'messages']);
  expect((await api.call('GET', '/api/contacts/con_0123456789abcdef01234567/data')).status).toBe(404);
});

test('an erased conversation takes no reply', async () => {
  const { _id } = await seedConversation(api.store, { erasedAtMs: 1, windowClosesAtMs: Date.now() + 3600_000 });
  expect(await api.call('POST', `/api/conversations/${_id}/messages`, { body: { text: 'Olá' } })).toMatchObject({
    status: 409,
    body: { detail: expect.stringContaining('erased') },
  });
  expect(await api.store.outbox.countDocuments()).toBe(0);
});
