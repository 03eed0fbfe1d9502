import { runImport } from '../../src/activities/contactImport/runImport';
import type { ContactId, ImportId } from '../../src/core/ids';
import { startApi, type ApiBench, type Seen } from './apiBench';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const all = '/api/contacts/imports';
const csv = { 'content-type': 'text/csv' };
const post = (text: string | Uint8Array, query = '', headers: Record<string, string> = csv) =>
  api.call('POST', `${all}${query}`, { raw: text, headers });
const forever = { beat: () => undefined, isOver: () => false };
const work = (id: string) =>
  runImport({ store: api.store, clock: Date.now, ring: async () => undefined }, id as ImportId, forever);

/** Sends a file, does the worker's part, and reads what came of it. */
async function run(text: string | Uint8Array, query = '?dryRun=false') {
  const made = await post(text, query);
  expect(made.status).toBe(201);
  await work(made.body.id);
  return report(made.body.id);
}

async function report(id: string) {
  const seen = (await api.call('GET', `${all}/${id}`)).body;
  return { ...seen, report: await rowsOf(id) };
}

async function rowsOf(id: string, query = '?limit=200'): Promise<Seen['body'][]> {
  return (await api.call('GET', `${all}/${id}/rows${query}`)).body.items;
}

const told = (rows: Seen['body'][]) =>
  rows.map((row) => [row.line, row.outcome, ...row.reasons.map(({ code }: { code: string }) => code)]);
const makeContact = async (body: object) => (await api.call('POST', '/api/contacts', { body })).body;
const contacts = async () => api.store.contacts.find().sort({ createdAtMs: 1, name: 1 }).toArray();

test('every kind of row, told by line; the dry run and the real one say the same, and the dry one writes nothing', async () => {
  const ana = await makeContact({ name: 'Ana Souza', phones: ['+55 11 98765-4321'], externalIds: ['crm|1'] });
  const wei = await makeContact({ name: '王小明', emails: ['wei@x.example'], companyId: null });
  await api.call('POST', '/api/companies', { body: { name: 'Acme Ltda' } });
  const file = [
    'Nome;Telefone;E-mail;Empresa;External ID;Sapato;Opted out',
    'Ana Souza;+55 11 8765-4321;ana@x.example;ACME LTDA;;38;',
    'Wang Xiaoming;;wei@x.example;;;;',
    '王小明;;WEI@x.example;;;;',
    'Дмитрий Волков;"+7 495 123-45-67; ramal";d@x.example;Новая;9;41;sim',
    'Both;+5511987654321;wei@x.example;;;;',
    'فاطمة;+971 50 123 4567;;;;;',
    'Fatima;+971501234567;;;;;',
    ';;;Acme;;;',
    'Bad;;nonsense;;;;',
    'क;"x"y;;;;;',
    '🌸;front desk;;;;;',
    'Ana;;;;crm|1;;',
  ].join('\r\n');
  const made = await post(file, '?dryRun=true&createCompanies=true');
  expect(made).toMatchObject({
    status: 201,
    body: { state: 'running', dryRun: true, rows: 12, done: 0, ignoredColumns: ['Sapato'], finishedAt: null },
  });
  expect(api.temporal.imports).toEqual([made.body.id]);
  const before = await contacts();
  await work(made.body.id);
  const dry = await report(made.body.id);
  expect(await contacts()).toEqual(before);
  expect(await api.store.companies.countDocuments()).toBe(1);
  // Lines 2 and 13 are one contact, 3 and 4 another, 7 and 8 one phone.
  expect(told(dry.report)).toEqual([
    [2, 'conflict', 'clash.contact'],
    [3, 'conflict', 'clash.contact'],
    [4, 'conflict', 'clash.contact'],
    [5, 'new', 'phoneUnreadable', 'companyMade'],
    [6, 'conflict', 'severalContacts'],
    [7, 'conflict', 'clash.phone'],
    [8, 'conflict', 'clash.phone'],
    [9, 'bad', 'nobody'],
    [10, 'bad', 'badEmail'],
    [11, 'bad', 'unreadable'],
    [12, 'new', 'noKey', 'phoneUnreadable'],
    [13, 'conflict', 'clash.contact'],
  ]);
  expect(dry).toMatchObject({
    state: 'finished',
    ...{ dryRun: true, rows: 12, done: 12, progress: 1 },
    counts: { new: 2, matched: 4, changed: 0, unchanged: 0, conflict: 7, bad: 3 },
  });
  expect(dry.report[4].candidates).toEqual([ana.id, wei.id].sort());
  expect(await rowsOf(made.body.id, '?outcome=bad&limit=2')).toHaveLength(2);

  expect(await api.call('POST', `${all}/${made.body.id}/apply`)).toMatchObject({
    status: 200,
    body: { state: 'running', dryRun: false, done: 0 },
  });
  await work(made.body.id);
  const real = await report(made.body.id);
  expect(told(real.report)).toEqual(told(dry.report));
  expect(real.counts).toEqual(dry.counts);
  expect(await api.store.contacts.countDocuments()).toBe(4);
  const dmitri = await api.store.contacts.findOne({ name: 'Дмитрий Волков' });
  expect(dmitri).toMatchObject({
    phones: ['+7 495 123-45-67', 'ramal'],
    unreadablePhones: ['ramal'],
    externalIds: ['import|9'],
    optedOut: true,
    duplicatesDue: true,
  });
  expect((await api.store.companies.findOne({ _id: dmitri!.companyId! }))?.name).toBe('Новая');
  expect(real.report[3].contactId).toBe(dmitri!._id);
  // What the file said is gone, and can't be run again.
  expect(await api.store.contactImportLines.countDocuments()).toBe(0);
  expect(await api.store.contactImportFiles.countDocuments()).toBe(0);
  expect((await api.call('POST', `${all}/${made.body.id}/apply`)).status).toBe(409);
});

