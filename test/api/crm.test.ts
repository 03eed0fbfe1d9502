import { startApi, type ApiBench } from './apiBench';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const make = async (path: string, body: object) => (await api.call('POST', path, { body })).body;
const names = (seen: { body: { items: { name: string }[] } }) => seen.body.items.map((item) => item.name);

describe('contacts', () => {
  test('are made with every field of the contract, and read at their Location', async () => {
    const company = await make('/api/companies', { name: 'Acme' });
    const body = {
      name: 'Ana',
      phones: ['+55 (11) 98765-4321', 'ask Bob', ''],
      emails: ['ana@example.com'],
      companyId: company.id,
      ownerId: 'carla',
      language: 'pt',
    };
    const made = await api.call('POST', '/api/contacts', { body });
    expect(made).toMatchObject({
      status: 201,
      body: { ...body, optedOut: false, unreadablePhones: ['ask Bob', ''], version: 1 },
    });
    expect(made.headers.get('location')).toBe(`/api/contacts/${made.body.id}`);
    expect(made.headers.get('etag')).toBe('"1"');
    expect((await api.call('GET', `/api/contacts/${made.body.id}`)).body).toEqual(made.body);
    expect((await api.call('POST', '/api/contacts', { body: {} })).status).toBe(201);
  });

  test('are found by any writing of their phone, exact matches first', async () => {
    await make('/api/contacts', { name: 'exact', phones: ['0055 11 98765 4321'] });
    await make('/api/contacts', { name: 'without the ninth digit', phones: ['+55 11 8765-4321'] });
    await make('/api/contacts', { name: 'other', phones: ['+55 11 98765-4322'] });
    await make('/api/contacts', { name: 'unreadable', phones: ['front desk'] });
    for (const phone of [
      '%2B5511987654321',
      '+5511987654321',
      '5511987654321',
      '005511987654321',
      '%2B55 (11) 98765-4321',
      '+55%2011%209.8765.4321',
    ]) {
      expect(names(await api.call('GET', `/api/contacts?phone=${phone}`))).toEqual([
        'exact',
        'without the ninth digit',
      ]);
    }
    expect(names(await api.call('GET', '/api/contacts?phone=551187654321'))).toEqual([
      'without the ninth digit',
      'exact',
    ]);
    expect(names(await api.call('GET', '/api/contacts?phone=front desk'))).toEqual(['unreadable']);
    expect(names(await api.call('GET', '/api/contacts?phone=$phoneKeys'))).toEqual([]);
    const first = await api.call('GET', '/api/contacts?phone=5511987654321&limit=1');
    expect(names(first)).toEqual(['exact']);
    const second = await api.call('GET', `/api/contacts?phone=5511987654321&limit=1&cursor=${first.body.nextCursor}`);
    expect([names(second), second.body.nextCursor]).toEqual([['without the ninth digit'], null]);
  });

  test.each([
    ['5215512345678', '525512345678'],
    ['5491123456789', '541123456789'],
  ])('%s is found as %s, and the other way round', async (one, other) => {
    await make('/api/contacts', { name: 'x', phones: [`+${one}`] });
    expect(names(await api.call('GET', `/api/contacts?phone=${other}`))).toEqual(['x']);
    expect(names(await api.call('GET', `/api/contacts?phone=${one}`))).toEqual(['x']);
  });

  test('PATCH changes only what is sent, under If-Match only that version', async () => {
    const { id } = await make('/api/contacts', { name: 'Ana', phones: ['+4915112345678'] });
    const path = `/api/contacts/${id}`;
    const changed = await api.call('PATCH', path, {
      body: { phones: ['nonsense'], optedOut: true },
      headers: { 'if-match': '"1"' },
    });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'Ana', phones: ['nonsense'], unreadablePhones: ['nonsense'], optedOut: true, version: 2 },
    });
    expect(names(await api.call('GET', '/api/contacts?phone=4915112345678'))).toEqual([]);
    expect(await api.call('PATCH', path, { body: { name: 'x' }, headers: { 'if-match': '"1"' } })).toMatchObject({
      status: 412,
      body: { code: 'versionMismatch' },
    });
    expect((await api.call('PATCH', path, { body: { name: 'x' }, headers: { 'if-match': '*' } })).status).toBe(200);
    expect((await api.call('PATCH', path, { body: { name: null } })).body).toMatchObject({ name: null, version: 4 });
    expect(
      (await api.call('PATCH', '/api/contacts/con_0123456789abcdef01234567', { body: { name: 'x' } })).status,
    ).toBe(404);
  });

  test('two changes under one version: one wins', async () => {
    const { id } = await make('/api/contacts', { name: 'Ana' });
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        api.call('PATCH', `/api/contacts/${id}`, { body: { name }, headers: { 'if-match': '"1"' } }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412, 412]);
  });

  test.each([
    [{ companyId: 'cmp_0123456789abcdef01234567' }, 'companyId'],
    [{ companyId: 'x' }, 'companyId'],
    [{ phones: '+49' }, 'phones'],
    [{ emails: ['no address'] }, 'emails[0]'],
    [{ ownerId: '+49 151 1234567' }, 'ownerId'],
    [{ language: 'klingon language' }, 'language'],
    [{ optedOut: 'yes' }, 'optedOut'],
  ])('%j is 400 and names the field', async (body, path) => {
    const seen = await api.call('POST', '/api/contacts', { body });
    expect(seen).toMatchObject({ status: 400, body: { errors: [{ path }] } });
    expect(await api.store.contacts.countDocuments()).toBe(0);
  });

  test('one Idempotency-Key makes one contact, even at once, and gives the first answer again', async () => {
    const headers = { 'idempotency-key': 'one' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api.call('POST', '/api/contacts', { body: { name: 'Ana' }, headers })),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(await api.store.contacts.countDocuments()).toBe(1);
    await api.call('PATCH', `/api/contacts/${answers[0]!.body.id}`, { body: { name: 'Carla' } });
    const again = await api.call('POST', '/api/contacts', { body: { name: 'Ana' }, headers });
    expect(again).toMatchObject({ status: 201, body: { name: 'Ana', version: 1 } });
    expect(again.headers.get('location')).toBe(`/api/contacts/${again.body.id}`);
    expect(await api.call('POST', '/api/contacts', { body: { name: 'Bea' }, headers })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
    expect((await api.call('POST', '/api/companies', { body: { name: 'Ana' }, headers })).status).toBe(201);
  });
});

