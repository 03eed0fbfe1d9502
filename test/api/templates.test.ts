import type { AccountId } from '../../src/core/ids';
import { seedAccount, seedTemplate } from '../support/seedTemplates';
import { startApi, type ApiBench } from './apiBench';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clear();
  await seedAccount(api.store, first, '100000000000001', '11');
  await seedAccount(api.store, second, '100000000000002', '22');
});

const first = 'acc_000000000000000000000001' as AccountId;
const second = 'acc_000000000000000000000002' as AccountId;
const get = async (query = '') => (await api.call('GET', `/api/templates${query}`)).body;
const keys = (page: { items: { name: string; language: string }[] }) =>
  page.items.map(({ name, language }) => `${name}/${language}`);

describe('the list of templates', () => {
  beforeEach(async () => {
    await seedTemplate(api.store, first);
    await seedTemplate(api.store, first, { language: 'ru', status: 'paused', statusReason: 'LOW_QUALITY' });
    await seedTemplate(api.store, second, { name: 'order_ready', quality: 'red' });
  });

  test('shows all of it, and what automation sends it for', async () => {
    expect((await get()).items).toMatchObject([
      {
        ...{ accountId: first, name: 'continuo_follow_up', language: 'pt_BR', status: 'approved', quality: 'green' },
        ...{
          category: 'utility',
          body: 'Olá {{name}}, e então?',
          variables: [{ name: 'name', example: 'Ana', filledWith: 'name' }],
        },
        sendable: true,
        ...{ needsMore: null, purpose: null, usedFor: 'followUp', unfit: null, version: 1 },
        ...{ statusAt: '1970-01-01T00:00:01.000Z', syncedAt: '1970-01-01T00:00:01.000Z' },
      },
      { language: 'ru', status: 'paused', statusReason: 'LOW_QUALITY' },
      { name: 'order_ready', accountId: second, usedFor: null },
    ]);
  });

  test('by account, by status, page by page', async () => {
    expect(keys(await get(`?account=${second}`))).toEqual(['order_ready/pt_BR']);
    expect(keys(await get('?status=paused'))).toEqual(['continuo_follow_up/ru']);
    expect(keys(await get(`?status=paused&account=${second}`))).toEqual([]);
    const page = await get('?limit=2');
    expect(keys(page)).toEqual(['continuo_follow_up/pt_BR', 'continuo_follow_up/ru']);
    expect(keys(await get(`?limit=2&cursor=${page.nextCursor}`))).toEqual(['order_ready/pt_BR']);
  });

  test.each(['?status=gone', '?account=x', '?colour=red'])('%s is refused', async (query) => {
    expect((await api.call('GET', `/api/templates${query}`)).status).toBe(400);
  });

  test('people say what one is for, in all its languages', async () => {
    const { items } = await get(`?account=${first}`);
    const change = { body: { purpose: 'none' } };
    expect((await api.call('PATCH', `/api/templates/${items[0].id}`, change)).body).toMatchObject({ usedFor: null });
    expect((await get(`?account=${first}`)).items).toMatchObject([{ purpose: 'none' }, { purpose: 'none' }]);
    const [order] = (await get(`?account=${second}`)).items;
    const followUp = await api.call('PATCH', `/api/templates/${order.id}`, { body: { purpose: 'followUp' } });
    expect(followUp.body).toMatchObject({ usedFor: 'followUp', version: 2 });
  });

  test('people say what fills its variables, in this language and for this text', async () => {
    const body = 'Olá {{1}}, seu {{2}}?';
    const variables = ['1', '2'].map((name) => ({ name, example: 'Ana' }));
    const { _id } = await seedTemplate(api.store, second, { name: 'numbered', body, variables, purpose: 'followUp' });
    const path = `/api/templates/${_id}`;
    const read = async () => (await get(`?account=${second}`)).items.find((one: { id: string }) => one.id === _id);
    expect(await read()).toMatchObject({
      variables: [{ filledWith: null }, { filledWith: null }],
      ...{ usedFor: 'followUp', sendable: false },
    });
    const half = await api.call('PATCH', path, { body: { values: { 1: 'first_name' } } });
    expect(half.body).toMatchObject({
      variables: [{ filledWith: 'first_name' }, { filledWith: null }],
      ...{ purpose: 'followUp', sendable: false, version: 2 },
    });
    const whole = await api.call('PATCH', path, { body: { purpose: 'none', values: { 1: 'first_name', 2: 'deal' } } });
    expect(whole.body).toMatchObject({ purpose: 'none', sendable: true });
    // Another text means other things by its numbers.
    await api.store.templates.updateOne({ _id }, { $set: { body: 'Fechamos em {{1}}, {{2}}' } });
    expect(await read()).toMatchObject({ variables: [{ filledWith: null }, { filledWith: null }], sendable: false });
    for (const [wrong, detail] of [
      [{}, 'The body says nothing to change: give purpose, values or both.'],
      [{ purpose: 'shout' }, 'purpose: Must be followUp, none or null.'],
      [{ values: { 3: 'name' } }, 'values.3: It has only these: 1, 2.'],
      [{ values: { 1: 'age' } }, 'values.1: Must be one of name, first_name, deal, reference.'],
      [{ values: null }, 'values: Must be an object {…}, not null.'],
    ])
      expect(await api.call('PATCH', path, { body: wrong })).toMatchObject({ status: 400, body: { detail } });
  });

  test.each([{ status: 'paused' }, { needsMore: 'header' }, { body: null }, { category: 'authentication' }] as const)(
    'shows that one can never be sent as it is: %j',
    async (change) => {
      const { _id } = await seedTemplate(api.store, second, { name: 'other', ...change });
      const { body } = await api.call('PATCH', `/api/templates/${_id}`, { body: { purpose: 'followUp' } });
      expect(body).toMatchObject({ usedFor: 'followUp', sendable: false });
    },
  );

  test('one that was refused is tried again when people say so', async () => {
    const { _id } = await seedTemplate(api.store, second, { name: 'other', unfit: { code: 1, atMs: 1 } });
    const refused = (await get(`?account=${second}`)).items.find((one: { id: string }) => one.id === _id);
    expect(refused).toMatchObject({ sendable: false, unfit: { code: 1 } });
    const { body } = await api.call('PATCH', `/api/templates/${_id}`, { body: { purpose: 'followUp' } });
    expect(body).toMatchObject({ sendable: true, unfit: null });
  });

  test('is counted by status for Prometheus', async () => {
    const { text } = await api.call('GET', '/metrics');
    expect(text).toContain('continuo_templates{status="approved"} 2');
    expect(text).toContain('continuo_templates{status="paused"} 1');
    expect(text).toContain('continuo_templates{status="removed"} 0');
  });
});