test('only what is empty is filled, what differs stays, and the same file again changes nothing', async () => {
  const ana = await makeContact({ name: 'Ana Souza', phones: ['+55 11 98765-4321'], language: 'pt' });
  await api.call('POST', '/api/companies', { body: { name: 'Ácme' } });
  const file = 'name,phone,e-mail,company,language,owner\nAna Sousa,+5511987654321,ana@x.example,acme,es,carla\n';
  const first = await run(file);
  expect(told(first.report)).toEqual([[2, 'conflict', 'differs.name', 'differs.language', 'fills']]);
  expect(await api.store.contacts.findOne({ _id: ana.id as ContactId })).toMatchObject({
    ...{ name: 'Ana Souza', language: 'pt', phones: ['+55 11 98765-4321'], emails: ['ana@x.example'] },
    ...{ ownerId: 'carla', companyId: expect.stringMatching(/^cmp_/), version: 2 },
  });
  const second = await run(file);
  expect(told(second.report)).toEqual([[2, 'conflict', 'differs.name', 'differs.language']]);
  expect(await api.store.contacts.findOne({ _id: ana.id as ContactId })).toMatchObject({ version: 2 });
});

test('a contact merged away is matched by nothing, but its id leads to the one that stands', async () => {
  const stands = await makeContact({ name: 'Ana Souza' });
  const merged = await makeContact({ name: 'Ana', phones: ['+5511987654321'] });
  await api.store.contacts.updateOne({ _id: merged.id }, { $set: { mergedInto: stands.id } });
  const seen = await run(`contact id,name,language\n${merged.id},Ana Souza,pt\n`);
  expect(seen.report).toMatchObject([{ outcome: 'changed', contactId: stands.id, matchedBy: 'contactId' }]);
  expect((await run('name,phone\nAna,+5511987654321\n')).counts).toMatchObject({ new: 1 });
});

