import type { ContactId } from '../../src/core/ids';
import { compareContact } from '../../src/store/compareContacts';
import { markMerged } from '../../src/store/duplicates';
import { sweepPage } from '../../src/store/sweeps';
import { rememberLargeBlocks } from '../../src/store/duplicateCandidates';
import { startApi, type ApiBench } from './apiBench';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const phone = '+5511987654321';
async function contact(fields: object): Promise<ContactId> {
  const { id } = (await api.call('POST', '/api/contacts', { body: fields })).body;
  await compareContact(api.store, id, Date.now());
  return id;
}
const list = async (query = '') => (await api.call('GET', `/api/duplicates${query}`)).body;

describe('pairs', () => {
  test('are listed with reasons, the most probable first, page by page', async () => {
    const a = await contact({ name: 'Юлия Щукина', phones: [phone] });
    const b = await contact({ name: 'Julia Schukina', phones: ['55 11 8765-4321'], emails: ['j@x.example'] });
    await contact({ name: '王小明', phones: ['+8613812345678'] });
    await contact({ name: 'Bruno Lima', phones: ['+86 138 1234 5678'] });
    const { items, nextCursor } = await list('?limit=1');
    expect(items).toMatchObject([
      { state: 'open', strength: 'likely', decidedBy: null, decidedAt: null, foundAt: expect.any(String) },
    ]);
    const [first] = items;
    expect(first.contacts.map(({ id }: { id: string }) => id)).toEqual([a, b].sort());
    expect(first.contacts.find(({ id }: { id: string }) => id === b)).toEqual({
      id: b,
      name: 'Julia Schukina',
      phones: ['55 11 8765-4321'],
      emails: ['j@x.example'],
      companyId: null,
    });
    expect(first.reasons).toEqual([
      { code: 'phoneVariant', text: expect.stringMatching(/\.$/), weight: expect.any(Number) },
      { code: 'nameSounds', text: expect.stringMatching(/\.$/), weight: expect.any(Number) },
    ]);
    const rest = await list(`?limit=1&cursor=${nextCursor}`);
    expect(rest).toMatchObject({ items: [{ strength: 'weak' }], nextCursor: null });
    expect(rest.items[0].probability).toBeLessThan(first.probability);
    expect((await list('?strength=weak')).items).toEqual(rest.items);
    expect((await list(`?contactId=${a}`)).items).toEqual([first]);
    expect((await list('?state=different')).items).toEqual([]);
    expect((await api.call('GET', '/api/duplicates?state=closed')).status).toBe(400);
  });

  test('that people say are two stay so, until it is taken back', async () => {
    const a = await contact({ name: 'Ana Souza', phones: [phone] });
    const b = await contact({ name: 'Ana Sousa', phones: [phone] });
    const [{ id }] = (await list()).items;
    const said = await api.call('POST', `/api/duplicates/${id}/different`, { body: { by: 'ana' } });
    expect(said).toMatchObject({
      status: 200,
      body: { state: 'different', decidedBy: 'ana', decidedAt: expect.any(String) },
    });
    await api.call('PATCH', `/api/contacts/${b}`, { body: { name: 'Ana Souza' } });
    await compareContact(api.store, a, Date.now());
    expect((await list()).items).toEqual([]);
    expect((await list('?state=different')).items).toMatchObject([{ id }]);
    expect(await api.call('POST', `/api/duplicates/${id}/reopen`)).toMatchObject({
      status: 200,
      body: { state: 'open', decidedBy: null },
    });
    expect((await list()).items).toMatchObject([{ id }]);
  });

  test('of a contact that was merged away are no question', async () => {
    const a = await contact({ name: 'Ana Souza', phones: [phone] });
    await contact({ name: 'Ana Souza', phones: [phone] });
    const [{ id }] = (await list()).items;
    await markMerged(api.store, a);
    expect((await list()).items).toEqual([]);
    expect((await list('?state=merged')).items).toMatchObject([{ id, state: 'merged' }]);
    for (const what of ['different', 'reopen'])
      expect((await api.call('POST', `/api/duplicates/${id}/${what}`)).status).toBe(409);
    expect((await api.call('POST', '/api/duplicates/dup_0123456789abcdef01234567/different')).status).toBe(404);
    expect((await api.call('POST', `/api/duplicates/${id}/different`, { body: { by: '+55 11' } })).status).toBe(400);
  });
});

describe('the sweep', () => {
  const sweep = (what: string) => api.call('POST', `/api/duplicates/sweep/${what}`);
  const standing = async () => (await api.call('GET', '/api/duplicates/sweep')).body;
  const page = (limit: number) => sweepPage(api.store, Date.now, rememberLargeBlocks(), limit);

  test('is started, stopped, resumed where it was, and ends', async () => {
    expect(await standing()).toMatchObject({ state: 'never', total: 0, startedAt: null });
    for (const what of ['stop', 'resume']) expect((await sweep(what)).status).toBe(409);
    for (let i = 0; i < 6; i++) await contact({ name: 'Ana Souza', phones: [phone] });
    await api.store.duplicates.deleteMany({});

    expect(await sweep('start')).toMatchObject({ status: 200, body: { state: 'running', compared: 0, total: 6 } });
    expect(api.temporal.sweeps).toBe(1);
    expect(await page(2)).toBe(true);
    expect(await sweep('start')).toMatchObject({ body: { state: 'running', compared: 2 } });
    expect(await sweep('stop')).toMatchObject({ body: { state: 'stopped', compared: 2 } });
    expect((await sweep('stop')).status).toBe(200);
    expect(await page(2)).toBe(false);
    expect(await standing()).toMatchObject({ compared: 2 });

    expect(await sweep('resume')).toMatchObject({ body: { state: 'running', compared: 2 } });
    while (await page(2));
    expect(await standing()).toMatchObject({
      state: 'finished',
      compared: 6,
      total: 6,
      found: 15,
      finishedAt: expect.any(String),
    });
    expect((await sweep('resume')).status).toBe(409);
    expect(await sweep('start')).toMatchObject({ body: { state: 'running', compared: 0, found: 0, finishedAt: null } });
    while (await page(2));
    expect(await standing()).toMatchObject({ state: 'finished', compared: 6, found: 0 });
  });

  test('two at the same time count each contact once', async () => {
    for (let i = 0; i < 9; i++) await contact({ name: 'Ana Souza', phones: [phone] });
    await sweep('start');
    const one = async () => {
      while (await page(2));
    };
    await Promise.all([one(), one(), one()]);
    expect(await standing()).toMatchObject({ state: 'finished', compared: 9 });
  });

  test('while Temporal is away is noted, and can be resumed', async () => {
    api.temporal.state.temporal = false;
    expect(await sweep('start')).toMatchObject({ status: 503, body: { code: 'temporalAway' } });
    api.temporal.state.temporal = true;
    expect((await sweep('resume')).status).toBe(200);
    expect(api.temporal.sweeps).toBe(1);
  });
});
