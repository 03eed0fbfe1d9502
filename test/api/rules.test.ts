import { defaultRules } from '../../src/core/rules/defaults';
import { startApi, type ApiBench } from './apiBench';

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clear());

const put = (body: unknown, version: string | null) =>
  api.call('PUT', '/api/rules', { body, headers: version === null ? {} : { 'if-match': version } });
const changed = (change: object) => ({ ...defaultRules, ...change });

test("the product's own rules are version 0", async () => {
  const seen = await api.call('GET', '/api/rules');
  expect(seen).toMatchObject({ status: 200, body: { version: 0, rules: defaultRules, by: 'continuo', at: null } });
  expect(seen.headers.get('etag')).toBe('"0"');
});

test('a new version needs If-Match with the one in force; every version is kept', async () => {
  expect(await put(defaultRules, null)).toMatchObject({ status: 428, body: { code: 'versionRequired' } });
  expect(await put(defaultRules, '"7"')).toMatchObject({ status: 412, body: { code: 'versionMismatch' } });
  expect(await put(defaultRules, 'nonsense')).toMatchObject({ status: 412 });
  const saved = await put(changed({ pause: { defaultHours: 2 } }), '"0"');
  expect(saved).toMatchObject({ status: 200, body: { version: 1, rules: { pause: { defaultHours: 2 } }, by: 'api' } });
  expect(saved.headers.get('etag')).toBe('"1"');
  const { body } = await api.call('GET', '/api/rules');
  expect(await put({ ...body, by: 'ana', rules: { ...body.rules, pause: { defaultHours: 3 } } }, '"1"')).toMatchObject({
    status: 200,
    body: { version: 2, by: 'ana' },
  });
  const versions = await api.call('GET', '/api/rules/versions');
  expect(versions.body.items.map((item: { version: number }) => item.version)).toEqual([2, 1, 0]);
  expect(versions.body.nextCursor).toBeNull();
});

test('a document that an earlier version took is taken back with another field changed; what comes to nothing is said', async () => {
  const answers = [...defaultRules.automation.answers, { intent: 'hours', texts: { en: 'From 9', pt: 'Olá {nome}' } }];
  const automation = { ...defaultRules.automation, answers };
  await api.store.rules.insertOne({ _id: 1, rules: changed({ automation }), by: 'api', createdAtMs: 1 });
  const { body } = await api.call('GET', '/api/rules');
  const at = `automation.answers[${answers.length - 1}]`;
  const warnings = [
    { path: `${at}.intent`, message: expect.stringContaining('There is no intent "hours"') },
    { path: `${at}.texts.pt`, message: expect.stringContaining('There is no {nome}') },
  ];
  expect(body.warnings).toEqual(warnings);
  const off = { ...body, rules: { ...body.rules, automation: { ...automation, enabled: false } } };
  expect(await put(off, '"1"')).toMatchObject({ status: 200, body: { version: 2, warnings } });
  const modes = { ...automation, modes: { hours: 'send' } };
  expect(await put(changed({ automation: modes }), '"2"')).toMatchObject({ status: 400 });
});

test.each([
  [{ stopWords: { EN: ['stop it'] } }, 'stopWords.EN'],
  [{ followUp: { ...defaultRules.followUp, texts: { en: 'x', 'pt-BR': 'y' } } }, 'followUp.texts.pt-BR'],
])('a language that is written otherwise is told how to write it: %j', async (change, path) => {
  const { status, body } = await put(changed(change), '"0"');
  expect(status).toBe(400);
  expect(body.errors).toEqual([{ path, message: expect.stringContaining('must be a language code such as "en"') }]);
});

test('two changes of one version: one wins', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => put(defaultRules, '"0"')));
  expect(answers.map((answer) => answer.status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
});

test.each([1, 2, 3, 4, 50])('versions page by %i down to 0', async (limit) => {
  for (let version = 0; version < 3; version++) await put(defaultRules, `"${version}"`);
  const seen: number[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page = await api.call('GET', `/api/rules/versions?limit=${limit}${cursor && `&cursor=${cursor}`}`);
    expect(page.body.items.length).toBeLessThanOrEqual(limit);
    seen.push(...page.body.items.map((item: { version: number }) => item.version));
    cursor = page.body.nextCursor;
  }
  expect(seen).toEqual([3, 2, 1, 0]);
});

const followUp = (change: object) => changed({ followUp: { ...defaultRules.followUp, ...change } });
test.each([
  [followUp({ waitHours: 1 }), 'followUp.waitHours'],
  [followUp({ timeZone: 'Mars/Base' }), 'followUp.timeZone'],
  [followUp({ activeFromHour: 21 }), 'followUp.activeToHour'],
  [followUp({ activeToHour: 25 }), 'followUp.activeToHour'],
  [followUp({ texts: { pt: 'x' } }), 'followUp.texts'],
  [followUp({ waitHoursOf: { interrupted: 1 } }), 'followUp.waitHoursOf.interrupted'],
  [followUp({ waitHoursOf: { hesitation: 23 } }), 'followUp.waitHoursOf.hesitation'],
  [followUp({ waitHoursOf: { ours: 24 } }), 'followUp.waitHoursOf.ours'],
  [followUp({ mode: 'shout' }), 'followUp.mode'],
  [followUp({ holidays: { country: 'XX' } }), 'followUp.holidays.country'],
  [followUp({ wordings: [{ name: 'usual', texts: { en: 'x' } }] }), 'followUp.wordings[0].name'],
  [followUp({ waitHours: 96, latestWaitDays: 3 }), 'followUp.latestWaitDays'],
  [followUp({ surprise: 1 }), 'followUp.surprise'],
  [changed({ turn: { quietSeconds: 30, maxSeconds: 20 } }), 'turn.maxSeconds'],
  [
    changed({ automation: { ...defaultRules.automation, answers: [{ intent: 'price', texts: { pt: 'x' } }] } }),
    'automation.answers[0].texts',
  ],
  [changed({ automation: { ...defaultRules.automation, enabled: 'yes' } }), 'automation.enabled'],
  [changed({ reply: { ...defaultRules.reply, team: '+49 151 1234567' } }), 'reply.team'],
  [changed({ pause: undefined }), 'pause'],
  [changed({ extra: true }), 'extra'],
  [{ rules: followUp({ waitHours: 1 }) }, 'rules.followUp.waitHours'],
  [{}, 'automation'],
])('faulty rules %# are 400 and name the field', async (body, path) => {
  const seen = await put(body, '"0"');
  expect(seen.status).toBe(400);
  expect(seen.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  expect((await api.call('GET', '/api/rules')).body.version).toBe(0);
});
