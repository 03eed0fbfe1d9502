import { contactSearch, type ContactFilters } from '../../src/api/crm/contactSearch';
import { byName } from '../../src/api/crm/byName';
import type { AgentId, CompanyId, ContactId } from '../../src/core/ids';
import { nameTokens } from '../../src/core/resolve/personName';
import { newContactDocument } from '../../src/store/contacts';
import type { CompanyDocument } from '../../src/store/crmDocuments';
import { startApi, type ApiBench } from './apiBench';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const make = async (path: string, body: object) => (await api.call('POST', path, { body })).body;
const search = async (query: Record<string, string>, path = '/api/contacts') => {
  const seen = await api.call('GET', `${path}?${new URLSearchParams(query).toString()}`);
  expect(seen.status).toBe(200);
  return (seen.body.items as { name: string }[]).map(({ name }) => name).sort();
};

describe('by what people remember', () => {
  let acme: { id: string };
  beforeAll(async () => {
    await api.clear();
    acme = await make('/api/companies', { name: 'Açme Comércio Ltda' });
    const people = [
      { name: 'Дмитрий Волков', emails: ['Dmitri@ACME.example'], companyId: acme.id },
      { name: '王小明', phones: ['+86 139 1234 5678'], externalIds: ['crm|7'] },
      { name: 'محمد العلي', phones: ['+971 50 123 4567'], ownerId: 'carla' },
      { name: 'José da Conceição', emails: ['j.o.s.e+x@gmail.com', 'info@acme.example'], ownerId: 'carla' },
      { name: 'अमित शर्मा' },
      { name: 'Ana (VIP) .*', emails: ['ana@notacme.example'] },
    ];
    for (const person of people) await make('/api/contacts', person);
    const merged = await make('/api/contacts', { name: 'José merged away', emails: ['gone@acme.example'] });
    await api.store.contacts.updateOne({ _id: merged.id }, { $set: { mergedInto: 'con_x' as ContactId } });
  });

  test.each([
    ['dmitr', ['Дмитрий Волков']],
    ['волк дмит', ['Дмитрий Волков']],
    ['Wang', ['王小明']],
    ['小明', ['王小明']],
    ['王', ['王小明']],
    ['محمد', ['محمد العلي']],
    ['jose conc', ['José da Conceição']],
    ['CONCEIÇÃO José', ['José da Conceição']],
    ['अमित', ['अमित शर्मा']],
    ['amit', ['अमित शर्मा']],
    ['ana', ['Ana (VIP) .*']],
    ['osé', []],
    ['jose volkov', []],
    ['.*', []],
    ['^', []],
    ['!!!', []],
  ])('the name %s', async (name, found) => {
    expect(await search({ name })).toEqual(found);
  });

  test('the e-mail in any writing, a whole domain and no other, an external id, all at once', async () => {
    expect(await search({ email: 'JOSE@googlemail.com' })).toEqual(['José da Conceição']);
    expect(await search({ email: '@Acme.example' })).toEqual(['José da Conceição', 'Дмитрий Волков']);
    expect(await search({ email: '@example' })).toEqual([]);
    expect(await search({ email: 'nonsense' })).toEqual([]);
    expect(await search({ externalId: 'crm|7' })).toEqual(['王小明']);
    expect(await search({ ownerId: 'carla' })).toEqual(['José da Conceição', 'محمد العلي']);
    expect(await search({ ownerId: 'carla', name: 'jose', email: '@acme.example' })).toEqual(['José da Conceição']);
    expect(await search({ ownerId: 'carla', companyId: acme.id })).toEqual([]);
    expect(await search({ phone: '+971501234567', name: 'jose' })).toEqual([]);
    expect(await search({ name: 'acme com' }, '/api/companies')).toEqual(['Açme Comércio Ltda']);
    expect(await search({ name: 'comercial' }, '/api/companies')).toEqual([]);
  });
});