describe('reading them now', () => {
  test('makes every list due and starts whoever reads them', async () => {
    await api.store.accounts.updateOne(
      { _id: first },
      { $set: { templates: { syncedAtMs: 1000, nextAtMs: 9e12, fault: 'No answer.' } } },
    );
    const { status, body } = await api.call('POST', '/api/templates/sync');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(2);
    expect(body.items).toContainEqual({
      ...{ accountId: first, syncedAt: '1970-01-01T00:00:01.000Z', fault: 'No answer.' },
      nextAt: new Date(9e12).toISOString(),
    });
    expect(body.items).toContainEqual({ accountId: second, syncedAt: null, nextAt: null, fault: null });
    expect(api.temporal.templateSyncs).toBe(1);
    for (const { templates } of await api.store.accounts.find({}).toArray())
      expect(templates?.nextAtMs).toBeLessThanOrEqual(Date.now());
  });

  test('with Temporal away it is noted all the same', async () => {
    api.temporal.state.temporal = false;
    expect((await api.call('POST', '/api/templates/sync')).status).toBe(503);
    expect(await api.store.accounts.countDocuments({ 'templates.nextAtMs': { $lte: Date.now() } })).toBe(2);
  });

  test('is not for whoever has no key', async () => {
    expect((await api.call('POST', '/api/templates/sync', { key: 'wrong' })).status).toBe(401);
    expect(api.temporal.templateSyncs).toBe(0);
  });
});

test('what the channel says of a template is true when its webhook is answered, once, and only for its owner', async () => {
  await seedTemplate(api.store, first);
  await seedTemplate(api.store, second);
  const value = {
    ...{ event: 'PAUSED', message_template_name: 'continuo_follow_up', message_template_language: 'pt-BR' },
    reason: 'NONE',
  };
  const change = { field: 'message_template_status_update', value };
  const time = Math.floor(Date.now() / 1000);
  const body = { object: 'whatsapp_business_account', entry: [{ id: '11', time, changes: [change] }] };
  await api.deliver(body);
  await api.deliver(body);
  const statuses = (await get()).items.map((each: { accountId: string; status: string }) => [
    each.accountId,
    each.status,
  ]);
  expect(statuses).toContainEqual([first, 'paused']);
  expect(statuses).toContainEqual([second, 'approved']);
});
