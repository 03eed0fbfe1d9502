import { readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { defaultRules } from '../../src/core/rules/defaults';
import { startApi, type ApiBench } from './apiBench';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const example = readFileSync('docs/rules-example.yaml', 'utf8');
const put = (raw: string, headers: Record<string, string> = {}) =>
  api.call('PUT', '/api/rules', {
    raw,
    headers: { 'if-match': '"0"', 'content-type': 'application/yaml', ...headers },
  });

test('rules are read as YAML when asked for it, and stay JSON otherwise', async () => {
  const json = await api.call('GET', '/api/rules');
  for (const [path, headers] of [
    ['/api/rules?format=yaml', {}],
    ['/api/rules', { accept: 'application/yaml' }],
  ] as const) {
    const seen = await api.call('GET', path, { headers });
    expect(seen.status).toBe(200);
    expect(seen.headers.get('content-type')).toContain('application/yaml');
    expect(seen.headers.get('etag')).toBe('"0"');
    expect(parse(seen.text)).toEqual(json.body);
  }
  const forced = await api.call('GET', '/api/rules?format=json', { headers: { accept: 'application/yaml' } });
  expect(forced.body).toEqual(json.body);
  expect(await api.call('GET', '/api/rules?format=xml')).toMatchObject({ status: 400 });
});

test('the example is saved as it stands, and what GET gives is taken back', async () => {
  expect(await put(example)).toMatchObject({ status: 200, body: { version: 1, rules: parse(example) } });
  const { text } = await api.call('GET', '/api/rules?format=yaml');
  const shorter = text.replace('targetMinutes: 60', 'targetMinutes: 45');
  const saved = await put(shorter.replace('by: api', 'by: ana'), { 'if-match': '"1"' });
  expect(saved).toMatchObject({
    status: 200,
    body: { version: 2, by: 'ana', rules: { reply: { targetMinutes: 45 } } },
  });
  // And as JSON.
  const { body } = await api.call('GET', '/api/rules');
  expect(await api.call('PUT', '/api/rules', { body, headers: { 'if-match': '"2"' } })).toMatchObject({ status: 200 });
  expect(await put(example, { 'if-match': '"0"' })).toMatchObject({ status: 412 });
  expect((await api.store.rules.find().toArray()).map(({ _id }) => _id).sort()).toEqual([1, 2, 3]);
});

test('a document of the shape before people were in it is still taken, and stays as it was', async () => {
  const saved = await api.call('PUT', '/api/rules', {
    body: { ...defaultRules, reply: { ...defaultRules.reply, team: 'sales' } },
    headers: { 'if-match': '"0"' },
  });
  expect(saved).toMatchObject({ status: 200, body: { rules: { reply: { team: 'sales' } } } });
  expect(Object.keys(saved.body.rules)).not.toContain('people');
});

const line = (words: string) => example.split('\n').findIndex((one) => one.includes(words)) + 1;
test.each<[name: string, from: string, to: string, path: string, message: string, at?: string]>([
  ['a condition', 'deal.stage in [', 'deal.stge in [', 'routing[2].when', 'Line 1, column 1: There is no `deal.stge`'],
  [
    'a member',
    'members: [ana, bruno, camila]',
    'members: [ana, nina, camila]',
    'people.teams[0].members[1]',
    'There is no member "nina"',
  ],
  ['a team', 'then: { team: brazil }', 'then: { team: brasil }', 'routing[4].then.team', 'There is no team "brasil"'],
  [
    'hours',
    'hours: berlin-mornings #',
    'hours: mornings #',
    'people.members[4].hours',
    'There is no "mornings" in hours',
  ],
  ['a field', 'maxPerSilence: 1', 'maxPerSilense: 1', 'followUp.maxPerSilense', 'There is no such field.'],
  ['a type', 'quietSeconds: 5', 'quietSeconds: often', 'turn.quietSeconds', 'Must be a number, not a text.'],
  ['a condition that is no text', "when: 'true'", 'when: true', 'routing[6].when', 'put it in quotes'],
])('%s that is wrong is named with its path and line', async (_name, from, to, path, message) => {
  expect(example).toContain(from);
  const seen = await put(example.replace(from, to));
  expect(seen.status).toBe(400);
  expect(seen.body.code).toBe('invalidRequest');
  const fault = seen.body.errors.find((one: { path: string }) => one.path === path);
  expect(fault?.message).toContain(message);
  expect(fault?.message).toContain(`(line ${line(from)}, column `);
  expect(await api.store.rules.countDocuments()).toBe(0);
});

test.each<[name: string, raw: string | Uint8Array, code: string, detail: string]>([
  ['no YAML', 'a: [1\nb: 2', 'invalidYaml', 'Line 2, column 1: '],
  ['a tag', 'a: !!js/function x', 'invalidYaml', 'Line 1, column 4: '],
  ['no UTF-8', new Uint8Array([0x61, 0x3a, 0x20, 0xff]), 'invalidYaml', 'UTF-8'],
  ['two hundred thousand brackets', '['.repeat(200_000), 'invalidYaml', 'levels deep'],
  ['a list', '- 1', 'invalidRequest', 'The body must be an object'],
  ['nothing', '', 'invalidRequest', 'The body must be an object'],
])('%s is refused', async (_name, raw, code, detail) => {
  const headers = { 'if-match': '"0"', 'content-type': 'application/yaml' };
  const seen = await api.call('PUT', '/api/rules', { raw, headers });
  expect(seen).toMatchObject({ status: 400, body: { code } });
  expect(seen.body.detail).toContain(detail);
});

test('another type of body is refused, and the answer says which there are', async () => {
  const seen = await put(example, { 'content-type': 'text/plain' });
  expect(seen).toMatchObject({ status: 415, body: { detail: 'Send application/json or application/yaml.' } });
});

test('as JSON the same faults are named', async () => {
  const rules = parse(example) as { routing: { when: string }[] };
  rules.routing[2]!.when = 'deal.stge == ""';
  const seen = await api.call('PUT', '/api/rules', { body: { rules }, headers: { 'if-match': '"0"' } });
  expect(seen.body.errors).toEqual([
    { path: 'rules.routing[2].when', message: expect.stringContaining('Line 1, column 1: There is no `deal.stge`') },
  ]);
});

test.each<[name: string, from: string, to: string, code: string, told: RegExp]>([
  ['a fault', '"targetMinutes": 60', '"targetMinutes": "soon"', 'invalidRequest', /\(line \d+, column \d+\)/],
  ['no JSON', '"targetMinutes": 60', '"targetMinutes": 60,,', 'invalidJson', /^Line \d+, column \d+: /],
  ['a field twice', '"targetMinutes": 60', '"targetMinutes": 60, "targetMinutes": 6', 'invalidJson', /stands twice/],
])('%s in JSON is refused with its line', async (_name, from, to, code, told) => {
  const text = JSON.stringify(defaultRules, null, 2);
  expect(text).toContain(from);
  const raw = text.replace(from, to);
  const seen = await put(raw, { 'content-type': 'application/json' });
  expect(seen).toMatchObject({ status: 400, body: { code } });
  const message: string = code === 'invalidJson' ? seen.body.detail : seen.body.errors[0].message;
  expect(message).toMatch(told);
  const at = raw.split('\n').findIndex((one) => one.includes('targetMinutes')) + 1;
  expect(message.toLowerCase()).toContain(`line ${at}, column `);
  expect(await api.store.rules.countDocuments()).toBe(0);
});

test('switching everything automatic off works in YAML too', async () => {
  const off = { ...defaultRules, automation: { ...defaultRules.automation, enabled: false } };
  expect(await put(stringify(off))).toMatchObject({ status: 200, body: { rules: { automation: { enabled: false } } } });
});