describe('among many', () => {
  const many = 5000;
  beforeAll(async () => {
    await api.clear();
    const given = (i: number) => ({
      name: `Person${i} Surname${i % 1000}`,
      phones: [`+5511${String(970_000_000 + i)}`, ...(i % 1000 === 0 ? ['front desk'] : [])],
      emails: [`p${i}@domain${i % 1000}.example`],
      externalIds: [`crm|${i}`],
      companyId: `cmp_${i % 1000}` as CompanyId,
      ownerId: `agent${i % 1000}` as AgentId,
      ...{ channelIds: [], language: null, optedOut: false, madeFor: [] },
    });
    await api.store.contacts.insertMany(
      Array.from({ length: many }, (_, i) =>
        newContactDocument(`con_${String(i).padStart(24, '0')}` as ContactId, given(i), 'BR', i),
      ),
    );
    await api.store.companies.insertMany(
      Array.from({ length: many }, (_, i): CompanyDocument => {
        const name = `Company${i}`;
        const rest = { domains: [], createdAtMs: i, updatedAtMs: i, version: 1 };
        return { _id: `cmp_${i}` as CompanyId, name, nameKeys: nameTokens(name), ...rest };
      }),
    );
  });

  interface Plan {
    readonly nReturned: number;
    readonly totalDocsExamined: number;
    readonly totalKeysExamined: number;
  }
  const looked = async (explained: Promise<unknown>) => {
    const text = (await explained) as { executionStats?: Plan; stages?: { $cursor?: { executionStats?: Plan } }[] };
    const plan = text.executionStats ?? text.stages?.[0]?.$cursor?.executionStats;
    if (!plan) throw new Error('No plan.');
    expect(JSON.stringify(text)).not.toContain('COLLSCAN');
    return plan;
  };

  test.each<[string, ContactFilters, number]>([
    ['phone', { phone: '+55 11 97000-1234' }, 1],
    ['unreadable phone', { phone: 'front desk' }, 5],
    ['name', { name: 'surname77 person2077' }, 1],
    ['email', { email: 'P1234@domain234.example' }, 1],
    ['domain', { email: '@domain234.example' }, 5],
    ['externalId', { externalId: 'crm|1234' }, 1],
    ['ownerId', { ownerId: 'agent7' as AgentId }, 5],
    ['companyId', { companyId: 'cmp_7' as CompanyId }, 5],
    ['name and owner', { name: 'person', ownerId: 'agent7' as AgentId }, 5],
  ])('%s is looked up in an index', async (_what, filters, found) => {
    const { filter, order } = contactSearch(filters, 'BR');
    const pipeline = [
      { $match: filter },
      { $sort: Object.fromEntries(order.map(({ field, direction }) => [field, direction])) },
      { $limit: 51 },
    ];
    if (filters.phone !== undefined) pipeline.splice(1, 1);
    const plan = await looked(api.store.contacts.aggregate(pipeline).explain('executionStats'));
    expect(plan.nReturned).toBe(found);
    expect(plan.totalDocsExamined).toBeLessThan(200);
    expect(plan.totalKeysExamined).toBeLessThan(200);
  });

  test('companies by name as well', async () => {
    const plan = await looked(
      api.store.companies.find(byName<CompanyDocument>('company4321')).explain('executionStats'),
    );
    expect([plan.nReturned, plan.totalDocsExamined]).toEqual([1, 1]);
  });

  test('a check that can fail: an unindexed search is seen', async () => {
    await expect(
      looked(api.store.contacts.find({ name: 'Person1 Surname1' }).explain('executionStats')),
    ).rejects.toThrow('COLLSCAN');
  });

  test('an export holds everybody once, while contacts change and come', async () => {
    const exported = api.call('GET', '/api/contacts/export');
    for (let i = 0; i < 50; i++)
      await api.store.contacts.updateOne(
        { createdAtMs: i * 90 },
        { $set: { name: `=Changed ${i}` }, $inc: { version: 1 } },
      );
    const lines = (await exported).text.trim().split('\r\n');
    expect(new Set(lines.map((line) => line.slice(0, 28))).size).toBe(lines.length);
    expect(lines).toHaveLength(many + 1);
  });
});
