import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import { routes } from '../../src/api/routes';
import { defaultRules } from '../../src/core/rules/defaults';
import { questionAmong } from '../../src/store/questions';
import { twilio } from './apiBench';
import { startContractBench, type ContractBench } from './contractBench';
import { followUpAnswers } from './contractOfFollowUps';
import { learningAnswers } from './contractOfLearning';
import { agentsAnswer, draftsAnswer } from './contractOfPeople';
import { templatesAnswer } from './contractOfTemplates';
import { seedConversation, seedDecision, seedMessage } from './seed';
import { seedFailedMedia, seedStoredMedia } from './seedMedia';
import { bodyOf } from './webhookBodies';

let bench: ContractBench;
let api: ContractBench['api'];
let document: ContractBench['document'];
const check: ContractBench['check'] = (...call) => bench.check(...call);

beforeAll(async () => {
  bench = await startContractBench();
  ({ api, document } = bench);
});
afterAll(() => api.stop());

test('the document lists exactly the routes there are, each with an id of its own', () => {
  const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method} ${path}`),
  );
  expect(listed.sort()).toEqual(routes.map((route) => `${route.method} ${route.path}`).sort());
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods as Record<string, { operationId: string }>).map((operation) => operation.operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(document).toMatchObject({
    openapi: '3.1.0',
    components: { securitySchemes: { key: { type: 'http', scheme: 'bearer' } } },
  });
  for (const { path, method, access } of routes) {
    expect(document.paths[path][method].security).toEqual(
      access === 'key' || access === 'keyUnlessLocal' ? [{ key: [] }] : [],
    );
  }
});

test('the installation answers as documented', async () => {
  for (const path of ['/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/docs'])
    expect((await check('GET', path)).status).toBe(200);
  for (const path of ['/api/alerts', '/api/reply-sweeps']) await check('GET', path);
  api.temporal.state.worker = false;
  expect(await check('GET', '/readyz')).toMatchObject({
    status: 503,
    body: { detail: 'No worker polls the conversations.' },
  });
  api.temporal.state.worker = true;
});

test('the webhook answers as documented', async () => {
  await check(
    'GET',
    '/webhooks/whatsapp',
    '',
    { key: null },
    '?hub.mode=subscribe&hub.verify_token=the-verify-token&hub.challenge=1',
  );
  await check('GET', '/webhooks/whatsapp', '', { key: null }, '?hub.mode=subscribe');
  expect((await check('POST', '/webhooks/whatsapp', '', { key: null, raw: '{}' })).status).toBe(401);
  expect((await api.deliver(bodyOf([{ phone: '5511987654321' }]))).status).toBe(200);
  bench.covered.add('post /webhooks/whatsapp');
  await api.deliver({ object: 'whatsapp_business_account', entry: 'odd' });
  await check('GET', '/api/intake', '', {}, '?setAside=true');
});

test('conversations answer as documented', async () => {
  const conversation = await seedConversation(api.store, {
    phone: '4915112345678',
    control: { ownRules: { followUp: { waitHours: 5 } } },
  });
  const id = conversation._id;
  const asks = await seedConversation(api.store, {
    phone: '4915112345670',
    questions: [questionAmong('whichDeal', {}, 1)],
  });
  await seedMessage(api.store, conversation);
  await seedDecision(api.store, conversation);
  const one = '/api/conversations/{id}';
  for (const path of [
    '/api/conversations',
    one,
    `${one}/messages`,
    `${one}/decisions`,
    `${one}/inquiries`,
    `${one}/context`,
  ])
    expect((await check('GET', path, id)).status).toBe(200);
  await check('GET', '/api/conversations', '', {}, '?limit=x');
  await check('GET', one, 'cnv_0123456789abcdef01234567');
  for (const command of ['pause', 'resume', 'take-over', 'hand-back', 'close', 'reopen'])
    await check('POST', `${one}/${command}`, id);
  await check('POST', `${one}/reroute`, id, { body: { agent: 'ana' } });
  await check('POST', `${one}/snooze`, id, { body: { until: '2040-01-01T00:00:00Z' } });
  await check('POST', `${one}/messages`, id, { body: { text: 'Hello' } });
  await check('PUT', `${one}/follow-up`, id, { body: { enabled: false } });
  await check('DELETE', `${one}/follow-up`, id);
  await check('PUT', `${one}/rules`, id, { body: { reply: { targetMinutes: 5 } } });
  expect((await check('POST', `${one}/link`, id, { body: { dealId: null } })).status).toBe(200);
  expect((await check('POST', `${one}/dismiss-question`, id, { body: { question: 'whichDeal' } })).status).toBe(404);
  expect((await check('POST', `${one}/dismiss-question`, asks._id, { body: { question: 'whichDeal' } })).status).toBe(
    200,
  );
  api.temporal.next.push(() => ({ accepted: false, reason: { code: 'closed', text: 'It is closed.' } }));
  expect((await check('POST', `${one}/take-over`, id)).status).toBe(409);
  api.temporal.state.temporal = false;
  expect((await check('POST', `${one}/take-over`, id)).status).toBe(503);
  expect((await check('POST', `${one}/messages`, id, { body: { text: 'Hello' } })).status).toBe(503);
  api.temporal.state.temporal = true;
});

test('files answer as documented', async () => {
  const conversation = await seedConversation(api.store, { phone: '4915112345679' });
  const one = '/api/media/{id}';
  const { _id: id } = await seedStoredMedia(api.store, conversation, Buffer.from('GIF89a'));
  expect((await check('GET', one, id)).status).toBe(200);
  expect((await check('GET', one, id, { headers: { range: 'bytes=1-2' } })).status).toBe(206);
  expect((await check('GET', one, id, { headers: { range: 'bytes=9-' } })).status).toBe(416);
  expect((await check('GET', one, id, { headers: { 'if-none-match': '*' } })).status).toBe(304);
  expect((await check('GET', one, 'med_0123456789abcdef01234567')).status).toBe(404);
  const failed = await seedFailedMedia(api.store, conversation, 'gone');
  expect((await check('GET', one, failed._id)).status).toBe(409);
  expect((await check('POST', `${one}/retry`, failed._id)).status).toBe(200);
  expect((await check('GET', '/api/conversations/{id}/messages', conversation._id)).body.items).toHaveLength(2);
});

test('accounts answer as documented', async () => {
  await api.deliver(bodyOf([{ phone: '5511987654321' }]));
  const { items } = (await check('GET', '/api/accounts')).body;
  await check('POST', '/api/accounts/{id}/resume-sending', items[0].id);
  expect((await check('PATCH', '/api/accounts/{id}', items[0].id, { body: { defaultCountry: 'BR' } })).status).toBe(
    200,
  );
  expect((await check('POST', '/api/accounts/{id}/resume-sending', 'acc_0123456789abcdef01234567')).status).toBe(404);
  const change = { field: 'account_update', value: { event: 'ACCOUNT_VIOLATION' } };
  await api.deliver({ object: 'whatsapp_business_account', entry: [{ id: '1', changes: [change] }] });
  expect((await check('GET', '/api/account-events')).body.items).toHaveLength(1);
});

test('Twilio’s webhook answers as documented', async () => {
  const [account] = twilio.accounts;
  const params = { AccountSid: account!.accountSid, MessageSid: `SM${'1'.repeat(32)}`, Body: 'Olá' };
  const fields = { ...params, From: 'whatsapp:+5511987654321', To: 'whatsapp:+14155238886', WaId: '5511987654321' };
  const raw = new URLSearchParams(fields).toString();
  const signature = getExpectedTwilioSignature('the-twilio-token', twilio.webhookUrl, fields);
  const post = (headers: Record<string, string>) => check('POST', '/webhooks/twilio', '', { key: null, raw, headers });
  expect((await post({ 'x-twilio-signature': signature })).status).toBe(200);
  expect((await post({ 'x-twilio-signature': 'AAAA' })).status).toBe(401);
});

test('rules answer as documented', async () => {
  await check('GET', '/api/rules');
  expect((await check('PUT', '/api/rules', '', { body: defaultRules })).status).toBe(428);
  expect((await check('PUT', '/api/rules', '', { body: defaultRules, headers: { 'if-match': '"9"' } })).status).toBe(
    412,
  );
  expect((await check('PUT', '/api/rules', '', { body: {}, headers: { 'if-match': '"0"' } })).status).toBe(400);
  expect((await check('PUT', '/api/rules', '', { body: defaultRules, headers: { 'if-match': '"0"' } })).status).toBe(
    200,
  );
  await check('GET', '/api/rules/versions');
  expect((await check('GET', '/api/rules', '', {}, '?format=yaml')).status).toBe(200);
  expect((await check('GET', '/api/rules', '', {}, '?format=xml')).status).toBe(400);
  const yaml = { raw: 'a: [', headers: { 'if-match': '"1"', 'content-type': 'application/yaml' } };
  expect((await check('PUT', '/api/rules', '', yaml)).status).toBe(400);
  expect((await check('POST', '/api/rules/dry-run', '', { body: { rules: defaultRules } })).status).toBe(200);
  expect((await check('POST', '/api/rules/dry-run', '', { body: { rules: {} } })).status).toBe(400);
});

test.each([
  ['contacts', { name: 'Ana', phones: ['+49'] }, { name: null }],
  ['companies', { name: 'Acme' }, { domains: ['a.example'] }],
  ['deals', { title: 'Chairs' }, { open: false }],
])('%s answer as documented', async (kind, made, change) => {
  const all = `/api/${kind}`;
  const { id } = (await check('POST', all, '', { body: made, headers: { 'idempotency-key': 'k' } })).body;
  expect(
    (await check('POST', all, '', { body: { ...made, ...change }, headers: { 'idempotency-key': 'k' } })).status,
  ).toBeGreaterThanOrEqual(400);
  await check('POST', all, '', { raw: '{', headers: { 'content-type': 'application/json' } });
  await check('POST', all, '', { raw: '{}', headers: { 'content-type': 'text/plain' } });
  await check('GET', all);
  await check('GET', `${all}/{id}`, id);
  expect((await check('PATCH', `${all}/{id}`, id, { body: change })).status).toBe(200);
  expect((await check('PATCH', `${all}/{id}`, id, { body: change, headers: { 'if-match': '"1"' } })).status).toBe(412);
});

test('duplicates and the search for them answer as documented', async () => {
  for (const name of ['Ana Souza', 'Souza Ana'])
    await check('POST', '/api/contacts', '', { body: { name, phones: ['+55 11 97777-0001'] } });
  const [{ id }] = (await check('GET', '/api/duplicates', '', {}, '?state=open')).body.items;
  await check('GET', '/api/duplicates', '', {}, '?state=x');
  const one = '/api/duplicates/{id}';
  expect((await check('POST', `${one}/different`, id, { body: { by: 'ana' } })).status).toBe(200);
  expect((await check('POST', `${one}/reopen`, id)).status).toBe(200);
  await check('POST', `${one}/different`, 'dup_0123456789abcdef01234567');
  const sweep = '/api/duplicates/sweep';
  await check('GET', sweep);
  expect((await check('POST', `${sweep}/stop`)).status).toBe(409);
  for (const step of ['start', 'stop', 'resume']) expect((await check('POST', `${sweep}/${step}`)).status).toBe(200);
  api.temporal.state.temporal = false;
  expect((await check('POST', `${sweep}/resume`)).status).toBe(503);
  api.temporal.state.temporal = true;
});

test('merging answers as documented', async () => {
  const make = async () => (await api.call('POST', '/api/contacts', { body: {} })).body.id;
  const [from, into] = [await make(), await make()];
  const one = '/api/contacts/{id}';
  expect((await check('POST', `${one}/merge`, from, { body: { into } })).status).toBe(200);
  expect((await check('PATCH', one, from, { body: { name: 'Ana' } })).status).toBe(409);
  expect((await check('GET', `${one}/merges`, into)).body.items).toHaveLength(1);
  expect((await check('POST', `${one}/unmerge`, from)).status).toBe(200);
  expect((await check('POST', `${one}/unmerge`, from)).status).toBe(409);
});

test('erasing a person answers as documented', async () => {
  const body = { name: 'Ana', externalIds: ['hubspot|1'] };
  const { id } = (await api.call('POST', '/api/contacts', { body })).body;
  expect((await check('GET', '/api/contacts/{id}/data', id)).status).toBe(200);
  expect((await check('POST', '/api/contacts/{id}/erase', id, { body: { confirm: 'no' } })).status).toBe(400);
  const erasure = (await check('POST', '/api/contacts/{id}/erase', id, { body: { confirm: id } })).body;
  const task = { system: 'hubspot', state: 'open' as const, doneAtMs: null, by: null };
  const forPeople = [{ collection: 'deals', id: 'dea_1', doneAtMs: null, by: null }];
  await api.store.erasures.updateOne({ _id: erasure.id }, { $set: { tasks: [task], forPeople } });
  await check('GET', '/api/erasures');
  await check('GET', '/api/erasures/{id}', erasure.id);
  expect((await check('POST', '/api/erasures/{id}/tasks/{system}/done', erasure.id, { body: {} })).status).toBe(200);
  expect((await check('POST', '/api/erasures/{id}/places/{place}/done', erasure.id, { body: {} })).status).toBe(200);
});

test('imports and the export of contacts answer as documented', async () => {
  const all = '/api/contacts/imports';
  const file = { raw: 'name,shoe\nAna,38\n', headers: { 'content-type': 'text/csv' } };
  const { id } = (await check('POST', all, '', file, '?country=BR')).body;
  expect((await check('POST', all, '', { ...file, raw: 'shoe\n38\n' })).status).toBe(400);
  expect((await check('POST', all, '', { ...file, headers: { 'content-type': 'application/json' } })).status).toBe(415);
  for (const path of [all, `${all}/{id}`, `${all}/{id}/rows`]) expect((await check('GET', path, id)).status).toBe(200);
  await check('POST', `${all}/{id}/stop`, id);
  await check('POST', `${all}/{id}/resume`, id);
  expect((await check('POST', `${all}/{id}/apply`, id)).status).toBe(409);
  await api.store.contactImports.updateOne({}, { $set: { state: 'finished' } });
  expect((await check('POST', `${all}/{id}/apply`, id)).status).toBe(200);
  expect((await check('GET', '/api/contacts/export')).status).toBe(200);
});

test('knowledge answers as documented', async () => {
  const all = '/api/knowledge';
  const { id } = (await check('POST', all, '', { body: { title: 'Delivery', text: 'Within 3 days.' } })).body;
  expect((await check('POST', all, '', { body: { title: 'Delivery' } })).status).toBe(400);
  expect((await check('GET', all)).body.items).toHaveLength(1);
  const change = { body: { intents: ['delivery'] } };
  expect((await check('PATCH', `${all}/{id}`, id, change)).status).toBe(200);
  expect((await check('PATCH', `${all}/{id}`, id, { ...change, headers: { 'if-match': '"1"' } })).status).toBe(412);
  expect((await check('DELETE', `${all}/{id}`, id)).status).toBe(200);
  expect((await check('DELETE', `${all}/{id}`, id)).status).toBe(404);
});

test('those who answer, and their presence, answer as documented', () => agentsAnswer(bench));

test('drafts answer as documented', () => draftsAnswer(bench));

test('a planned look answers as documented', () => followUpAnswers(bench));

test('what is learnt answers as documented', () => learningAnswers(bench));

test('templates answer as documented', () => templatesAnswer(bench));

test('every key route documents its 401', async () => {
  for (const { path, method, access } of routes) {
    if (access !== 'key') continue;
    expect((await check(method.toUpperCase(), path, 'x', { key: null })).status).toBe(401);
  }
});

test('every route was seen to succeed', () => {
  expect(routes.map((route) => `${route.method} ${route.path}`).filter((route) => !bench.covered.has(route))).toEqual(
    [],
  );
});

test('the page of docs needs nothing from elsewhere and names every route', async () => {
  const { text } = await api.call('GET', '/api/docs', { key: null });
  expect(text).not.toMatch(/<script|src=|https?:\/\//);
  for (const { path } of routes) expect(text).toContain(path);
});