describe('companies and deals', () => {
  test('are made, changed and found', async () => {
    const company = await make('/api/companies', { name: 'Acme', domains: ['ACME.example'] });
    const contact = await make('/api/contacts', { phones: ['+4915112345678'], companyId: company.id });
    const deal = await make('/api/deals', {
      title: 'Fifty chairs',
      contactIds: [contact.id, contact.id],
      companyId: company.id,
    });
    expect(company).toMatchObject({ name: 'Acme', domains: ['acme.example'] });
    expect(deal).toMatchObject({
      title: 'Fifty chairs',
      stage: 'new',
      contactIds: [contact.id],
      companyId: company.id,
      open: true,
    });
    await make('/api/deals', { title: 'Other' });
    for (const query of ['phone=4915112345678', `contactId=${contact.id}`, `companyId=${company.id}`]) {
      expect((await api.call('GET', `/api/deals?${query}`)).body.items).toMatchObject([{ id: deal.id }]);
    }
    expect((await api.call('GET', '/api/companies?phone=4915112345678')).body.items).toMatchObject([
      { id: company.id },
    ]);
    expect((await api.call('GET', '/api/companies?domain=acme.example')).body.items).toMatchObject([
      { id: company.id },
    ]);
    expect((await api.call('GET', `/api/contacts?companyId=${company.id}`)).body.items).toMatchObject([
      { id: contact.id },
    ]);
    expect(
      (await api.call('PATCH', `/api/deals/${deal.id}`, { body: { stage: 'won', open: false } })).body,
    ).toMatchObject({ stage: 'won', open: false, version: 2 });
    expect((await api.call('GET', '/api/deals?open=false')).body.items).toMatchObject([{ id: deal.id }]);
    expect(
      (await api.call('PATCH', `/api/companies/${company.id}`, { body: { name: 'Acme Ltd' } })).body,
    ).toMatchObject({ name: 'Acme Ltd', domains: ['acme.example'] });
    expect((await api.call('GET', `/api/companies/${company.id}`)).headers.get('etag')).toBe('"2"');
  });

  test.each([
    ['/api/companies', {}, 'name'],
    ['/api/companies', { name: '' }, 'name'],
    ['/api/companies', { name: 'A', domains: ['no domain'] }, 'domains[0]'],
    ['/api/deals', {}, 'title'],
    ['/api/deals', { title: 'x', stage: 'Won 49 151 1234567' }, 'stage'],
    ['/api/deals', { title: 'x', contactIds: ['con_0123456789abcdef01234567'] }, 'contactIds[0]'],
    ['/api/deals', { title: 'x', open: 1 }, 'open'],
  ])('%s %j is 400', async (path, body, field) => {
    expect(await api.call('POST', path, { body })).toMatchObject({ status: 400, body: { errors: [{ path: field }] } });
  });
});