test('export, then import: everything is unchanged', async () => {
  const company = (await api.call('POST', '/api/companies', { body: { name: '=Acme, "Ltda"' } })).body;
  await api.call('POST', '/api/companies', { body: { name: '=acme, "ltda"' } });
  await makeContact({
    name: '=HYPERLINK("x")',
    phones: ['+55 (11) 98765-4321', 'front; desk', 'a\nb'],
    companyId: company.id,
  });
  await makeContact({
    name: null,
    phones: ['tel:+49151123456789;ext=5', ''],
    emails: ['ana@x.example', 'odd@localhost'],
  });
  await makeContact({
    name: "'@王小明",
    emails: ['info@x.example'],
    externalIds: ['crm|=1', 'erp|a b'],
    optedOut: true,
  });
  await makeContact({ name: 'Олена', phones: ['+551133334444'], language: 'uk', ownerId: 'carla' });
  await makeContact({ name: 'Shares the office phone', phones: ['+55 11 3333-4444'] });
  await makeContact({});
  const hidden = await makeContact({ name: 'Merged away' });
  await api.store.contacts.updateOne({ _id: hidden.id }, { $set: { mergedInto: company.id } });
  const exported = await api.call('GET', '/api/contacts/export');
  expect(exported.status).toBe(200);
  expect(exported.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(exported.text).not.toContain('Merged away');
  expect(exported.text).toContain(`'=HYPERLINK`);
  expect(exported.text).toContain('+55 (11) 98765-4321');
  // A phone alone stays as it is; beside words it could be a formula.
  expect(exported.text).toContain(',+551133334444,');
  expect(exported.text).toContain(`"'+55 (11) 98765-4321\nfront; desk`);
  const seen = await run(exported.text, '?dryRun=true');
  expect(told(seen.report).filter(([, outcome]) => outcome !== 'unchanged')).toEqual([]);
  expect(seen.counts).toEqual({ new: 0, matched: 6, changed: 0, unchanged: 6, conflict: 0, bad: 0 });
  expect((await api.call('GET', '/api/contacts/export?ownerId=carla')).text.trim().split('\r\n')).toHaveLength(2);
});

test('stopped anywhere and resumed, an import does every row once', async () => {
  const known = await makeContact({ phones: ['+5511987650000'] });
  const lines = Array.from({ length: 1300 }, (_, i) => `Ana ${i},+55119876${String(50000 + i)},a${i}@x.example`);
  const made = await post(['name,phone,email', ...lines].join('\n'), '?dryRun=false');
  const id = made.body.id as ImportId;
  // Each shift ends after its first page.
  const onePage = { beat: () => undefined, isOver: () => true };
  const deps = { store: api.store, clock: Date.now, ring: async () => undefined };
  for (let shift = 1; shift <= 8; shift++) expect(await runImport(deps, id, onePage)).toEqual({ more: true });
  expect(await api.call('POST', `${all}/${id}/stop`)).toMatchObject({ status: 200, body: { state: 'stopped' } });
  expect(await work(id)).toEqual({ more: false });
  const stopped = await report(id);
  expect(stopped.done).toBeLessThan(1300);
  expect((await api.call('POST', `${all}/${id}/resume`)).body.state).toBe('running');
  await work(id);
  const done = await report(id);
  expect(done).toMatchObject({ state: 'finished', done: 1300, counts: { new: 1299, changed: 1, conflict: 0 } });
  expect(await api.store.contacts.countDocuments()).toBe(1300);
  expect(await api.store.contacts.findOne({ _id: known.id })).toMatchObject({
    name: 'Ana 0',
    emails: ['a0@x.example'],
  });
  expect((await api.call('POST', `${all}/${id}/resume`)).status).toBe(409);
});

test('a page that is carried out but not noted is carried out again, and nothing is doubled', async () => {
  const known = await makeContact({ phones: ['+5511987650000'] });
  const file = 'name,phone,email,company\nAna,+5511987650000,a@x.example,Acme\nBea,,b@x.example,ACME\n';
  const made = await post(file, '?dryRun=false&createCompanies=true');
  const id = made.body.id as ImportId;
  const deps = { store: api.store, clock: Date.now, ring: async () => undefined };
  // Matching, then deciding, and dead before the progress is noted.
  const dying = {
    ...api.store,
    contactImports: Object.create(api.store.contactImports) as typeof api.store.contactImports,
  };
  Object.defineProperty(dying.contactImports, 'updateOne', {
    value: (filter: { phase?: string }, update: never) =>
      filter.phase === 'deciding'
        ? Promise.reject(new Error('the worker dies here'))
        : api.store.contactImports.updateOne(filter as never, update),
  });
  await expect(runImport({ ...deps, store: dying }, id, forever)).rejects.toThrow('the worker dies here');
  expect(await api.store.contacts.countDocuments()).toBe(2);
  expect((await report(id)).done).toBe(0);
  await work(id);
  const seen = await report(id);
  expect(told(seen.report)).toEqual([
    [2, 'changed', 'fills', 'companyMade'],
    [3, 'new', 'companyMade'],
  ]);
  expect(seen).toMatchObject({ done: 2, counts: { new: 1, changed: 1, matched: 1 } });
  expect(await api.store.contacts.countDocuments()).toBe(2);
  expect(await api.store.companies.countDocuments()).toBe(1);
  expect(await api.store.contacts.findOne({ _id: known.id })).toMatchObject({ name: 'Ana', version: 2 });
});

test('encodings, a spreadsheet’s own line, national numbers with their country', async () => {
  const russian = Uint8Array.from([
    ...[...'sep=;\r\n'].map((letter) => letter.charCodeAt(0)),
    ...[0xc8, 0xec, 0xff, 0x3b, 0xd2, 0xe5, 0xeb, 0xe5, 0xf4, 0xee, 0xed, 0x0d, 0x0a],
    ...[0xc0, 0xed, 0xed, 0xe0, 0x3b],
    ...[...'8 (912) 345-67-89\r\n'].map((letter) => letter.charCodeAt(0)),
  ]);
  const seen = await run(russian, '?dryRun=false&country=ru');
  expect(seen).toMatchObject({ encoding: 'windows-1251', report: [{ line: 3, outcome: 'new' }] });
  expect(await contacts()).toMatchObject([{ name: 'Анна', phoneKeys: ['79123456789'], unreadablePhones: [] }]);
  const again = await run(Buffer.from('\ufeffname\tphone\nАнна\t+79123456789\n', 'utf16le'), '?dryRun=true');
  expect(again).toMatchObject({ encoding: 'utf-16le', counts: { unchanged: 1 } });
});

test.each([
  ['', '', csv, 400],
  ['just words\n', '', csv, 400],
  ['shoe size,language\n38,pt\n', '', csv, 400],
  ['PK\u0003\u0004\u0000\u0000name,phone', '', csv, 400],
  ['name\nAna\n', '?country=XX', csv, 400],
  ['name\nAna\n', '?encoding=klingon', csv, 400],
  ['name\nAna\n', '?dryRun=perhaps', csv, 400],
  ['{"name":"Ana"}', '', { 'content-type': 'application/json' }, 415],
  [`name\n${'a\n'.repeat(200_001)}`, '', csv, 413],
  [`name\n${'a'.repeat(20 * 1024 * 1024)}`, '', csv, 413],
])('what is no file of contacts is refused (%#)', async (text, query, headers, status) => {
  expect((await post(text, query, headers)).status).toBe(status);
  expect(await api.store.contactImports.countDocuments()).toBe(0);
  expect(await api.store.contactImportFiles.countDocuments()).toBe(0);
});

test('with Temporal away an import is kept, stopped, and can be resumed; one key makes one import', async () => {
  api.temporal.state.temporal = false;
  const headers = { ...csv, 'idempotency-key': 'one' };
  const made = await post('name\nAna\n', '?dryRun=false', headers);
  expect(made).toMatchObject({ status: 201, body: { state: 'stopped' } });
  expect((await api.call('POST', `${all}/${made.body.id}/resume`)).status).toBe(503);
  api.temporal.state.temporal = true;
  expect((await api.call('POST', `${all}/${made.body.id}/resume`)).status).toBe(200);
  expect((await post('name\nAna\n', '?dryRun=false', headers)).body.id).toBe(made.body.id);
  expect((await api.call('GET', all)).body.items).toMatchObject([{ id: made.body.id }]);
  expect((await api.call('GET', `${all}/imp_0123456789abcdef01234567`)).status).toBe(404);
  expect((await api.call('POST', `${all}/imp_0123456789abcdef01234567/stop`)).status).toBe(404);
});

test('what a file said, and its report, are not kept for ever', async () => {
  const ttl = async (collection: { indexes(): Promise<{ expireAfterSeconds?: number }[]> }) =>
    (await collection.indexes()).flatMap(({ expireAfterSeconds }) => expireAfterSeconds ?? []);
  expect(await ttl(api.store.contactImportFiles)).toEqual([7 * 86400]);
  expect(await ttl(api.store.contactImportLines)).toEqual([7 * 86400]);
  expect(await ttl(api.store.contactImportRows)).toEqual([30 * 86400]);
  const made = await post('name\nAna\n', '?dryRun=true');
  await work(made.body.id);
  expect(await api.store.contactImportFiles.countDocuments()).toBe(0);
  await api.store.contactImports.updateOne({}, { $set: { uploadedAtMs: Date.now() - 6.1 * 86_400_000 } });
  expect((await api.call('POST', `${all}/${made.body.id}/apply`)).status).toBe(409);
});
